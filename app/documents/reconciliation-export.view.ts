import { figureInWords, reconciledFigures } from "~/domain/budget/reconciliation";
import {
  reconciliationFindings,
  type Finding,
  type FindingFacts,
} from "~/domain/budget/reconciliation-findings";
import { priorityNames, type FrameworkContent } from "~/domain/framework/content";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { pounds, type ExportedTable } from "./exported-table.view";

/** Every stated figure against its lines, those that agree too, with the explanations and what the page says of it. */
export function reconciliationExport(
  content: FindingFacts & Pick<FrameworkContent, "budget" | "previous">,
): ExportedTable {
  const names = priorityNames(content);
  const findings = new Map(reconciliationFindings(content).map((finding) => [finding.key, finding]));
  return {
    name: "Reconciliation",
    headings: [
      ...["Figure", "Year", "Stated (£)", "The lines add up to (£)", "Difference (£)", "Agrees"],
      ...["Explanation", "What may explain it"],
    ],
    rows: reconciledFigures(content).map((figure) => {
      const finding = findings.get(figure.key);
      return [
        figureInWords(figure, names),
        formatFinancialYear(figure.year),
        ...[pounds(figure.stated), pounds(figure.actual), pounds(figure.pence)],
        finding?.agrees ? "Yes" : "No",
        figure.explanation ?? "",
        finding ? whatMayExplain(finding) : "",
      ];
    }),
  };
}

function whatMayExplain({ followsFrom, suspects }: Finding): string {
  return followsFrom ?? suspects.map(({ service, reason }) => `${service}: ${reason}`).join("\n");
}
