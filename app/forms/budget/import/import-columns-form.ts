import {
  TEXT_COLUMNS,
  type ImportColumn,
  type Sheet,
  type TextColumn,
} from "~/domain/budget/imported-budget";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { choiceField, defineForm, type ChoiceField, type RawValues } from "~/forms/form";

const TEXT_COLUMN_LABELS: Record<TextColumn, string> = {
  priority: "Priority",
  service: "Service",
  deliveryOrganisation: "Delivery organisation",
  provision: "Provision",
  method: "Commissioning method",
  fundedWith: "Funded with",
  reach: "Geographical reach",
  note: "Note",
};

export function columnField(index: number): `column-${number}` {
  return `column-${index + 1}`;
}

/** What stands in the heading of a column, or which column it is. */
function columnHeading({ rows }: Pick<Sheet, "rows">, index: number): string {
  const heading = rows[0]?.[index]?.trim() ?? "";
  return heading === "" ? `Column ${index + 1}` : heading;
}

/** @param sheet its first row holds the headings @param years those that a column may hold, ascending */
export function importColumnsForm(sheet: Pick<Sheet, "rows">, count: number, years: readonly number[]) {
  const options: { value: ImportColumn; text: string }[] = [
    { value: "ignore", text: "Leave out" },
    ...TEXT_COLUMNS.map((value) => ({ value, text: TEXT_COLUMN_LABELS[value] })),
    ...years.map((year) => ({
      value: `year-${year}` as const,
      text: `Amount for ${formatFinancialYear(year)}`,
    })),
  ];
  const fields: Record<ReturnType<typeof columnField>, ChoiceField<ImportColumn>> = Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const label = `What “${columnHeading(sheet, index)}” holds`;
      const field = choiceField("select", label, options, "Choose what the column holds");
      // "Leave out" is an answer, so there is no unchosen one before it.
      return [columnField(index), { ...field, options }];
    }),
  );
  return defineForm(fields);
}

export function importColumnsValues(columns: readonly ImportColumn[]): RawValues {
  return Object.fromEntries(columns.map((column, index) => [columnField(index), column]));
}

/** @returns one for each column, in order */
export function readImportColumns(
  value: Readonly<Record<string, ImportColumn>>,
  count: number,
): ImportColumn[] {
  return Array.from({ length: count }, (_, index) => value[columnField(index)] ?? "ignore");
}
