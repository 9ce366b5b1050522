import type { Count, Counted } from "~/domain/consultation/answer";
import { BarPicture } from "../charts/bar-picture";
import { Details, Table } from "../govuk";

interface ResultsProps {
  results: readonly { heading: string; counted: readonly Counted[] }[];
  /** Where they stand among much else: of each question the counts are opened. */
  areFolded?: boolean;
}

/** The counts of the questions that have any: people and organisations apart, each with a picture, and both in one table. */
export function Results({ results, areFolded = false }: ResultsProps) {
  return results.map(({ heading, counted }, index) => {
    const all = counted.map((one) => (
      <Result key={one.about} counted={one} withName={counted.length > 1 || one.about !== heading} />
    ));
    return (
      <section key={index} aria-labelledby={`result_${index}`}>
        <h3 className="govuk-heading-s" id={`result_${index}`}>
          {heading}
        </h3>
        {areFolded ? <Details summary={countsOf(heading)}>{all}</Details> : all}
      </section>
    );
  });
}

/** What opens them is told apart by whoever hears it without what stands above. */
const countsOf = (heading: string) => (
  <>
    How it was answered<span className="govuk-visually-hidden">: {heading}</span>
  </>
);

const ANSWERING = [
  { of: "people", name: "People" },
  { of: "bodies", name: "Organisations" },
] as const;

function Result({
  counted: { about, counts, answered, said },
  withName,
}: {
  counted: Counted;
  withName: boolean;
}) {
  const shown = ANSWERING.filter(({ of }) => counts.some((count) => count[of] > 0));
  return (
    <>
      {withName && <h4 className="govuk-heading-s">{about}</h4>}
      <p className="govuk-body">
        {answered === 1 ? "1 answer" : `${answered} answers`}
        {said > 0 && `, ${said === 1 ? "1 of them" : `${said} of them`} with something in words`}.
      </p>
      {shown.map(({ of, name }) => (
        <CountsOf key={of} about={about} counts={counts} of={of} name={name} />
      ))}
      {counts.length > 0 && answered > 0 && (
        <Table
          caption={about}
          captionHidden
          cards
          head={[
            { text: "Answer" },
            { text: "People", numeric: true },
            { text: "Organisations", numeric: true },
          ]}
          firstCellIsHeader
          rows={counts.map(({ label, people, bodies }) => ({
            key: label,
            cells: [
              { content: label },
              { content: String(people), numeric: true },
              { content: String(bodies), numeric: true },
            ],
          }))}
        />
      )}
    </>
  );
}

interface CountsOfProps {
  about: string;
  counts: readonly Count[];
  of: "people" | "bodies";
  name: string;
}

function CountsOf({ about, counts, of, name }: CountsOfProps) {
  return (
    <BarPicture
      title={`${about}: ${name.toLowerCase()}`}
      bars={counts.map((count) => ({
        label: count.label,
        words: String(count[of]),
        from: 0,
        to: count[of],
        look: of === "people" ? "total" : "transfer",
      }))}
      start={0}
      end={Math.max(1, ...counts.map((count) => count[of]))}
      caption={`${name}: how often each was chosen.`}
    />
  );
}
