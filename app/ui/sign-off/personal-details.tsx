import {
  PERSONAL_DETAIL_KINDS,
  type PersonalDetail,
  type PersonalDetailKind,
} from "~/domain/publication/personal-details";
import { paths } from "~/paths";
import { Details } from "../govuk";
import { textPath } from "./telling-places";

/** More than these nobody reads one by one: the count says that there are more. */
const MOST_SHOWN = 50;

/** What may be about a person in the texts that will be published: to be looked at, never in the way. */
export function PersonalDetails({
  frameworkId,
  details,
}: {
  frameworkId: number;
  details: readonly PersonalDetail[];
}) {
  if (details.length === 0) return null;
  const kinds = Object.keys(PERSONAL_DETAIL_KINDS) as PersonalDetailKind[];
  return (
    <section aria-labelledby="personal">
      <h2 className="govuk-heading-m" id="personal">
        What may be about a person
      </h2>
      <p className="govuk-body">
        These stand in texts that will be published as they are written. A pattern found them, so some will be
        right as they are, and others will have been missed. To have a text corrected,{" "}
        <a className="govuk-link" href={paths.returnToAuthor(frameworkId)}>
          return it to its authors
        </a>
        .
      </p>
      <Details summary={details.length === 1 ? "1 place" : `${details.length} places, by what they may tell`}>
        {kinds.map((kind) => (
          <OfKind key={kind} kind={kind} frameworkId={frameworkId} details={details} />
        ))}
      </Details>
    </section>
  );
}

function OfKind({
  kind,
  frameworkId,
  details,
}: {
  kind: PersonalDetailKind;
  frameworkId: number;
  details: readonly PersonalDetail[];
}) {
  const own = details.filter((detail) => detail.kind === kind);
  if (own.length === 0) return null;
  return (
    <>
      <h3 className="govuk-heading-s">
        {PERSONAL_DETAIL_KINDS[kind]}: {own.length === 1 ? "1 place" : `${own.length} places`}
      </h3>
      <ul className="govuk-list govuk-list--bullet">
        {own.slice(0, MOST_SHOWN).map(({ where, found, at }, index) => (
          <li key={index}>
            <strong>{found}</strong>:{" "}
            <a className="govuk-link" href={textPath(frameworkId, at)}>
              {where}
            </a>
          </li>
        ))}
      </ul>
      {own.length > MOST_SHOWN && (
        <p className="govuk-body">And {own.length - MOST_SHOWN} more like these.</p>
      )}
    </>
  );
}
