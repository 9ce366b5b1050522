import {
  daysOpen,
  isPublic,
  type ConsultationAct,
  type PublicConsultation,
} from "~/domain/consultation/public-consultation";
import { askedOfInWords } from "~/domain/consultation/whom";
import { lastDayKept } from "~/domain/consultation/retention";
import type { ConsultationPhase } from "~/domain/consultation/standing";
import { formatDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { TextOrMissing } from "../eia/written";
import { ButtonLink, SummaryList } from "../govuk";

const STEP_LABELS: Record<ConsultationAct, string> = {
  approve: "Approve it",
  open: "Look at what people will see, and open it",
  report: "Publish what came of it",
  withdraw: "Withdraw it",
};

/** Who has it now, where nothing is missing. */
const NEXT: Partial<Record<ConsultationPhase, string>> = {
  draft: " Next, a senior officer who did not write it approves it.",
  approved: " Next, the monitoring officer opens it.",
  closed:
    " Next, its answers are read and each theme is answered; then the monitoring officer publishes that.",
};

interface ConsultationHeadProps {
  frameworkId: number;
  consultation: PublicConsultation;
  phase: ConsultationPhase;
  phaseLabel: string;
  /** What is missing before it can be opened. */
  gaps: readonly string[];
  /** The steps that the reader may take now. */
  acts: readonly ConsultationAct[];
  mayWrite: boolean;
}

/** Where a consultation is, what it says of itself, and what comes next. */
export function ConsultationHead({
  frameworkId,
  consultation,
  phase,
  phaseLabel,
  gaps,
  acts,
  mayWrite,
}: ConsultationHeadProps) {
  const { id, slug, why, privacy, contact, opensOn, closesOn, outcomeBy, withdrawnReason } = consultation;
  const days = opensOn !== null && closesOn !== null ? ` (${daysOpen(opensOn, closesOn)} days)` : "";
  const missing = "Not given yet";
  const lastDay = lastDayKept(consultation);
  return (
    <>
      <p className="govuk-body-l">
        {phaseLabel}.{gaps.length === 0 && NEXT[phase]}
      </p>
      {gaps.length > 0 && (
        <>
          <p className="govuk-body">Before it can be approved and opened:</p>
          <ul className="govuk-list govuk-list--bullet">
            {gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </>
      )}
      {acts.map((act) => (
        <ButtonLink
          key={act}
          {...(act === "withdraw" && { variant: "secondary" })}
          href={paths.consultationStep(frameworkId, id, act)}
        >
          {STEP_LABELS[act]}
        </ButtonLink>
      ))}
      {isPublic(phase) && (
        <p className="govuk-body">
          Its public page:{" "}
          <a className="govuk-link" href={paths.openConsultation(slug)}>
            {paths.openConsultation(slug)}
          </a>
        </p>
      )}
      <SummaryList
        rows={[
          { key: "Opens", value: opensOn === null ? missing : formatDate(opensOn) },
          {
            key: "Closes at the end of",
            value: closesOn === null ? missing : `${formatDate(closesOn)}${days}`,
          },
          ...(outcomeBy === null
            ? []
            : [{ key: "What came of it is published by", value: formatDate(outcomeBy) }]),
          { key: "Why people are asked", value: <TextOrMissing text={why} /> },
          {
            key: "Who is asked",
            value: <TextOrMissing text={askedOfInWords(consultation.askedOf)} />,
          },
          ...(consultation.bodies === ""
            ? []
            : [
                {
                  key: "Organisations that are asked by name",
                  value: <TextOrMissing text={consultation.bodies} />,
                },
              ]),
          ...(consultation.channels === ""
            ? []
            : [{ key: "How else people can answer", value: <TextOrMissing text={consultation.channels} /> }]),
          { key: "What becomes of the answers", value: <TextOrMissing text={privacy} /> },
          {
            key: "What people said in words is deleted after",
            value: lastDay === null ? missing : formatDate(lastDay),
          },
          { key: "Where to ask for help", value: <TextOrMissing text={contact} /> },
          ...(withdrawnReason === "" ? [] : [{ key: "Why it was withdrawn", value: withdrawnReason }]),
        ]}
      />
      {mayWrite && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.editPublicConsultation(frameworkId, id)}>
            Change these
          </a>
        </p>
      )}
    </>
  );
}
