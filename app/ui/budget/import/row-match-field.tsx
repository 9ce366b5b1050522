import { describeMethod } from "~/domain/budget/budget";
import { matchField } from "~/domain/budget/import-pairs";
import type { LineAsWritten } from "~/domain/budget/line-history";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { amountInWords } from "~/domain/budget/not-stated";
import type { RowToMatch } from "~/forms/budget/import/import-lines-form";
import { Field } from "../../form";

interface RowMatchFieldProps {
  row: RowToMatch & { imported: LineAsWritten; existing: LineAsWritten | null; reason: string };
  years: readonly number[];
}

/** An imported row beside the line that it may be, and the question whether it is. */
export function RowMatchField({ row, years }: RowMatchFieldProps) {
  const { imported, existing, reason } = row;
  return (
    <section aria-labelledby={`row-${row.row}`}>
      <h2 className="govuk-heading-m" id={`row-${row.row}`}>
        {imported.service}
      </h2>
      <div className="app-side-by-side">
        <Version title="In the budget now" line={existing} years={years} />
        <Version title={`Row ${row.row} of the sheet`} line={imported} years={years} />
      </div>
      <Field name={matchField(row.row)} {...(reason === "" ? {} : { hint: `${reason}.` })} />
    </section>
  );
}

function Version({
  title,
  line,
  years,
}: {
  title: string;
  line: LineAsWritten | null;
  years: readonly number[];
}) {
  return (
    <div className="app-side-by-side__version">
      <h3 className="govuk-heading-s">{title}</h3>
      {line ? (
        <ul className="govuk-list">
          <li>{line.service}</li>
          <li>{line.deliveryOrganisation || "No delivery organisation stated"}</li>
          <li>{line.priority || "No priority"}</li>
          <li>
            {line.method === null
              ? "No commissioning method stated"
              : describeMethod(line.method, line.fundedWith)}
          </li>
          {years.map((year) => (
            <li key={year}>
              {formatFinancialYear(year)}: {amountInWords(line.amounts[year])}
            </li>
          ))}
        </ul>
      ) : (
        <p className="govuk-body">No line of the budget is like it.</p>
      )}
    </div>
  );
}
