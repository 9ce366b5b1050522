import { describeMethod } from "~/domain/budget/budget";
import { hasUnstated, NOT_STATED, sumInWords } from "~/domain/budget/not-stated";
import type { DetailsBody, DetailsLine } from "~/domain/decision/record-bodies";
import { sideways, upright, type DocumentPart } from "~/domain/publication/document-files";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type { ReadableRecord } from "~/domain/publication/published-record";
import { formatDate } from "~/domain/shared/calendar-date";
import { needsPence } from "~/domain/shared/money";
import {
  amountIn,
  amountsBesides,
  budgetLinesSection,
  contractSentences,
  fundingSections,
  isWhole,
  moneyFormat,
  NO_TOTALS,
  priorityOf,
  prioritiesOf,
  totalIn,
  yearHead,
} from "./budget-tables.view";
import { DETAILS_ITEMS, facts, table, text, withheld, withheldItems, written } from "./document-blocks.view";
import { implicationSections } from "./record-implications.view";
import { budgetChangesSection } from "./record-changes.view";
import { sectionsAt } from "./record-text.view";
import { notSupportedBlocks, notSupportedWords } from "./record-not-supported.view";

/**
 * What was decided, in the order of the paper one: what it says in words before and after its aim, the budget of each year and where it comes from, what changes and
 * why; then each service on pages that lie on their side, and the abbreviations.
 */
export function frameworkParts(
  { record, details }: ReadableRecord,
  abbreviations: readonly DocumentSection[],
): DocumentPart[] {
  if (!details.published) {
    const what = "The budget, its changes and finances";
    return [upright([{ id: "budget", heading: what, blocks: [withheld(what, details.legalGround)] }])];
  }
  const { body } = details;
  const { sections: totals = [] } = budgetLinesSection(body);
  return [
    upright([
      ...saidFirst(notSupportedWords(record), sectionsAt("before_budget", body.sections)),
      {
        ...written("aim", "Aim", body.aim),
        blocks: [...notSupportedBlocks(record), ...written("aim", "Aim", body.aim).blocks],
      },
      {
        id: "budget",
        heading: "The budget",
        blocks: [
          facts([["Date of the figures", body.budgetDate && formatDate(body.budgetDate)]]),
          ...withheldItems(body.withheld, DETAILS_ITEMS),
        ],
        sections: [
          ...totals,
          ...fundingSections(body),
          written("financial-summary", "Financial summary", body.financialSummary),
          ...implicationSections(body.implications),
        ],
      },
      budgetChangesSection(body),
      ...saidFirst(notSupportedWords(record), sectionsAt("after_budget", body.sections)),
    ]),
    sideways([
      { id: "services", heading: "Appendix A: the services", blocks: serviceTables(body) },
      ...abbreviations.map((section) => ({ ...section, heading: "Appendix B: abbreviations" })),
    ]),
  ];
}

/** At the head of the first of these sections, where there is any. */
function saidFirst(
  said: readonly DocumentBlock[],
  [first, ...others]: readonly DocumentSection[],
): DocumentSection[] {
  return first ? [{ ...first, blocks: [...said, ...first.blocks] }, ...others] : [];
}

/** A column for each thing that the paper table asks of a service. */
function serviceTables(details: DetailsBody): DocumentBlock[] {
  const { lines, years } = details;
  const money = moneyFormat(amountsBesides(details));
  const format = { pence: needsPence(amountsBesides(details)) };
  const totals = (of: readonly DetailsLine[]) =>
    years.map((year) => sumInWords(totalIn(of, year), hasUnstated(of, year), format));
  const groups = prioritiesOf(details)
    .map((priority) => ({ priority, of: lines.filter((line) => priorityOf(line) === priority) }))
    .filter(({ of }) => of.length > 0);
  const head = [
    ...["Service", "Delivered by", "Provision", "How it is commissioned"].map((name) => ({ text: name })),
    ...years.map(yearHead),
    { text: "Area" },
  ];
  const blank = ["", "", ""];
  const tables = groups.map(({ priority, of }) =>
    table({
      caption: priority,
      head,
      rows: of.map((line) => ({ cells: serviceCells(line, details, money) })),
      ...(isWhole(details) ? { foot: [{ cells: ["Sub-total", ...blank, ...totals(of), ""] }] } : {}),
    }),
  );
  if (lines.length === 0) return [text("No line of the budget is recorded.")];
  return isWhole(details)
    ? [...tables, text(`Grand total: ${grandTotal(details, totals(lines))}.`)]
    : [...tables, text(NO_TOTALS)];
}

function grandTotal({ years }: DetailsBody, totals: readonly string[]): string {
  return years.map((year, index) => `${totals[index] ?? ""} for ${yearHead(year).text}`).join(", ");
}

function serviceCells(
  line: DetailsLine,
  { lines, years }: Pick<DetailsBody, "lines" | "years">,
  money: (pence: number) => string,
) {
  return [
    [line.service, line.note, ...contractSentences(line, lines)].filter(Boolean),
    line.deliveryOrganisation,
    line.provision,
    describeMethod(line.method, line.fundedWith),
    ...years.map((year) => (hasUnstated([line], year) ? NOT_STATED : money(amountIn(line.amounts, year)))),
    line.reach,
  ];
}
