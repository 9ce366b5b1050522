import { DOCUMENT_FORMAT_LABELS, type DocumentFormat } from "~/domain/publication/document-files";

/** The report of a consultation as files to be saved. */
export function ReportFiles({ files }: { files: readonly { format: DocumentFormat; href: string }[] }) {
  return (
    <p className="govuk-body app-no-print">
      Download the report as:{" "}
      {files.map(({ format, href }, index) => (
        <span key={format}>
          {index > 0 && ", "}
          <a className="govuk-link" href={href}>
            {DOCUMENT_FORMAT_LABELS[format]}
            <span className="govuk-visually-hidden"> of the consultation report</span>
          </a>
        </span>
      ))}
    </p>
  );
}
