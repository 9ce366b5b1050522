import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Budget, BudgetLine } from "~/domain/budget/budget";
import { parseMoney } from "~/domain/shared/money";
import { aBudget, aLine } from "./content-builder";

/** The published frameworks 2017/18 and 2018-21 as budgets, with the list of changes that was made from the two by hand. */

export interface WorkedItem {
  title: string;
  previousLines: string[];
  newLines: string[];
}

const dataFile = (name: string) =>
  readFileSync(new URL(`../../db/seed/data/${name}`, import.meta.url), "utf8");

export const { items: workedItems } = JSON.parse(dataFile("changes-2018-21.json")) as { items: WorkedItem[] };

const PRIORITIES = ["Victims", "Vulnerable", "Prevention", "Cross cutting"].map((name, index) => ({
  id: index + 1,
  name,
}));

function linesFrom(file: string, years: Record<number, string>, firstId: number): BudgetLine[] {
  const rows: Record<string, string>[] = parse(dataFile(file), { columns: true, skip_empty_lines: true });
  return rows.map((row, index) => {
    const cell = (column: string) => row[column] ?? "";
    const pence = (column: string) => {
      const parsed = parseMoney(cell(column));
      if (!parsed.ok) throw new Error(`${cell(column)} ${parsed.problem}`);
      return parsed.pence;
    };
    return aLine({
      id: firstId + index,
      priorityId: PRIORITIES.find(({ name }) => name === cell("priority"))?.id ?? null,
      service: cell("service"),
      deliveryOrganisation: cell("delivery organisation"),
      provision: cell("provision"),
      amounts: Object.fromEntries(Object.entries(years).map(([year, column]) => [year, pence(column)])),
      reach: cell("geographical reach"),
    });
  });
}

export const workedPrevious: Budget = aBudget({
  frameworkId: 2,
  years: [2017],
  priorities: PRIORITIES,
  lines: linesFrom("framework-2017-18.csv", { 2017: "2017/18 (£)" }, 101),
});

export const workedCurrent: Budget = aBudget({
  years: [2018, 2019, 2020],
  priorities: PRIORITIES,
  lines: linesFrom(
    "framework-2018-21.csv",
    { 2018: "2018/19 (£)", 2019: "2019/20 (£)", 2020: "2020/21 (£)" },
    1,
  ),
});
