import { z } from "zod";
import { IMPORT_LIMITS } from "~/domain/budget/imported-budget";
import {
  checkboxesField,
  defineForm,
  textareaField,
  textField,
  type FieldErrors,
  type TextField,
} from "~/forms/form";

/** Rows that are left out, of those that one page offers to take in again. */
export const LEFT_OUT_AT_ONCE = 200;

export interface RowLeftOut {
  row: number;
  /** What stands in it. */
  text: string;
  reason: string;
}

const NUMBERS = "Enter numbers of rows with commas between them, such as 3, 7 to 9";
const typed = textField("Rows to leave out", { hint: "Such as 3, 7 to 9", max: 500 });
const rowNumbers: TextField<number[]> = {
  ...typed,
  schema: typed.schema.transform((text, context): number[] => {
    const rows = readRowNumbers(text);
    if (rows === null) context.addIssue({ code: "custom", message: NUMBERS });
    return rows ?? [];
  }),
};

/** "3, 7 to 9": ascending, each once. @returns null where it is something else, or more than a sheet has */
export function readRowNumbers(text: string): number[] | null {
  const rows = new Set<number>();
  for (const part of text.split(/\s+and\s+|[,;]/u).map((each) => each.trim())) {
    if (part === "") continue;
    const [, from = "", to = from] = /^(?:rows? )?(\d{1,5})(?: ?(?:to|[-–]) ?(\d{1,5}))?$/iu.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (from === "" || first < 1 || last < first || last > IMPORT_LIMITS.rows) return null;
    for (let row = first; row <= last; row += 1) rows.add(row);
  }
  return [...rows].sort((a, b) => a - b);
}

/** Rows that a person leaves out of an import, with why, and those of before that they take in again. */
export function importRowsForm(leftOut: readonly RowLeftOut[]) {
  return defineForm(
    {
      rows: rowNumbers,
      reason: textareaField("Why they are left out", {
        hint: "It is kept with the import",
        max: 500,
      }),
      takenIn: {
        ...checkboxesField(
          "Take in again",
          leftOut.map(({ row, text, reason }) => ({
            value: String(row),
            text: `Row ${row}: ${text}`,
            hint: reason,
          })),
        ),
        schema: z.array(z.string().regex(/^\d{1,5}$/u, "Choose from the rows given")),
      },
    },
    ({ rows, reason, takenIn }): FieldErrors => {
      if (rows.length === 0 && takenIn.length === 0) return { rows: NUMBERS };
      return rows.length > 0 && reason === "" ? { reason: "Enter the reason" } : {};
    },
  );
}
