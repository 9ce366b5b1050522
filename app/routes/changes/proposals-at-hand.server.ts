import { bySureness, isChosen, openProposals, type OpenProposals } from "~/domain/budget/open-proposals";
import type { BudgetChange } from "~/domain/budget/changes";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { readProposalsQuery, type ProposalsQuery } from "~/forms/changes/proposals-form";
import { digestOf } from "~/services/sign-off/content-digest.server";

export interface ProposalsAtHand extends OpenProposals {
  query: ProposalsQuery;
  /** How many there are, whatever the address asks for. */
  total: number;
  /** Of those the address asks for: a page that shows one of them knows whether all are as they were. */
  digest: string;
}

/** What is proposed, as far as the address asks for it, the most certain first. */
export function proposalsIn(
  content: FrameworkContent,
  request: Request,
  changes: readonly BudgetChange[] = changesOf(content),
): ProposalsAtHand {
  const query = readProposalsQuery(new URL(request.url).searchParams);
  const open = openProposals(content.budget, content.previous, changes);
  const proposals = bySureness(open.proposals.filter((proposal) => isChosen(proposal, query)));
  return {
    ...open,
    proposals,
    query,
    total: open.proposals.length,
    digest: digestOf(proposals.map(({ key }) => key)),
  };
}
