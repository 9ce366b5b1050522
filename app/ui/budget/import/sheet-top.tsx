import { Field } from "../../form";
import { Table } from "../../govuk";

/** The first rows of a sheet as they stand in it; above each column, what it holds. */
export function SheetTop({
  rows,
  firstRow,
  columns,
}: {
  /** The headings first. */
  rows: readonly (readonly string[])[];
  /** The number of the headings' row, counted from 1 as a spreadsheet does. */
  firstRow: number;
  /** Their fields. */
  columns: readonly string[];
}) {
  return (
    <div id="columns">
      <Table
        caption="The first rows of the sheet"
        captionSize="m"
        head={[{ text: "Row" }, ...columns.map((field) => ({ text: <Field name={field} /> }))]}
        rows={rows.map((row, index) => ({
          key: String(index),
          header: firstRow + index,
          cells: columns.map((_column, position) => ({ content: row[position] ?? "" })),
        }))}
      />
    </div>
  );
}
