import { askedOfInWords, type WhomAsked } from "~/domain/consultation/whom";

/** Who is asked, and how else they can answer; nothing where neither is said. */
export function WhomAndHow({ whom: { askedOf, bodies, channels } }: { whom: WhomAsked }) {
  return (
    <>
      {askedOf.length > 0 && <p className="govuk-body">Who is asked: {askedOfInWords(askedOf)}.</p>}
      {bodies !== "" && <p className="govuk-body app-preserve-lines">{bodies}</p>}
      {channels !== "" && (
        <p className="govuk-body app-preserve-lines">How else you can answer: {channels}</p>
      )}
    </>
  );
}
