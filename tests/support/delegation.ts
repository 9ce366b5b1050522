import { and, eq, isNull } from "drizzle-orm";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import type { DelegableRole } from "../../app/domain/account/delegation";
import type { Database } from "../../db/client.server";
import type { Actor } from "../../db/queries/people.server";
import { delegation, roleGrant } from "../../db/schema";
import { NOW } from "./office";

/** The grant by which a person holds a role now. */
export async function grantOf(database: Database, holder: Actor, role: DelegableRole): Promise<number> {
  const [grant] = await database.db
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(and(eq(roleGrant.personId, holder.personId), eq(roleGrant.role, role), isNull(roleGrant.endedAt)));
  if (!grant) throw new Error("They do not hold the role");
  return grant.id;
}

interface StoredDelegation {
  holder: Actor;
  deputy: Actor;
  recordedBy: Actor;
  role?: DelegableRole;
  validFrom?: string;
  validUntil?: string;
}

/** Stored as it is, of the whole of March 2018 unless other days are given. @returns its id */
export async function addDelegation(
  database: Database,
  {
    holder,
    deputy,
    recordedBy,
    role = "decision_maker",
    validFrom = "2018-03-01",
    validUntil = "2018-03-31",
  }: StoredDelegation,
): Promise<number> {
  const [added] = await database.db
    .insert(delegation)
    .values({
      roleGrantId: await grantOf(database, holder, role),
      deputyId: deputy.personId,
      reference: "DEL/2018/1",
      validFrom: calendarDate(validFrom),
      validUntil: calendarDate(validUntil),
      reason: "Annual leave",
      recordedAt: NOW,
      recordedBy: recordedBy.personId,
    })
    .returning({ id: delegation.id });
  if (!added) throw new Error("No delegation was added");
  return added.id;
}
