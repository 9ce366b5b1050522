import type { AnswerState } from "~/domain/eia/answer-state";
import { paths } from "~/paths";
import { ButtonLink } from "../govuk";

interface ChangeNextStepsProps {
  frameworkId: number;
  changeId: number;
  state: AnswerState;
  mayWrite: boolean;
  /** An unchanged line that reads differently, and that nobody has answered for. */
  mayConfirm: boolean;
  hasSeveralLines: boolean;
}

/** Whatever is the same in both budgets may be assessed too. */
const ENTRY_LINKS: Partial<Record<AnswerState, string>> = {
  not_needed: "Assess it all the same",
  confirmed_same: "Assess it all the same",
};

/** What may be done about a change: answer for it, or say which lines belong together. */
export function ChangeNextSteps({
  frameworkId,
  changeId,
  state,
  mayWrite,
  mayConfirm,
  hasSeveralLines,
}: ChangeNextStepsProps) {
  const entryHref = paths.entry(frameworkId, changeId);
  const isOpen = state === "not_assessed" || state === "stale";
  if (!mayWrite) {
    return state === "not_needed" ? null : (
      <p className="govuk-body">
        <a className="govuk-link" href={entryHref}>
          Its entry in the EIA
        </a>
      </p>
    );
  }
  return (
    <>
      {mayConfirm && (
        <ButtonLink href={paths.confirmSame(frameworkId, changeId)}>
          It is the same, spelt differently
        </ButtonLink>
      )}
      {isOpen && !mayConfirm && <ButtonLink href={entryHref}>Answer for it in the EIA</ButtonLink>}
      <ul className="govuk-list">
        {(mayConfirm || !isOpen) && (
          <li>
            <a className="govuk-link" href={entryHref}>
              {mayConfirm
                ? "It is not the same: assess it in the EIA"
                : (ENTRY_LINKS[state] ?? "Its entry in the EIA")}
            </a>
          </li>
        )}
        <li>
          <a className="govuk-link" href={paths.linkLines(frameworkId, changeId)}>
            Link its lines with others
          </a>
        </li>
        {hasSeveralLines && (
          <li>
            <a className="govuk-link" href={paths.splitChange(frameworkId, changeId)}>
              Split it, or take lines out of it
            </a>
          </li>
        )}
      </ul>
    </>
  );
}
