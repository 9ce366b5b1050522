import { paths } from "~/paths";
import { Details, Table } from "../govuk";

interface ServingTableProps {
  framework: {
    id: number;
    title: string;
    years: readonly string[];
    rows: readonly {
      id: number;
      name: string;
      headings: readonly string[];
      lines: readonly { id: number; service: string }[];
      amounts: readonly string[];
    }[];
  };
}

/** What of one framework serves each priority of its plan: also those that nothing of it serves. */
export function ServingTable({ framework: { id, title, years, rows } }: ServingTableProps) {
  return (
    <>
      <h2 className="govuk-heading-m">
        <a className="govuk-link" href={paths.framework(id)}>
          {title}
        </a>
      </h2>
      <Table
        caption={`What of ${title} serves each priority`}
        captionHidden
        firstCellIsHeader
        head={[
          { text: "Priority" },
          { text: "Headings of the budget" },
          { text: "Budget lines" },
          ...years.map((year) => ({ text: year, numeric: true })),
        ]}
        rows={rows.map((row) => ({
          key: String(row.id),
          header: row.name,
          cells: [
            { content: row.headings.join("; ") || "None" },
            { content: <Lines frameworkId={id} of={row.name} lines={row.lines} /> },
            ...row.amounts.map((content) => ({ content, numeric: true })),
          ],
        }))}
      />
    </>
  );
}

function Lines({
  frameworkId,
  of,
  lines,
}: {
  frameworkId: number;
  of: string;
  lines: readonly { id: number; service: string }[];
}) {
  if (lines.length === 0) return "None";
  return (
    <Details
      summary={
        <>
          {lines.length === 1 ? "1 line" : `${lines.length} lines`}
          <span className="govuk-visually-hidden">: {of}</span>
        </>
      }
    >
      <ul className="govuk-list">
        {lines.map(({ id, service }) => (
          <li key={id}>
            <a className="govuk-link" href={paths.line(frameworkId, id)}>
              {service}
            </a>
          </li>
        ))}
      </ul>
    </Details>
  );
}
