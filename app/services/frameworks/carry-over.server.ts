import type { Db } from "~db/client.server";
import { listPassedOnThemes } from "~db/queries/carried-over.server";
import { listProjects } from "~db/queries/commissioning.server";
import { getContent } from "~db/queries/content.server";
import { readComeSince } from "~db/queries/results.server";
import { carriedOver } from "~db/schema";
import { offeredThings } from "~/domain/framework/offered-things";
import { foundSince } from "~/domain/results/found-since";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";

/**
 * Offers what the framework before holds, to be confirmed or left out one by one or together (rule 40). Nothing of it is content until
 * then. Of what was offered already nothing changes, so that it can be done again where the one before was added to.
 * @throws Refusal stale; conflict where nothing was before, or nothing of it is new
 */
export async function carryOver(
  context: ServiceContext,
  { frameworkId, version }: { frameworkId: number; version: number },
): Promise<void> {
  return writeContent(context, frameworkId, async (write) => {
    const { tx, framework } = write;
    requireVersion(framework, version, {});
    const { previousId } = framework;
    if (framework.state === "baseline" || previousId === null) {
      throw new Refusal({
        kind: "conflict",
        message: "It is compared with nothing, so there is nothing to carry over.",
      });
    }
    const previous = await getContent(tx, previousId);
    const offered = offeredThings(
      previous,
      await listPassedOnThemes(tx, previousId),
      await listProjects(tx, previousId),
      foundSince(previous, await readComeSince(tx, previousId)),
    );
    const added = await insertOffered(write.tx, frameworkId, offered);
    if (added === 0) {
      throw new Refusal({
        kind: "conflict",
        message: "All that the one before holds was carried over already.",
      });
    }
    recordEvent(write, {
      act: "framework.carry-over",
      role: "eia_author",
      subject: framework.title,
      after: { things: offered },
      detail: { previousId, things: added },
    });
  });
}

async function insertOffered(
  tx: Db,
  frameworkId: number,
  offered: ReturnType<typeof offeredThings>,
): Promise<number> {
  if (offered.length === 0) return 0;
  const added = await tx
    .insert(carriedOver)
    .values(offered.map((thing) => ({ frameworkId, ...thing })))
    .onConflictDoNothing()
    .returning({ id: carriedOver.id });
  return added.length;
}
