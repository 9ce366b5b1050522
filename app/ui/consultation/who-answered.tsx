import { FEW_SAID, howManySaid, type WhoAnswered } from "~/domain/consultation/monitoring";
import { BarPicture } from "../charts/bar-picture";
import { Details, Table } from "../govuk";

interface WhoAnsweredProps {
  who: WhoAnswered;
  /** Where they stand among much else: of each question the counts are opened. */
  areFolded?: boolean;
}

/** Who answered, in counts that are safe: of each question a picture and its table. */
export function WhoAnsweredView({ who: { people, tables }, areFolded = false }: WhoAnsweredProps) {
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
            <SafeCounts
              key={key}
              label={label}
              text={text}
              rows={rows}
              people={people}
              isFolded={areFolded}
            />
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
  isFolded: boolean;
}

function SafeCounts({ label, text, isFolded, ...counts }: SafeCountsProps) {
  const all = <PictureAndTable label={label} {...counts} />;
  return (
    <>
      <h3 className="govuk-heading-s">{label}</h3>
      <p className="govuk-body">{text}</p>
      {isFolded ? (
        <Details
          summary={
            <>
              The counts<span className="govuk-visually-hidden">: {label}</span>
            </>
          }
        >
          {all}
        </Details>
      ) : (
        all
      )}
    </>
  );
}

function PictureAndTable({ label, rows, people }: Pick<SafeCountsProps, "label" | "rows" | "people">) {
  const shown = rows.flatMap((row) => (row.people === null ? [] : [{ ...row, people: row.people }]));
  if (shown.length === 0) return <p className="govuk-body">No count can be shown.</p>;
  return (
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
  );
}
