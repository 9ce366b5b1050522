import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { ImportedLine } from "~/domain/budget/imported-budget";
import { parseBudget } from "~/imports/budget.parse";
import { guessMapping } from "~/imports/columns.parse";

/** The two published budgets, and which lines of the one became which of the other. */
const folder = new URL("../../../db/seed/data/", import.meta.url);

export interface PublishedItem {
  title: string;
  kind: "change" | "transfer" | "unchanged";
  previousLines: string[];
  newLines: string[];
}

/** @throws where the file is not one that the import understands without help */
export async function readPublishedBudget(fileName: string): Promise<readonly ImportedLine[]> {
  const sheet = { name: fileName, rows: parse(await readFile(new URL(fileName, folder))) };
  const mapping = guessMapping([sheet]);
  if (!mapping) throw new Error(`No headings in ${fileName}`);
  const { lines, questions, notices } = parseBudget(sheet, mapping, {});
  const [problem] = [...questions.map(({ why }) => why), ...notices];
  if (problem !== undefined) throw new Error(`${fileName}: ${problem}`);
  return lines;
}

export async function readPublishedItems(): Promise<PublishedItem[]> {
  const file = await readFile(new URL("changes-2018-21.json", folder), "utf8");
  return (JSON.parse(file) as { items: PublishedItem[] }).items;
}
