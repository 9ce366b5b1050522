import type { ListedDecision } from "~/domain/publication/published-record";
import { paths } from "~/paths";
import { ButtonLink } from "../govuk";
import { PageHeading, TwoThirds } from "../page";
import { DecisionList } from "../register/decision-list";

interface SignedOutProps {
  officeName: string;
  decisions: readonly ListedDecision[];
}

/** The start page of the public: what this is, and the newest decisions. */
export function SignedOut({ officeName, decisions }: SignedOutProps) {
  return (
    <TwoThirds>
      <PageHeading title="Decisions about the budget, and whom they affect" caption={officeName} />
      <p className="govuk-body-l">
        Before a budget is decided here, each change in it is assessed for what it does to people who share a
        protected characteristic. The decisions are published with their assessments.
      </p>
      {decisions.length === 0 ? (
        <p className="govuk-body">No decision has been published yet.</p>
      ) : (
        <>
          <p className="govuk-body">The newest decisions first:</p>
          <DecisionList decisions={decisions} />
          <p className="govuk-body">
            <a className="govuk-link" href={paths.decisions()}>
              All published decisions
            </a>
          </p>
        </>
      )}
      <p className="govuk-body">If you work for the office, sign in to see what is waiting for you.</p>
      <ButtonLink href={paths.signIn()} variant="secondary">
        Sign in
      </ButtonLink>
    </TwoThirds>
  );
}
