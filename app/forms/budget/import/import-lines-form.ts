import { z } from "zod";
import { matchField } from "~/domain/budget/import-pairs";
import type { LineMatches } from "~/domain/budget/imported-budget";
import {
  defineForm,
  optionalChoiceField,
  type ChoiceField,
  type FieldErrors,
  type RawValues,
} from "~/forms/form";

/** Rows that one page asks about. */
export const MATCHES_AT_ONCE = 25;
/** Lines that each of them offers to choose from. */
export const LINES_TO_CHOOSE_FROM = 200;

export interface LineChoice {
  id: number;
  text: string;
}

/** An imported row of which a person says which line it is. */
export interface RowToMatch {
  row: number;
  service: string;
  /** The line it is taken for; null where it is taken for a new one. */
  proposed: LineChoice | null;
}

const otherField = (row: number): `other-${number}` => `other-${row}`;

/** @param others lines of the budget that no row is certainly */
export function importLinesForm(rows: readonly RowToMatch[], others: readonly LineChoice[]) {
  const otherOptions = others.map(({ id, text }) => ({ value: String(id), text }));
  const decisions = rows.map(({ row, service, proposed }): [string, ChoiceField<string | null>] => [
    matchField(row),
    {
      kind: "radios",
      label: `Row ${row}: ${service}`,
      options: [
        ...(proposed ? [{ value: "same", text: `It is “${proposed.text}”` }] : []),
        { value: "new", text: "It is a new line" },
        ...(otherOptions.length > 0
          ? [{ value: "other", text: "It is another line of the budget", reveals: [otherField(row)] }]
          : []),
      ],
      schema: z
        .enum(["same", "new", "other"], { error: `Choose what row ${row}, ${service}, is` })
        .refine((value) => value !== "same" || proposed !== null, "Choose again what this row is"),
    },
  ]);
  const choices = rows.map(({ row }): [string, ChoiceField<string | null>] => [
    otherField(row),
    optionalChoiceField("select", "Which line it is", otherOptions),
  ]);
  const fields: Record<string, ChoiceField<string | null>> = Object.fromEntries([...decisions, ...choices]);
  return defineForm(fields, (value): FieldErrors =>
    Object.fromEntries(
      rows
        .filter(({ row }) => value[matchField(row)] === "other" && !value[otherField(row)])
        .map(({ row }) => [otherField(row), `Choose which line row ${row} is`]),
    ),
  );
}

/** What `matchImportLines` takes. */
export function readLineMatches(
  value: Readonly<Record<string, string | null>>,
  rows: readonly RowToMatch[],
): LineMatches {
  return Object.fromEntries(
    rows.map(({ row, proposed }) => {
      const other = value[otherField(row)];
      const lineId = { same: proposed?.id ?? null, other: other ? Number(other) : null, new: null };
      return [row, lineId[value[matchField(row)] as keyof typeof lineId]];
    }),
  );
}

/** What was decided before; nothing is chosen of a row that nobody decided. */
export function lineMatchValues(matches: LineMatches, rows: readonly RowToMatch[]): RawValues {
  const values: RawValues = {};
  for (const { row, proposed } of rows) {
    const lineId = matches[row];
    if (lineId === undefined) continue;
    const decision = lineId === null ? "new" : lineId === proposed?.id ? "same" : "other";
    values[matchField(row)] = decision;
    if (decision === "other") values[otherField(row)] = String(lineId);
  }
  return values;
}
