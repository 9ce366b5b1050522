import { CONTRACT_LABELS } from "~/domain/budget/contract-words";
import {
  AMOUNT_UNITS,
  TEXT_COLUMNS,
  type AmountUnit,
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
  ...CONTRACT_LABELS,
};

const UNIT_LABELS: Record<AmountUnit, string> = {
  pounds: "Pounds",
  thousands: "Thousands of pounds",
  millions: "Millions of pounds",
};

/** What the form asks about a column, in order. */
export interface ColumnAsked {
  /** Nothing is proposed: several columns may be this one. */
  isInDoubt: boolean;
  /** Null where the unit is not asked. */
  unit: { proposed: AmountUnit } | null;
}

export function unitField(index: number): `unit-${number}` {
  return `unit-${index + 1}`;
}

export function columnField(index: number): `column-${number}` {
  return `column-${index + 1}`;
}

/** What stands in the heading of a column, or which column it is. */
function columnHeading({ rows }: Pick<Sheet, "rows">, index: number): string {
  const heading = rows[0]?.[index]?.trim() ?? "";
  return heading === "" ? `Column ${index + 1}` : heading;
}

/** @param sheet its first row holds the headings @param years those that a column may hold, ascending */
export function importColumnsForm(
  sheet: Pick<Sheet, "rows">,
  asked: readonly ColumnAsked[],
  years: readonly number[],
) {
  const options: { value: ImportColumn; text: string }[] = [
    { value: "ignore", text: "Leave out" },
    ...TEXT_COLUMNS.map((value) => ({ value, text: TEXT_COLUMN_LABELS[value] })),
    ...years.map((year) => ({
      value: `year-${year}` as const,
      text: `Amount for ${formatFinancialYear(year)}`,
    })),
    { value: "year", text: "Financial year of the row" },
    { value: "amount", text: "Amount for the year of the row" },
  ];
  const units = AMOUNT_UNITS.map((value) => ({ value, text: UNIT_LABELS[value] }));
  const fields: Record<ReturnType<typeof columnField>, ChoiceField<ImportColumn>> = Object.fromEntries(
    asked.map(({ isInDoubt }, index) => {
      const label = `What “${columnHeading(sheet, index)}” holds`;
      const field = choiceField("select", label, options, "Choose what the column holds");
      // "Leave out" is an answer, so there is no unchosen one before it.
      return [columnField(index), isInDoubt ? field : { ...field, options }];
    }),
  );
  const unitFields: Record<ReturnType<typeof unitField>, ChoiceField<AmountUnit>> = Object.fromEntries(
    asked.flatMap(({ unit }, index) => {
      if (!unit) return [];
      const label = `Unit of “${columnHeading(sheet, index)}”`;
      const field = choiceField("select", label, units, "Choose the unit of the amounts");
      return [[unitField(index), { ...field, options: units }]];
    }),
  );
  return defineForm({ ...fields, ...unitFields });
}

export function importColumnsValues(
  columns: readonly ImportColumn[],
  asked: readonly ColumnAsked[],
): RawValues {
  return Object.fromEntries(
    asked.flatMap(({ isInDoubt, unit }, index): [string, string][] => [
      [columnField(index), isInDoubt ? "" : (columns[index] ?? "ignore")],
      ...(unit ? [[unitField(index), unit.proposed] as [string, string]] : []),
    ]),
  );
}

/** @returns what each column holds and in which unit, in order */
export function readImportColumns(
  value: Readonly<Record<string, ImportColumn | AmountUnit>>,
  count: number,
): { columns: ImportColumn[]; units: AmountUnit[] } {
  const positions = Array.from({ length: count }, (_, index) => index);
  const isUnit = (said: unknown): said is AmountUnit => AMOUNT_UNITS.includes(said as AmountUnit);
  return {
    columns: positions.map((index) => {
      const said = value[columnField(index)] ?? "ignore";
      return isUnit(said) ? "ignore" : said;
    }),
    units: positions.map((index) => {
      const said = value[unitField(index)];
      return isUnit(said) ? said : "pounds";
    }),
  };
}
