import type { YearAmounts } from "~/domain/budget/budget";
import { paths } from "~/paths";
import { ButtonLink, Table } from "../govuk";
import type { PriorityTotal } from "./budget-totals";
import { amountCells, sumCells, yearHead } from "./year-figures";

export interface LineRow {
  id: number;
  service: string;
  deliveryOrganisation: string;
  reach: string;
  method: string;
  amounts: YearAmounts;
}
export interface PriorityWithLines extends PriorityTotal {
  lines: readonly LineRow[];
}

interface BudgetLinesProps {
  frameworkId: number;
  priorities: readonly PriorityWithLines[];
  years: readonly number[];
  pence: boolean;
  mayWrite: boolean;
}

/** Every line under its priority, with sub-totals. */
export function BudgetLines({ frameworkId, priorities, years, pence, mayWrite }: BudgetLinesProps) {
  const filled = priorities.filter(({ lines }) => lines.length > 0);
  return (
    <section id="lines" aria-labelledby="lines-heading">
      <h2 className="govuk-heading-m" id="lines-heading">
        Budget lines
      </h2>
      {mayWrite && <ButtonLink href={paths.newLine(frameworkId)}>Add a line</ButtonLink>}
      {filled.length === 0 && <p className="govuk-body">There is no budget line yet.</p>}
      {filled.map(({ name, lines, byYear }) => (
        <Table
          key={name}
          caption={name}
          captionSize="s"
          firstCellIsHeader
          head={[
            { text: "Service" },
            { text: "Delivered by, and how commissioned" },
            { text: "Reach" },
            ...yearHead(years),
          ]}
          rows={lines.map((line) => ({
            key: String(line.id),
            header: (
              <a className="govuk-link" href={paths.line(frameworkId, line.id)}>
                {line.service}
              </a>
            ),
            cells: [
              {
                content: (
                  <>
                    {line.deliveryOrganisation || "Not stated"}
                    <div className="govuk-hint govuk-!-margin-bottom-0">{line.method}</div>
                  </>
                ),
              },
              { content: line.reach || "Not stated" },
              ...amountCells(line.amounts, years, pence),
            ],
          }))}
          foot={[
            {
              key: "sub-total",
              header: "Sub-total",
              cells: [{ content: "" }, { content: "" }, ...sumCells(byYear, pence)],
            },
          ]}
        />
      ))}
    </section>
  );
}
