import { describeMethod, type BudgetLine, type Priority } from "~/domain/budget/budget";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { amountInWords } from "~/domain/budget/not-stated";
import { SummaryList } from "../govuk";

/** A line to read. */
export function LineFacts({
  line,
  priorities,
  years,
}: {
  line: BudgetLine;
  priorities: readonly Priority[];
  years: readonly number[];
}) {
  const text = (words: string) => <span className="app-preserve-lines">{words || "Not stated"}</span>;
  return (
    <SummaryList
      rows={[
        { key: "Priority", value: priorities.find(({ id }) => id === line.priorityId)?.name ?? "None" },
        { key: "Service", value: line.service },
        { key: "Delivery organisation", value: text(line.deliveryOrganisation) },
        { key: "Provision", value: text(line.provision) },
        { key: "Commissioning method", value: describeMethod(line.method, line.fundedWith) },
        ...years.map((year) => ({
          key: `Amount for ${formatFinancialYear(year)}`,
          value: amountInWords(line.amounts[year]),
        })),
        { key: "Geographical reach", value: text(line.reach) },
        { key: "Note", value: text(line.note) },
      ]}
    />
  );
}
