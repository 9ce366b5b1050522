import { paths } from "~/paths";

/** The same decisions for programs, and to be told of new ones. */
export function RegisterAsData({ query }: { query: string }) {
  const links = [
    ["Be told of new ones (Atom feed)", paths.decisionsFeed(query), "application/atom+xml"],
    ["As data (JSON)", paths.decisionsData("json", query), "application/json"],
    ["As a table (CSV)", paths.decisionsData("csv", query), "text/csv"],
  ] as const;
  return (
    <section aria-labelledby="as-data" className="app-no-print">
      <h2 className="govuk-heading-s" id="as-data">
        These decisions elsewhere
      </h2>
      <ul className="govuk-list">
        {links.map(([text, href, type]) => (
          <li key={href}>
            <a className="govuk-link" href={href} rel="alternate" type={type}>
              {text}
            </a>
          </li>
        ))}
        {query === "" && (
          <li>
            <a className="govuk-link" href={paths.decisionsWorkbook()}>
              As an Excel workbook
            </a>
          </li>
        )}
        <li>
          <a className="govuk-link" href={paths.openApi()}>
            What else can be asked for as data (OpenAPI)
          </a>
        </li>
      </ul>
    </section>
  );
}
