import { priorityNameOf, type ChangeKind, type YearComparison } from "~/domain/budget/changes";
import { comparisonInWords } from "~/domain/budget/not-stated";
import { ENTRY_KIND_LABELS } from "~/domain/eia/eia";
import { changesOf, priorityNames, type FrameworkContent } from "~/domain/framework/content";
import { formatDate, formatFinancialYear } from "~/domain/shared/calendar-date";
import { pounds, type ExportedCell, type ExportedTable } from "./exported-table.view";

const KINDS: Record<ChangeKind, string> = {
  change: "Change",
  transfer: "Transfer",
  unchanged: "Unchanged",
};

/** Amounts where they are stated; else in words. */
function comparisonCells(figures: YearComparison): ExportedCell[] {
  const words = comparisonInWords(figures);
  const { unstated } = figures;
  return [
    unstated === "previous" || unstated === "both" ? words.previous : pounds(figures.previous),
    unstated === "new" || unstated === "both" ? words.new : pounds(figures.new),
    unstated ? words.change : pounds(figures.change),
  ];
}

/** Every budget change, unchanged ones too, with its figures before and now and what answers for it in the EIA. */
export function changesExport(content: FrameworkContent): ExportedTable {
  const names = priorityNames(content);
  const entries = new Map(content.entries.map((entry) => [entry.changeId, entry]));
  const changes = changesOf(content);
  const years = content.budget.years.map(formatFinancialYear);
  return {
    name: "Budget changes",
    headings: [
      ...["Number", "Budget change", "Kind", "Priority", "Transferred to", "Lines before", "Lines now"],
      ...years.flatMap((year) => [`Before, against ${year} (£)`, `${year} (£)`, `Change in ${year} (£)`]),
      ...["Why it is made", "Takes effect on", "EIA entry"],
    ],
    rows: changes.map((change, index) => {
      const entry = entries.get(change.id);
      return [
        String(index + 1),
        change.title,
        KINDS[change.kind],
        priorityNameOf(change, names),
        change.transferredTo,
        change.previousLines.map(({ service }) => service).join("; "),
        change.newLines.map(({ service }) => service).join("; "),
        ...change.byYear.flatMap((figures) => [...comparisonCells(figures)]),
        change.rationale,
        change.effectiveOn ? formatDate(change.effectiveOn) : "",
        entry ? ENTRY_KIND_LABELS[entry.kind] : "",
      ];
    }),
  };
}
