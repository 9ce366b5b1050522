import { inOrderOfParts, RECORD_PART_LABELS, type RecordPart } from "~/domain/publication/record-parts";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { SummaryList } from "../govuk";
import { whoAndWhen } from "./who";

interface StepsBeforeProps {
  approval: { name: string; capacity: string; at: Date; comment: string } | null;
  determinations: readonly {
    part: RecordPart;
    publish: boolean;
    items: readonly unknown[];
    legalGround: string;
    withheldUntil: CalendarDate | null;
    /** How many things of it stay withheld because the decision before withholds them. */
    inherited: number;
    released: readonly { name: string; reason: string }[];
  }[];
}

/** What was approved and determined before the decision. */
export function StepsBefore({ approval, determinations }: StepsBeforeProps) {
  return (
    <section aria-labelledby="steps-before">
      <h2 className="govuk-heading-m" id="steps-before">
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
            value: inWords(determination),
          })),
        ]}
      />
    </section>
  );
}

function inWords({
  publish,
  items,
  legalGround,
  withheldUntil,
  inherited,
  released,
}: StepsBeforeProps["determinations"][number]): string {
  const number = (count: number) => (count === 1 ? "one item" : `${count} items`);
  const determined = publish
    ? items.length > 0
      ? `To be published, but for ${number(items.length)}: ${legalGround}`
      : "To be published"
    : `To be withheld${withheldUntil ? ` until ${formatDate(withheldUntil)}` : ""}: ${legalGround}`;
  return [
    determined,
    ...(inherited > 0 ? [`${number(inherited)} stay withheld as by the decision before`] : []),
    ...released.map(({ name, reason }) => `Released from the decision before: ${name} (${reason})`),
  ].join(". ");
}
