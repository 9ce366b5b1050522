import { z } from "zod";
import { IMPORT_LIMITS } from "~/domain/budget/imported-budget";
import {
  chosenFile,
  defineForm,
  type ChosenFile,
  type FieldErrors,
  type FileField,
  type TextField,
} from "~/forms/form";

const MEGABYTES = IMPORT_LIMITS.bytes / 1024 / 1024;

/** Told of an upload that is too large to be read at all. */
export const TOO_LARGE_TO_IMPORT = `The file must be ${MEGABYTES} MB or smaller. Keep only the sheet with the budget, without pictures, and upload it again`;

const IMPORTABLE = [".xlsx", ".ods", ".csv", ".tsv", ".txt"];

const budgetFile: FileField<ChosenFile | null> = {
  kind: "file",
  label: "Upload a file",
  accept: IMPORTABLE.join(","),
  hint: `An Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or comma-separated values (.csv), up to ${MEGABYTES} MB, ${IMPORT_LIMITS.rows.toLocaleString("en-GB")} rows and ${IMPORT_LIMITS.columns} columns`,
  maxBytes: IMPORT_LIMITS.bytes,
  schema: z.unknown().transform((sent, context): ChosenFile | null => {
    const chosen = chosenFile(sent);
    if (!chosen) return null;
    if (chosen.size <= IMPORT_LIMITS.bytes) return chosen;
    context.addIssue({ code: "custom", message: TOO_LARGE_TO_IMPORT });
    return null;
  }),
};

/** Characters: about 5,000 rows. What is pasted comes back with the page, so it is held to less than a file. */
const LONGEST_PASTE = 500_000;

/** Not trimmed: a tab in front is an empty first cell. */
const pastedCells: TextField<string> = {
  kind: "textarea",
  label: "Or paste the cells",
  hint: "Copy them in your spreadsheet, with the row of headings, and paste them here",
  rows: 6,
  max: LONGEST_PASTE,
  schema: z.string().max(LONGEST_PASTE, "That is too much to paste. Upload the file instead"),
};

/** A budget as the office keeps it: a file, or cells out of one. */
export const importForm = defineForm(
  { file: budgetFile, pasted: pastedCells },
  ({ file, pasted }): FieldErrors => {
    const isPasted = pasted.trim() !== "";
    if (!file && !isPasted) return { file: "Choose a file, or paste the cells" };
    return file && isPasted
      ? { pasted: "There is a file and pasted text. Clear this box, or leave the file out" }
      : {};
  },
);
