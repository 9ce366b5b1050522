import { GROUND_FIELDS } from "~/forms/sign-off/determinations-form";
import { RECORD_PART_LABELS, type RecordPart } from "~/domain/publication/record-parts";
import { paths } from "~/paths";
import { Field, Fields } from "../form";
import { Button, ButtonLink, Details } from "../govuk";

interface WithheldItemsProps {
  /** How many items are withheld so far, and how many that are not are listed. */
  withheld: number;
  found: number;
  /** All that is not public with them, by name. */
  along: readonly string[];
}

/** What is withheld so far, each on its ground; then the others, with one ground for those that are ticked. */
export function WithheldItems({ withheld, found, along }: WithheldItemsProps) {
  return (
    <>
      {withheld > 0 && <Field name="publish" />}
      {along.length > withheld && (
        <Details
          summary={`All ${along.length} that the public will not see: what tells of an item goes with it`}
        >
          <ul className="govuk-list govuk-list--bullet">
            {along.map((name, index) => (
              <li key={index}>{name}</li>
            ))}
          </ul>
        </Details>
      )}
      {found > 0 && (
        <>
          <div className="app-choose-from">
            <Field name="items" />
          </div>
          <h2 className="govuk-heading-m">The ground for those that you tick now</h2>
          <p className="govuk-body">Tick and save those of another ground afterwards.</p>
          <Fields names={[...GROUND_FIELDS]} />
        </>
      )}
      <Button variant={withheld > 0 ? "secondary" : "primary"}>Save these</Button>
    </>
  );
}

/** On to the next part of which something is withheld, or to the public page. */
export function GoOn({
  frameworkId,
  nextPart,
  isReady,
}: {
  frameworkId: number;
  nextPart: RecordPart | null;
  /** Whether something of this part is chosen. */
  isReady: boolean;
}) {
  return (
    <>
      {isReady ? (
        <ButtonLink
          href={
            nextPart ? paths.withheldItems(frameworkId, nextPart) : paths.checkDeterminations(frameworkId)
          }
        >
          {nextPart ? `Go on to ${RECORD_PART_LABELS[nextPart].replace(/^T/u, "t")}` : "See the public page"}
        </ButtonLink>
      ) : (
        <p className="govuk-body">Nothing is withheld so far, so there is nothing to go on with.</p>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.determinations(frameworkId)}>
          Change how much of each part is published
        </a>
      </p>
    </>
  );
}
