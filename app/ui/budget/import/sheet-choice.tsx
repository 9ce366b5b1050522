import { Button, Details, Select, TextInput } from "../../govuk";

/** Asks for the page of another sheet, or of another row of headings. */
export function SheetChoice({
  action,
  sheetNames,
  sheet,
  headingRow,
  rowCount,
}: {
  action: string;
  sheetNames: readonly string[];
  /** Both counted from 0. */
  sheet: number;
  headingRow: number;
  rowCount: number;
}) {
  const hasOneSheet = sheetNames.length === 1;
  return (
    <>
      <p className="govuk-body">
        The headings are taken from row {headingRow + 1}
        {hasOneSheet ? "" : ` of the sheet “${sheetNames[sheet] ?? ""}”`}. Rows above it are left out.
      </p>
      <Details summary="The headings stand somewhere else">
        <form method="get" action={action}>
          {hasOneSheet ? (
            <input type="hidden" name="sheet" value={sheet + 1} />
          ) : (
            <Select
              id="sheet"
              name="sheet"
              label="Sheet"
              defaultValue={String(sheet + 1)}
              options={sheetNames.map((name, index) => ({ value: String(index + 1), text: name }))}
            />
          )}
          <TextInput
            id="row"
            name="row"
            label="Row of the headings"
            hint={`A number from 1 to ${rowCount}`}
            width={4}
            inputMode="numeric"
            defaultValue={String(headingRow + 1)}
          />
          <Button variant="secondary">Show this row</Button>
        </form>
      </Details>
    </>
  );
}
