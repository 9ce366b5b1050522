import { inOrderOfParts, RECORD_PART_LABELS, type RecordPart } from "~/domain/publication/determinations";
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
          ...inOrderOfParts(determinations).map(({ part, publish, items, legalGround, withheldUntil }) => ({
            key: RECORD_PART_LABELS[part],
            value: publish
              ? items.length > 0
                ? `To be published, but for ${items.length === 1 ? "one item" : `${items.length} items`}: ${legalGround}`
                : "To be published"
              : `To be withheld${withheldUntil ? ` until ${formatDate(withheldUntil)}` : ""}: ${legalGround}`,
          })),
        ]}
      />
    </section>
  );
}
