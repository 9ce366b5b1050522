import type { FrameworkState, WorkflowAct } from "~/domain/framework/lifecycle";
import { DECISION_OUTCOME_LABELS, type DecisionOutcome } from "~/domain/decision/decision-record";
import { paths } from "~/paths";
import { ButtonLink, Details, InsetText, SummaryList } from "../govuk";
import { DigestText } from "./digest-text";
import { Steps, type StepView } from "./steps";

export interface AfterSubmissionData {
  digest: string;
  reference: string | null;
  steps: readonly StepView[];
  /** What this person may do now. */
  may: readonly WorkflowAct[];
  /** Why this person may not take the next step, though their role could. */
  barred: string | null;
  /** What is done after the decision: how many actions, how many of them wait to be accepted, and whether this person may. */
  afterwards: { total: number; waiting: number; mayAccept: boolean };
  /** With whether this person may stop publishing something of it. */
  signed: { outcome: DecisionOutcome; referenceKey: string; mayStop: boolean } | null;
}

interface AfterSubmissionProps extends AfterSubmissionData {
  framework: { id: number; state: FrameworkState };
}

const TAKE = {
  approve: { text: "Approve or return it", path: paths.approval },
  determine: { text: "Determine what is published", path: paths.determinations },
  sign: { text: "Read, decide and sign", path: paths.signDecision },
} as const;
const SEND_BACK = {
  recall: { text: "Recall it, to change it", path: paths.recall },
  return: { text: "Return it to its authors", path: paths.returnToAuthor },
} as const;

/** From the submission on: what is frozen, the four steps, and the next one for whoever may take it. */
export function AfterSubmission({ framework, ...data }: AfterSubmissionProps) {
  const { digest, reference, steps, may, barred, afterwards, signed } = data;
  return (
    <>
      <SummaryList
        rows={[
          { key: "Reference", value: reference ?? "None" },
          { key: "Digest, in short", value: <DigestText digest={digest} /> },
          ...(afterwards.total > 0
            ? [{ key: "To be done after the decision", value: afterwardsInWords(afterwards) }]
            : []),
          ...(signed ? [{ key: "Decision", value: DECISION_OUTCOME_LABELS[signed.outcome] }] : []),
        ]}
      />
      <Details summary="What the digest is for">
        <p className="govuk-body">
          It stands for everything that was submitted: a change to any word or figure would change it. Each
          step below was given for this one. In full: <span className="app-digest">{digest}</span>
        </p>
      </Details>
      <h2 className="govuk-heading-m">The steps</h2>
      <Steps steps={steps} />
      {barred && <InsetText>{barred}</InsetText>}
      {afterwards.waiting > 0 && afterwards.mayAccept && (
        <ButtonLink href={paths.afterwards(framework.id)}>Accept what is done after the decision</ButtonLink>
      )}
      {(["approve", "determine", "sign"] as const)
        .filter((act) => may.includes(act))
        .map((act) => (
          <ButtonLink key={act} href={TAKE[act].path(framework.id)}>
            {TAKE[act].text}
          </ButtonLink>
        ))}
      {framework.state === "determined" && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.publicPage(framework.id)}>
            See the public page as it is determined
          </a>
        </p>
      )}
      {signed && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.decision(signed.referenceKey)}>
            See the record as the public sees it
          </a>
        </p>
      )}
      {signed?.mayStop && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.published(framework.id)}>
            What is published of it, and how to take something back
          </a>
        </p>
      )}
      <ul className="govuk-list">
        {(["return", "recall"] as const)
          .filter((act) => may.includes(act))
          .map((act) => (
            <li key={act}>
              <a className="govuk-link" href={SEND_BACK[act].path(framework.id)}>
                {SEND_BACK[act].text}
              </a>
            </li>
          ))}
      </ul>
    </>
  );
}

function afterwardsInWords({ total, waiting }: AfterSubmissionData["afterwards"]): string {
  const actions = total === 1 ? "1 action" : `${total} actions`;
  return waiting === 0
    ? `${actions}, accepted`
    : `${actions}. ${waiting === 1 ? "1 is" : `${waiting} are`} not accepted yet, so it cannot be signed`;
}
