import { CHARACTERISTIC_LABELS, type Characteristic } from "~/domain/eia/characteristics";
import { Table } from "../govuk";

/** What may be shown of the people of an indicator, in one period. */
export interface SafePeople {
  key: string;
  name: string;
  period: string;
  countedBy: Characteristic;
  rows: readonly { text: string; people: number | null }[];
}

/** Counts of people, of which no small one is shown and none can be worked out. */
export function SafePeopleTables({ tables }: { tables: readonly SafePeople[] }) {
  if (tables.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Who the people are</h2>
      <p className="govuk-body">
        A count of fewer than 5 is not shown, and sometimes neither is a larger one, from which it could be
        worked out.
      </p>
      {tables.map(({ key, name, period, countedBy, rows }) => (
        <Table
          key={key}
          caption={`${name}, ${period}`}
          captionSize="s"
          head={[{ text: CHARACTERISTIC_LABELS[countedBy] }, { text: "People", numeric: true }]}
          rows={rows.map(({ text, people }) => ({
            key: text,
            header: text,
            cells: [{ content: people?.toLocaleString("en-GB") ?? "Not shown", numeric: true }],
          }))}
        />
      ))}
    </>
  );
}
