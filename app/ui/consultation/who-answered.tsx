import { FEW_SAID, howManySaid, type WhoAnswered } from "~/domain/consultation/monitoring";
import { BarPicture } from "../charts/bar-picture";
import { Table } from "../govuk";

/** Who answered, in counts that are safe: of each question a picture and its table. */
export function WhoAnsweredView({ who: { people, tables } }: { who: WhoAnswered }) {
  return (
    <section aria-labelledby="who-answered">
      <h2 className="govuk-heading-m" id="who-answered">
        Who answered
      </h2>
      {people === null ? (
        <p className="govuk-body">{FEW_SAID}</p>
      ) : (
        <>
          <p className="govuk-body">{howManySaid(people)}</p>
          {tables.map(({ key, label, text, rows }) => (
            <SafeCounts key={key} label={label} text={text} rows={rows} people={people} />
          ))}
        </>
      )}
    </section>
  );
}

interface SafeCountsProps {
  label: string;
  text: string;
  rows: WhoAnswered["tables"][number]["rows"];
  people: number;
}

function SafeCounts({ label, text, rows, people }: SafeCountsProps) {
  const shown = rows.flatMap((row) => (row.people === null ? [] : [{ ...row, people: row.people }]));
  return (
    <>
      <h3 className="govuk-heading-s">{label}</h3>
      <p className="govuk-body">{text}</p>
      {shown.length === 0 ? (
        <p className="govuk-body">No count can be shown.</p>
      ) : (
        <>
          <BarPicture
            title={label}
            bars={shown.map((row) => ({
              label: row.text,
              words: String(row.people),
              from: 0,
              to: row.people,
              look: "total",
            }))}
            start={0}
            end={people}
            caption={`Of ${people} people. What is not shown has no bar.`}
          />
          <Table
            caption={label}
            captionHidden
            head={[{ text: "Answer" }, { text: "People", numeric: true }]}
            firstCellIsHeader
            rows={rows.map((row) => ({
              key: row.text,
              cells: [
                { content: row.text },
                { content: row.people?.toLocaleString("en-GB") ?? "Not shown", numeric: true },
              ],
            }))}
          />
        </>
      )}
    </>
  );
}
