import { Field } from "../../form";
import { Table } from "../../govuk";

/** The first rows of a sheet as they stand in it; above each column, what it holds. */
export function SheetTop({
  rows,
  firstRow,
  hiddenRows,
  columns,
}: {
  /** The headings first. */
  rows: readonly (readonly string[])[];
  /** The number of the headings' row, counted from 1 as a spreadsheet does. */
  firstRow: number;
  /** Numbers of those that the spreadsheet does not show. */
  hiddenRows: readonly number[];
  columns: readonly {
    /** What it holds. */
    field: string;
    isHidden: boolean;
    /** Null where it holds no amounts. `why` is a sentence, or empty. */
    unit: { field: string; why: string } | null;
  }[];
}) {
  return (
    <div id="columns">
      <Table
        caption="The first rows of the sheet"
        captionSize="m"
        head={[
          { text: "Row" },
          ...columns.map(({ field, isHidden, unit }) => ({
            text: (
              <>
                <Field name={field} {...(isHidden ? { hint: "Hidden in the sheet" } : {})} />
                {unit && <Field name={unit.field} {...(unit.why === "" ? {} : { hint: unit.why })} />}
              </>
            ),
          })),
        ]}
        rows={rows.map((row, index) => ({
          key: String(index),
          header: hiddenRows.includes(firstRow + index) ? `${firstRow + index} (hidden)` : firstRow + index,
          cells: columns.map((_column, position) => ({ content: row[position] ?? "" })),
        }))}
      />
    </div>
  );
}
