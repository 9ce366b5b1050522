import { priorityNameOf, type ChangeKind } from "~/domain/budget/changes";
import { ENTRY_KIND_LABELS } from "~/domain/eia/eia";
import { changesOf, priorityNames, type FrameworkContent } from "~/domain/framework/content";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { pounds, type ExportedTable } from "./exported-table.view";

const KINDS: Record<ChangeKind, string> = {
  change: "Change",
  transfer: "Transfer",
  unchanged: "Unchanged",
};

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
      "EIA entry",
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
        ...change.byYear.flatMap((figures) => [
          ...[pounds(figures.previous), pounds(figures.new), pounds(figures.change)],
        ]),
        entry ? ENTRY_KIND_LABELS[entry.kind] : "",
      ];
    }),
  };
}
