import { eq } from "drizzle-orm";
import { findDelegation } from "~db/queries/delegations.server";
import { delegation } from "~db/schema";
import { isMadeOn, recordEvent, type ServiceContext } from "~/services/context.server";
import { writeOffice } from "./internal/office-write.server";
import { Refusal, requireReason } from "~/services/refusal";

/**
 * Ends a delegation before its last day, from this moment on. What was done under it stays done.
 * @throws Refusal forbidden; not-found; conflict where it is ended already; invalid at the field `reason`
 */
export async function endDelegation(
  context: ServiceContext,
  { delegationId, version, reason: given }: { delegationId: number; version: number; reason: string },
): Promise<void> {
  await writeOffice(context, "accounts.manage", async (write) => {
    const { tx, actor, now, role } = write;
    const found = await findDelegation(tx, delegationId);
    if (!found) throw new Refusal({ kind: "not-found" });
    // Nothing else of it ever changes, so whoever saw an older version saw one that was not ended.
    if (found.isEnded || !isMadeOn(found, version)) {
      throw new Refusal({ kind: "conflict", message: "This delegation has been ended already." });
    }
    const reason = requireReason(given);
    await tx
      .update(delegation)
      .set({ endedAt: now, endedBy: actor.personId, endedReason: reason, version: version + 1 })
      .where(eq(delegation.id, delegationId));
    recordEvent(write, {
      act: "delegation.end",
      role,
      subject: `${found.deputyName} for ${found.holderName}`,
      before: { reference: found.reference, validUntil: found.validUntil, ended: null },
      after: { reference: found.reference, validUntil: found.validUntil, ended: reason },
      detail: { delegationId },
    });
  });
}
