import {
  figureInWords,
  reconciledFigures,
  ROUNDING_PENCE,
  type ReconciliationFacts,
} from "~/domain/budget/reconciliation";
import { suspectLines } from "~/domain/budget/suspects";
import { priorityNames, type FrameworkContent } from "~/domain/framework/content";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { pounds, type ExportedTable } from "./exported-table.view";

/** Every stated figure against its lines, those that agree too, with the explanations and the lines suspected. */
export function reconciliationExport(
  content: ReconciliationFacts & Pick<FrameworkContent, "budget" | "previous">,
): ExportedTable {
  const names = priorityNames(content);
  return {
    name: "Reconciliation",
    headings: [
      ...["Figure", "Year", "Stated (£)", "The lines add up to (£)", "Difference (£)", "Agrees"],
      ...["Explanation", "What may explain it"],
    ],
    rows: reconciledFigures(content).map((figure) => {
      const agrees = Math.abs(figure.pence) <= ROUNDING_PENCE;
      return [
        figureInWords(figure, names),
        formatFinancialYear(figure.year),
        ...[pounds(figure.stated), pounds(figure.actual), pounds(figure.pence)],
        agrees ? "Yes" : "No",
        figure.explanation ?? "",
        agrees
          ? ""
          : suspectLines(figure, content.budget)
              .map(({ service, reason }) => `${service}: ${reason}`)
              .join("\n"),
      ];
    }),
  };
}
