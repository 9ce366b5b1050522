import {
  DOCUMENT_FORMAT_LABELS,
  DOCUMENT_FORMATS,
  documentLabel,
  type DocumentFormat,
  type DocumentName,
} from "~/domain/publication/document-files";

interface DocumentLinksProps {
  names: readonly DocumentName[];
  /** "framework" */
  decidedThing: string;
  hrefOf: (name: DocumentName, format: DocumentFormat) => string;
  /** A workbook beside them, where there is one. */
  workbookOf?: (name: DocumentName) => string | null;
}

/** What an office files, each as Word and as PDF. */
export function DocumentLinks({ names, decidedThing, hrefOf, workbookOf }: DocumentLinksProps) {
  if (names.length === 0) return null;
  return (
    <section aria-labelledby="documents" className="app-no-print">
      <h2 className="govuk-heading-m" id="documents">
        To save and to file
      </h2>
      <ul className="govuk-list">
        {names.map((name) => {
          const label = documentLabel(name, decidedThing);
          const workbook = workbookOf?.(name) ?? null;
          const links = [
            ...DOCUMENT_FORMATS.map(
              (format) => [DOCUMENT_FORMAT_LABELS[format], hrefOf(name, format)] as const,
            ),
            ...(workbook === null ? [] : [["Excel workbook", workbook] as const]),
          ];
          return (
            <li key={name}>
              {label}:{" "}
              {links.map(([format, href], index) => (
                <span key={format}>
                  {index > 0 && ", "}
                  <a className="govuk-link" href={href}>
                    {format}
                    <span className="govuk-visually-hidden">: {label}</span>
                  </a>
                </span>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
