import { paths } from "~/paths";
import { InsetText } from "../../govuk";

/** Leads to the proposals, where there are any. */
export function ProposalsNotice({ frameworkId, proposals }: { frameworkId: number; proposals: number }) {
  if (proposals === 0) return null;
  return (
    <InsetText>
      <a className="govuk-link" href={paths.linkProposals(frameworkId)}>
        {proposals === 1
          ? "Lines of the two budgets seem to be one service: 1 proposal"
          : `Lines of the two budgets seem to be the same services: ${proposals} proposals`}
      </a>
    </InsetText>
  );
}
