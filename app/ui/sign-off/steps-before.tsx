import { inOrderOfParts, RECORD_PART_LABELS, type RecordPart } from "~/domain/publication/record-parts";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import type { WithheldByName } from "~/domain/publication/withheld-by-name";
import { Details, SummaryList } from "../govuk";
import { whoAndWhen } from "./who";

interface StepsBeforeProps {
  approval: { name: string; capacity: string; at: Date; comment: string } | null;
  determinations: readonly {
    part: RecordPart;
    publish: boolean;
    legalGround: string;
    withheldUntil: CalendarDate | null;
    /** Everything of a published part that is withheld, each by its name. */
    withheld: readonly WithheldByName[];
    released: readonly { name: string; reason: string }[];
  }[];
}

/** What was approved and determined before the decision. */
export function StepsBefore({ approval, determinations }: StepsBeforeProps) {
  return (
    <section aria-labelledby="steps-before">
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2" id="steps-before">
        Before your decision
      </h2>
      <SummaryList
        rows={[
          ...(approval
            ? [
                {
                  key: "Approved",
                  value: [whoAndWhen(approval), approval.comment].filter(Boolean).join(". "),
                },
              ]
            : []),
          ...inOrderOfParts(determinations).map((determination) => ({
            key: RECORD_PART_LABELS[determination.part],
            value: <Determined {...determination} />,
          })),
        ]}
      />
    </section>
  );
}

/** More than these are one press away. */
const MOST_IN_SIGHT = 5;

function Determined({
  publish,
  legalGround,
  withheldUntil,
  withheld,
  released,
}: StepsBeforeProps["determinations"][number]) {
  const determined = publish
    ? withheld.length > 0
      ? `To be published, but for ${withheld.length === 1 ? "one item" : `${withheld.length} items`}:`
      : "To be published"
    : `To be withheld${withheldUntil ? ` until ${formatDate(withheldUntil)}` : ""}: ${legalGround}`;
  const names = (
    <ul className="govuk-list govuk-list--bullet">
      {withheld.map(({ name, legalGround: ground, withheldUntil: until }, index) => (
        <li key={index}>
          {name} ({ground}
          {until && `, until ${formatDate(until)}`})
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">{determined}</p>
      {withheld.length > MOST_IN_SIGHT ? (
        <Details summary="What is withheld, each by its name">{names}</Details>
      ) : (
        withheld.length > 0 && names
      )}
      {released.map(({ name, reason }) => (
        <p key={name} className="govuk-body govuk-!-margin-bottom-1">
          Released from the decision before: {name} ({reason})
        </p>
      ))}
    </>
  );
}
