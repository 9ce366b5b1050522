import type { YearAmounts } from "~/domain/budget/year-amounts";
import type { LinesShown } from "~/domain/budget/lines-shown";
import { linesSearch, type LinesQuery } from "~/forms/budget/lines-query";
import { paths } from "~/paths";
import { ButtonLink, Pagination, Table } from "../govuk";
import type { PriorityTotal } from "./budget-totals";
import { FindLines, type PriorityChoice } from "./find-lines";
import { amountCells, sumCells, yearHead } from "./year-figures";
import { Abbreviated } from "../glossary/abbreviated";

export interface LineRow {
  id: number;
  service: string;
  deliveryOrganisation: string;
  reach: string;
  method: string;
  amounts: YearAmounts;
}
export interface PriorityWithLines extends PriorityTotal {
  /** Those shown. */
  lines: readonly LineRow[];
  /** How many it has in all. */
  lineCount: number;
}
export interface ShownLines extends Omit<LinesShown, "priorities"> {
  priorities: readonly PriorityWithLines[];
  /** Null for a budget that is short enough to be shown whole. */
  query: LinesQuery | null;
}

interface BudgetLinesProps {
  frameworkId: number;
  /** All there are. */
  priorities: readonly PriorityChoice[];
  shown: ShownLines;
  years: readonly number[];
  pence: boolean;
  mayWrite: boolean;
  /** That the budget it is compared with has lines: without one here, each of those ends. */
  endsAll: boolean;
}

/** The lines under their priorities, with sub-totals: all of them, or of a long budget a page. */
export function BudgetLines({
  frameworkId,
  priorities,
  shown,
  years,
  pence,
  mayWrite,
  endsAll,
}: BudgetLinesProps) {
  const { query, total, number, pages } = shown;
  return (
    <section id="lines" aria-labelledby="lines-heading">
      <h2 className="govuk-heading-m" id="lines-heading">
        Budget lines
      </h2>
      {mayWrite && <ButtonLink href={paths.newLine(frameworkId)}>Add a line</ButtonLink>}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.budgetHistory(frameworkId)}>
          History of the budget: who changed which figure, when and why
        </a>
      </p>
      {query && <FindLines {...{ frameworkId, priorities, query }} found={shown} />}
      {!query && total === 0 && (
        <p className="govuk-body">
          {endsAll
            ? "There is no budget line. As it stands, every service of the previous budget ends."
            : "There is no budget line yet."}
        </p>
      )}
      {shown.priorities.map((priority) => (
        <PriorityTable key={priority.name} {...{ priority, frameworkId, years, pence }} />
      ))}
      {query && (
        <Pagination
          page={number}
          pages={pages}
          hrefOf={(page) => `${paths.budget(frameworkId, linesSearch({ ...query, page }))}#lines`}
        />
      )}
    </section>
  );
}

function PriorityTable({
  priority: { name, lines, lineCount, byYear },
  frameworkId,
  years,
  pence,
}: { priority: PriorityWithLines } & Pick<BudgetLinesProps, "frameworkId" | "years" | "pence">) {
  const areAll = lines.length === lineCount;
  return (
    <Table
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
            <Abbreviated>{line.service}</Abbreviated>
          </a>
        ),
        cells: [
          {
            content: (
              <>
                <Abbreviated>{line.deliveryOrganisation || "Not stated"}</Abbreviated>
                <div className="govuk-hint govuk-!-margin-bottom-0">
                  {line.method || "How it is commissioned is not stated"}
                </div>
              </>
            ),
          },
          { content: <Abbreviated>{line.reach || "Not stated"}</Abbreviated> },
          ...amountCells(line.amounts, years, pence),
        ],
      }))}
      foot={[
        {
          key: "sub-total",
          header: areAll ? "Sub-total" : `Sub-total of all ${lineCount.toLocaleString("en-GB")} lines`,
          cells: [{ content: "" }, { content: "" }, ...sumCells(byYear, pence)],
        },
      ]}
    />
  );
}
