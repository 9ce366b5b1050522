import type { DocumentSection } from "~/domain/publication/document";
import { RECORD_PART_LABELS, type RecordPart } from "~/domain/publication/record-parts";
import { Field } from "../form";
import { Details } from "../govuk";
import { Document, Withheld } from "../register/document";

const CONTAINS: Record<RecordPart, string> = {
  record:
    "Reference, title, dates, officers present, summary, what was resolved, approval, determinations, outcome and signature. Without it the public sees the reference, the date and the legal ground only, and none of the other parts.",
  report: "Options considered, recommendations and key discussion points.",
  details: "The budget and its lines, the changes and the finances.",
  eia: "The assessment, its entries, consultees, action plan and acknowledgements. Without it the public sees how many actions are carried forward, and nothing more of it.",
};

/** The determination of one part: what it holds, how the public will see it, yes or no. */
export function PartDetermination({
  part,
  preview,
  isInherited,
}: {
  part: RecordPart;
  preview: readonly DocumentSection[];
  /** The framework before withholds things that stand in it. */
  isInherited: boolean;
}) {
  const name = startInLowerCase(RECORD_PART_LABELS[part]);
  return (
    <section aria-labelledby={`part-${part}`}>
      <h2 className="govuk-heading-m" id={`part-${part}`}>
        {RECORD_PART_LABELS[part]}
      </h2>
      <p className="govuk-body">{CONTAINS[part]}</p>
      <Details summary={`As the public will see it: ${name}`}>
        <Document sections={preview} level={3} />
      </Details>
      <Details summary={`As the public will see it, if withheld: ${name}`}>
        <Withheld what={RECORD_PART_LABELS[part]} legalGround="the Act and section that you give below" />
      </Details>
      {isInherited && (
        <>
          <Field name={`${part}_released`} />
          <Field name={`${part}_releaseReason`} />
        </>
      )}
      <Field name={`${part}_publish`} />
    </section>
  );
}

const startInLowerCase = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
