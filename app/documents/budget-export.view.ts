import { COMMISSIONING_METHOD_LABELS, type Budget, type StatedTotal } from "~/domain/budget/budget";
import { CONTRACT_FIELDS, CONTRACT_LABELS, contractInWords } from "~/domain/budget/contract-words";
import { serviceOf } from "~/domain/budget/line-history";
import { NOT_STATED } from "~/domain/budget/not-stated";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { pounds, type ExportedCell, type ExportedTable } from "./exported-table.view";

/**
 * The budget with the headings that its import knows, so that it comes back in as it was: lines in their order, but
 * those of no priority first, since an empty priority is filled from the row above. What is stated of a priority
 * stands after the last of its lines. Of a contract there are the columns in which some line says something. Totals that nobody stated, and those of a priority without lines, are left out.
 */
export function budgetExport(
  { years, priorities, lines }: Pick<Budget, "years" | "priorities" | "lines">,
  statedTotals: readonly StatedTotal[],
): ExportedTable {
  const names = new Map(priorities.map(({ id, name }) => [id, name]));
  const priorityOf = ({ priorityId }: { priorityId: number | null }) =>
    (priorityId === null ? undefined : names.get(priorityId)) ?? "";
  const ordered = [
    ...lines.filter((line) => priorityOf(line) === ""),
    ...lines.filter((line) => priorityOf(line) !== ""),
  ];
  const contracts = new Map(
    ordered.map((line) => [
      line,
      contractInWords(line.contract, serviceOf(lines, line.contract?.followedById)),
    ]),
  );
  const contractFields = CONTRACT_FIELDS.filter((field) =>
    ordered.some((line) => contracts.get(line)?.[field] !== undefined),
  );
  const lastOf = new Map(ordered.map((line, index) => [line.priorityId, index]));

  const totalRow = (label: string, priorityId: number | null): ExportedCell[][] => {
    const stated = new Map(
      statedTotals.filter((total) => total.priorityId === priorityId).map(({ year, pence }) => [year, pence]),
    );
    if (stated.size === 0) return [];
    const amounts = years.map((year) => pounds(stated.get(year)));
    return [
      [
        priorityOf({ priorityId }),
        label,
        "",
        "",
        "",
        "",
        ...amounts,
        "",
        "",
        ...contractFields.map(() => ""),
      ],
    ];
  };
  return {
    name: "Budget",
    headings: [
      ...["Priority", "Service", "Delivery organisation", "Provision", "Commissioning method", "Funded with"],
      ...years.map((year) => `${formatFinancialYear(year)} (£)`),
      ...["Geographical reach", "Note"],
      ...contractFields.map((field) => CONTRACT_LABELS[field]),
    ],
    rows: [
      ...ordered.flatMap((line, index) => [
        [
          priorityOf(line),
          ...[line.service, line.deliveryOrganisation, line.provision],
          line.method === null ? "" : COMMISSIONING_METHOD_LABELS[line.method],
          line.fundedWith,
          ...years.map((year) =>
            line.amounts[year] === undefined ? NOT_STATED : pounds(line.amounts[year]),
          ),
          ...[line.reach, line.note],
          ...contractFields.map((field) => contracts.get(line)?.[field] ?? ""),
        ],
        ...(line.priorityId !== null && lastOf.get(line.priorityId) === index
          ? totalRow("Sub-total", line.priorityId)
          : []),
      ]),
      ...totalRow("Grand total", null),
    ],
  };
}
