import { EIA_OUTCOME_LABELS, type Eia } from "~/domain/eia/eia";
import { formatDate } from "~/domain/shared/calendar-date";
import { ownQuestionField, type OwnQuestion } from "~/domain/templates/template";
import { paths } from "~/paths";
import { SummaryList, type SummaryRow } from "../govuk";
import { TextOrMissing } from "./written";

interface EiaHeadProps {
  frameworkId: number;
  eia: Eia;
  mayWrite: boolean;
}

interface EiaEvidenceProps extends EiaHeadProps {
  /** Whether a short head is enough, so that this may stay empty (rule 27). */
  isShortEnough: boolean;
}

/** Name, owner, author, aim and dates. */
export function EiaHead({ frameworkId, eia, mayWrite }: EiaHeadProps) {
  return (
    <Part
      id="head"
      title="About this EIA"
      frameworkId={frameworkId}
      mayWrite={mayWrite}
      rows={[
        ["name", "Name", eia.name],
        ["owner", "Owner", eia.owner],
        ["author", "Completed by", eia.author],
        ["aim", "Aim", eia.aim],
        ["completedOn-day", "Date completed", eia.completedOn ? formatDate(eia.completedOn) : ""],
        ["marking", "Security classification", eia.marking ?? ""],
        ["nextReview", "Next review", eia.nextReview],
        ...said("nextReviewOn-day", "To be reviewed by", eia.nextReviewOn && formatDate(eia.nextReviewOn)),
        ["reviewsDone", "Reviews done", eia.reviewsDone],
      ]}
    />
  );
}

export function EiaEvidence({ frameworkId, eia, mayWrite, isShortEnough }: EiaEvidenceProps) {
  return (
    <Part
      id="evidence"
      title="Evidence and gaps"
      frameworkId={frameworkId}
      mayWrite={mayWrite}
      rows={[
        ...said("spokenTo", "Whom the office spoke to about the whole", eia.spokenTo),
        ["evidence", "Evidence used", eia.evidence],
        ["gaps", "Gaps in the evidence", eia.gaps],
        ["gapsAnswer", "What is done about the gaps", eia.gapsAnswer],
        ...said("otherGroups", "Groups that are defined in another way", eia.otherGroups),
        ...(eia.whyNoMore === "" && !isShortEnough
          ? []
          : [["whyNoMore", "Why no more is needed", eia.whyNoMore] as const]),
      ]}
    />
  );
}

export function EiaOutcomePart({ frameworkId, eia, mayWrite }: EiaHeadProps) {
  return (
    <Part
      id="outcome"
      title="Outcome"
      frameworkId={frameworkId}
      mayWrite={mayWrite}
      rows={[
        ["outcome", "Outcome", eia.outcome ? EIA_OUTCOME_LABELS[eia.outcome] : ""],
        ["outcomeJustification", "Why this is the outcome", eia.outcomeJustification],
      ]}
    />
  );
}

/** What the office asks of its own about the whole, answered or not. */
export function EiaOwnQuestions({
  questions,
  ...props
}: EiaHeadProps & { questions: readonly Pick<OwnQuestion, "key" | "question" | "isRequired">[] }) {
  const rows = questions.flatMap(({ key, question, isRequired }): PartRow[] => {
    const answer = props.eia.ownAnswers.find((one) => one.key === key)?.answer ?? "";
    return isRequired || answer !== "" ? [[ownQuestionField(key), question, answer]] : [];
  });
  return rows.length === 0 ? null : (
    <Part id="own-questions" title="The office’s own questions" {...props} rows={rows} />
  );
}

type PartRow = readonly [field: string, key: string, text: string];

/** What may stay empty is not said to be missing. */
const said = (field: string, key: string, text: string | null): PartRow[] =>
  text ? [[field, key, text]] : [];

interface PartProps {
  id: string;
  title: string;
  frameworkId: number;
  mayWrite: boolean;
  /** The id of the field on the form, its name, and what it holds in words. */
  rows: readonly PartRow[];
}

function Part({ id, title, frameworkId, mayWrite, rows }: PartProps) {
  const headingId = `${id}-heading`;
  return (
    <section aria-labelledby={headingId}>
      <h2 className="govuk-heading-m" id={headingId}>
        {title}
      </h2>
      <SummaryList
        rows={rows.map(([field, key, text]): SummaryRow => ({
          key,
          value: <TextOrMissing text={text} />,
          ...(mayWrite
            ? {
                actions: [
                  {
                    text: "Change",
                    visuallyHidden: key.toLowerCase(),
                    href: `${paths.eiaForm(frameworkId)}#${field}`,
                  },
                ],
              }
            : {}),
        }))}
      />
    </section>
  );
}
