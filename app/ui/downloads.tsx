import type { ExportFormat } from "~/paths";

interface DownloadsProps {
  /** "the budget" */
  what: string;
  hrefOf: (format: ExportFormat) => string;
}

const FORMATS: readonly (readonly [ExportFormat, string])[] = [
  ["xlsx", "Excel workbook"],
  ["ods", "OpenDocument spreadsheet"],
  ["csv", "CSV"],
];

/** A table of the page as files to be saved. */
export function Downloads({ what, hrefOf }: DownloadsProps) {
  return (
    <p className="govuk-body app-no-print">
      Download {what} as:{" "}
      {FORMATS.map(([format, name], index) => (
        <span key={format}>
          {index > 0 && ", "}
          <a className="govuk-link" href={hrefOf(format)}>
            {name}
            <span className="govuk-visually-hidden"> of {what}</span>
          </a>
        </span>
      ))}
    </p>
  );
}
