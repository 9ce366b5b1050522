import { getContent } from "~db/queries/content.server";
import { openProposals } from "~/domain/budget/open-proposals";
import { changesOf } from "~/domain/framework/content";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { joinLines } from "./internal/join-lines.server";
import { Refusal, refuseFaults } from "~/services/refusal";

export interface ProposalsToAccept {
  frameworkId: number;
  /** The framework's version: another linking since the page was shown is noticed. */
  version: number;
  /** The keys of proposals, which name their lines in the versions that were shown. */
  keys: readonly string[];
}

/**
 * Links the lines of the proposals that a person chose, each into one change, all of them or none.
 * @returns how many
 * @throws Refusal not-found for a baseline; stale; invalid where none is chosen; conflict where one is no longer
 *   proposed, since its lines were edited
 */
export async function acceptProposals(context: ServiceContext, input: ProposalsToAccept): Promise<number> {
  return writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework } = write;
    if (framework.state === "baseline") throw new Refusal({ kind: "not-found" });
    requireVersion(framework, input.version, {});
    const keys = [...new Set(input.keys)];
    refuseFaults(keys.length === 0 ? { chosen: "Choose the proposals to accept" } : {});
    const content = await getContent(tx, framework.id);
    const { proposals } = openProposals(content.budget, content.previous, changesOf(content));
    const byKey = new Map(proposals.map((proposal) => [proposal.key, proposal]));
    const accepted = keys.map((key) => {
      const proposal = byKey.get(key);
      if (!proposal) throw new Refusal({ kind: "conflict", message: PROPOSALS_CHANGED });
      return proposal;
    });
    const joined = await joinLines(write, content, accepted);
    recordEvent(write, {
      act: "change.accept_proposals",
      role: "eia_author",
      subject: `${accepted.length} ${accepted.length === 1 ? "proposal" : "proposals"}`,
      before: joined.flatMap(({ before, emptied }) => [...(before ? [before] : []), ...emptied]),
      after: accepted.map(({ title, previousLineIds, newLineIds, sureness, reasons }, index) => ({
        changeId: joined[index]?.changeId,
        title,
        previousLineIds,
        newLineIds,
        sureness,
        reasons,
      })),
    });
    return accepted.length;
  });
}

export const PROPOSALS_CHANGED =
  "The lines were edited while you had this page open, and other links are proposed now. Nothing was linked. Look at the proposals again, then choose.";
