import { linesSeen } from "../eia/lines-seen";
import type { Budget, BudgetLine } from "./budget";
import type { BudgetChange } from "./changes";
import { SURENESSES, type Sureness } from "./line-similarity";
import { proposeLinks, type LinkProposal } from "./link-proposals";

export interface OpenProposal extends LinkProposal {
  /** Names its lines in the versions in which they were proposed: an edit since makes it another proposal. */
  key: string;
  previousLines: readonly BudgetLine[];
  newLines: readonly BudgetLine[];
}

export interface OpenProposals {
  proposals: readonly OpenProposal[];
  /** Lines that nobody linked, and that nothing is proposed for: services that ended, and new ones. */
  ended: readonly BudgetLine[];
  begun: readonly BudgetLine[];
}

type Compared = Pick<Budget, "priorities" | "lines">;

/**
 * What is proposed for lines that are linked with no other. One that a person marked as a transfer is settled: it goes
 * on elsewhere.
 */
export function openProposals(
  current: Compared,
  previous: Compared | null,
  changes: readonly BudgetChange[],
): OpenProposals {
  const alone = changes.filter(
    ({ isTransfer, previousLines, newLines }) => !isTransfer && previousLines.length + newLines.length === 1,
  );
  // To read every word of two budgets costs more than all else on a page, and here nothing would come of it.
  if (alone.length === 0) return { proposals: [], ended: [], begun: [] };
  const before = new Map(alone.flatMap(({ previousLines }) => previousLines.map((line) => [line.id, line])));
  const now = new Map(alone.flatMap(({ newLines }) => newLines.map((line) => [line.id, line])));
  const take = (lines: Map<number, BudgetLine>, ids: readonly number[]) =>
    ids.flatMap((id) => {
      const line = lines.get(id);
      lines.delete(id);
      return line ? [line] : [];
    });
  const unlinked = { previousLineIds: new Set(before.keys()), newLineIds: new Set(now.keys()) };
  const proposals = proposeLinks(previous ?? { priorities: [], lines: [] }, current, unlinked).map(
    (proposal) => {
      const previousLines = take(before, proposal.previousLineIds);
      const newLines = take(now, proposal.newLineIds);
      return { ...proposal, previousLines, newLines, key: linesSeen({ previousLines, newLines }) };
    },
  );
  return { proposals, ended: [...before.values()], begun: [...now.values()] };
}

/** What of it a person wants to see. */
export interface ProposalChoice {
  /** Null is all. */
  sureness: Sureness | null;
  /** Words that a line's service or provider has, all of them, in any case; empty is all. */
  text: string;
}

export function isChosen(proposal: OpenProposal, { sureness, text }: ProposalChoice): boolean {
  if (sureness !== null && proposal.sureness !== sureness) return false;
  return hasWords([...proposal.previousLines, ...proposal.newLines], text);
}

/** Whether the lines together have all words of this text, in part at least. */
export function hasWords(
  lines: readonly Pick<BudgetLine, "service" | "deliveryOrganisation">[],
  text: string,
): boolean {
  const words = text.toLowerCase().split(/\s/u);
  const written = lines
    .map(({ service, deliveryOrganisation }) => `${service} ${deliveryOrganisation}`)
    .join(" ")
    .toLowerCase();
  return words.every((word) => written.includes(word));
}

/** The most certain first, else in their order. */
export function bySureness(proposals: readonly OpenProposal[]): OpenProposal[] {
  return [...proposals].sort((a, b) => SURENESSES.indexOf(a.sureness) - SURENESSES.indexOf(b.sureness));
}
