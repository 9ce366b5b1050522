import { Field } from "../../form";
import { Table } from "../../govuk";

/** What each column of a sheet holds, a row a column: a sheet may have more of them than any screen is wide. */
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
  const [headings = [], ...beneath] = rows;
  return (
    <div id="columns">
      <Table
        caption="The columns of the sheet"
        captionSize="m"
        head={[
          { text: "Heading" },
          { text: "What it holds" },
          { text: "In the first rows, by their numbers" },
        ]}
        rows={columns.map(({ field, isHidden, unit }, position) => ({
          key: field,
          header: headings[position] ?? "",
          cells: [
            {
              content: (
                <>
                  <Field name={field} {...(isHidden ? { hint: "Hidden in the sheet" } : {})} />
                  {unit && <Field name={unit.field} {...(unit.why === "" ? {} : { hint: unit.why })} />}
                </>
              ),
            },
            {
              content: (
                <ol className="govuk-list govuk-list--number govuk-!-padding-left-7 govuk-!-margin-bottom-0">
                  {beneath.map((row, index) => {
                    const number = firstRow + 1 + index;
                    return (
                      row[position] && (
                        <li key={number} value={number}>
                          {row[position]}
                          {hiddenRows.includes(number) && " (hidden row)"}
                        </li>
                      )
                    );
                  })}
                </ol>
              ),
            },
          ],
        }))}
      />
    </div>
  );
}
