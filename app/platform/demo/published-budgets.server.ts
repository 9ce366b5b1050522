import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { CommissioningMethod } from "~/domain/budget/budget";
import { parseMoney } from "~/domain/shared/money";

/** The two published budgets, and which lines of the one became which of the other. */
const folder = new URL("../../../db/seed/data/", import.meta.url);

export interface PublishedLine {
  priority: string;
  service: string;
  deliveryOrganisation: string;
  provision: string;
  method: CommissioningMethod | null;
  fundedWith: string;
  /** Pence, by the calendar year in which each financial year starts. */
  amounts: Record<number, number>;
  reach: string;
  note: string;
}

export interface PublishedItem {
  title: string;
  kind: "change" | "transfer" | "unchanged";
  previousLines: string[];
  newLines: string[];
}

export async function readPublishedBudget(fileName: string): Promise<PublishedLine[]> {
  const rows = parse<Record<string, string>>(await readFile(new URL(fileName, folder)), { columns: true });
  return rows.map((row) => ({
    priority: row.priority ?? "",
    service: row.service ?? "",
    deliveryOrganisation: row["delivery organisation"] ?? "",
    provision: row.provision ?? "",
    ...readMethod(row["commissioning method"] ?? ""),
    amounts: readAmounts(row),
    reach: row["geographical reach"] ?? "",
    note: row.note ?? "",
  }));
}

export async function readPublishedItems(): Promise<PublishedItem[]> {
  const file = await readFile(new URL("changes-2018-21.json", folder), "utf8");
  return (JSON.parse(file) as { items: PublishedItem[] }).items;
}

const METHODS: Record<string, CommissioningMethod> = {
  "Procured - sole funded": "procured_sole",
  "Procured - jointly funded": "procured_joint",
  "Grant funded": "grant",
  "Statutory contribution": "statutory",
  "Not applicable": "not_applicable",
};

function readMethod(text: string): Pick<PublishedLine, "method" | "fundedWith"> {
  const [, name = "", fundedWith = ""] = /^([^(]*?)(?: \((.*)\))?$/u.exec(text) ?? [];
  const method = METHODS[name];
  if (name !== "" && !method) throw new Error(`Unknown commissioning method: ${text}`);
  return { method: method ?? null, fundedWith };
}

function readAmounts(row: Record<string, string>): Record<number, number> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([heading, text]) => {
      const year = /^(\d{4})\/\d\d \(£\)$/u.exec(heading)?.[1];
      if (!year) return [];
      const parsed = parseMoney(text);
      if (!parsed.ok) throw new Error(`Not an amount: ${text}`);
      return [[Number(year), parsed.pence]];
    }),
  );
}
