import { listDelegableGrants } from "~db/queries/delegations.server";
import { findPersonWithRoles } from "~db/queries/people.server";
import { delegation } from "~db/schema";
import { mayRecordDelegation } from "~/auth/permissions";
import { delegationFaults } from "~/domain/account/delegation";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { allow, recordEvent, type ServiceContext } from "~/services/context.server";
import { writeOffice } from "./internal/office-write.server";
import { Refusal, refuseFaults } from "~/services/refusal";

export interface NewDelegation {
  /** The grant of the role: which role, and whose. */
  roleGrantId: number;
  deputyId: number;
  /** Of the instrument that the holder gave. */
  reference: string;
  validFrom: CalendarDate;
  /** Its last day. */
  validUntil: CalendarDate;
  reason: string;
}

/**
 * That somebody acts for the holder of a role, for a period, by an instrument that the holder gave on paper. Who is only
 * a deputy delegates nothing: a delegation hangs on a role that is held.
 * @throws Refusal forbidden, also for making oneself a deputy; invalid at the fields `roleGrantId`, `deputyId`,
 * `validUntil`
 */
export async function recordDelegation(
  context: ServiceContext,
  { roleGrantId, deputyId, reference, validFrom, validUntil, reason }: NewDelegation,
): Promise<void> {
  await writeOffice(context, "accounts.manage", async (write) => {
    const { tx, actor, now, today, role } = write;
    const grant = (await listDelegableGrants(tx)).find(({ id }) => id === roleGrantId);
    const deputy = await findPersonWithRoles(tx, deputyId);
    if (!grant)
      throw new Refusal({ kind: "invalid", errors: { roleGrantId: "Choose a role that is held now" } });
    if (!deputy) throw new Refusal({ kind: "invalid", errors: { deputyId: "Choose who is the deputy" } });
    allow(mayRecordDelegation(actor, { deputyId }));
    const proposed = { role: grant.role, holderId: grant.holderId, deputy, validFrom, validUntil };
    refuseFaults(delegationFaults(proposed, today));
    const [recorded] = await tx
      .insert(delegation)
      .values({
        ...{ roleGrantId, deputyId, reference, validFrom, validUntil, reason },
        recordedAt: now,
        recordedBy: actor.personId,
      })
      .returning({ delegationId: delegation.id });
    recordEvent(write, {
      act: "delegation.record",
      role,
      subject: `${deputy.name} for ${grant.holderName}`,
      after: {
        role: grant.role,
        holder: grant.holderName,
        deputy: deputy.name,
        ...{ reference, validFrom, validUntil, reason },
      },
      detail: { ...recorded, deputyId, holderId: grant.holderId },
    });
  });
}
