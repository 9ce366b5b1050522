import { sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  isInForce,
  type Authority,
  type DelegableRole,
  type Delegation,
} from "../../app/domain/account/delegation";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import { delegation, person, roleGrant } from "../schema";
import { given, oneStatement, rowsOf } from "./one-statement.server";

const deputy = alias(person, "deputy");
const holder = alias(person, "holder");

/** Every delegation to a person whose account is in use, in force or not, the oldest first. */
export const authorityRows = (deputyId: SQL) =>
  rowsOf(
    {
      role: sql<DelegableRole>`${roleGrant.role}`,
      reference: delegation.reference,
      validFrom: delegation.validFrom,
      validUntil: delegation.validUntil,
      isEnded: sql<boolean>`${delegation.endedAt} is not null`,
      isHolderInOffice: sql<boolean>`${roleGrant.endedAt} is null and ${holder.isActive}`,
    },
    sql`from ${delegation}
      join ${roleGrant} on ${roleGrant.id} = ${delegation.roleGrantId}
      join ${person} deputy on ${deputy.id} = ${delegation.deputyId} and ${deputy.isActive}
      join ${person} holder on ${holder.id} = ${roleGrant.personId}
      where ${delegation.deputyId} = ${deputyId}`,
    [delegation.id],
  );

/** Of these, what may be acted under on a day. */
export function inForceOn(delegations: readonly Delegation[], today: CalendarDate): Authority[] {
  return delegations
    .filter((row) => isInForce(row, today))
    .map(({ role, reference, validFrom }) => ({ role, reference, validFrom }));
}

const readAuthorities = oneStatement({ personId: "int" }, { authorities: authorityRows(given("personId")) });

/** Under what a person may act for the holder of a role on a day, the oldest first: read inside the act's transaction. */
export async function listAuthorities(db: Db, personId: number, today: CalendarDate): Promise<Authority[]> {
  return inForceOn((await readAuthorities.one(db, { personId })).authorities, today);
}
