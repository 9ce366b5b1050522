import { describeMethod, type BudgetLine, type Priority } from "~/domain/budget/budget";
import { CONTRACT_FIELDS, CONTRACT_LABELS, contractInWords } from "~/domain/budget/contract-words";
import { serviceOf } from "~/domain/budget/line-history";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { amountInWords } from "~/domain/budget/not-stated";
import { SummaryList } from "../govuk";

/** A line to read. */
export function LineFacts({
  line,
  lines,
  priorities,
  years,
}: {
  line: BudgetLine;
  /** The line that follows it, where one does. */
  lines: readonly Pick<BudgetLine, "id" | "service">[];
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
        ...contractRows(line, lines),
      ]}
    />
  );
}

type ContractOf = Pick<BudgetLine, "contract">;
type Named = readonly Pick<BudgetLine, "id" | "service">[];

/** What is said of the contract, and nothing of what is not. */
function contractRows({ contract }: ContractOf, lines: Named) {
  const words = contractInWords(contract, serviceOf(lines, contract?.followedById));
  return CONTRACT_FIELDS.flatMap((field) =>
    words[field] === undefined
      ? []
      : [
          {
            key: CONTRACT_LABELS[field],
            value: <span className="app-preserve-lines">{words[field]}</span>,
          },
        ],
  );
}

/** The contract of a line by itself; nothing where nothing is said of it. */
export function ContractFacts({ line, lines }: { line: ContractOf; lines: Named }) {
  const rows = contractRows(line, lines);
  if (rows.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Contract</h2>
      <SummaryList rows={rows} />
    </>
  );
}
