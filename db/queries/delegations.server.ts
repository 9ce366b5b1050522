import { and, asc, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  DELEGABLE_ROLES,
  type Authority,
  type DelegableRole,
  type Delegation,
} from "../../app/domain/account/delegation";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import { delegation, person, roleGrant } from "../schema";
import { inForceOn } from "./authorities.server";
import { listPeople, type PersonWithRoles } from "./people.server";
import { keptQuery } from "./kept-query.server";

const deputy = alias(person, "deputy");
const holder = alias(person, "holder");
const recorder = alias(person, "recorder");
const ender = alias(person, "ender");

/** A delegation with the names of all who have a part in it. */
export interface RecordedDelegation extends Delegation {
  id: number;
  deputyId: number;
  deputyName: string;
  holderId: number;
  holderName: string;
  reason: string;
  recordedAt: Date;
  recordedBy: string;
  endedAt: Date | null;
  endedBy: string | null;
  endedReason: string;
  version: number;
}

function selectDelegations(db: Db) {
  return db
    .select({
      id: delegation.id,
      role: sql<DelegableRole>`${roleGrant.role}`,
      deputyId: delegation.deputyId,
      deputyName: deputy.name,
      holderId: roleGrant.personId,
      holderName: holder.name,
      reference: delegation.reference,
      validFrom: delegation.validFrom,
      validUntil: delegation.validUntil,
      isEnded: sql<boolean>`${delegation.endedAt} is not null`,
      isHolderInOffice: sql<boolean>`${roleGrant.endedAt} is null and ${holder.isActive}`,
      reason: delegation.reason,
      recordedAt: delegation.recordedAt,
      recordedBy: recorder.name,
      endedAt: delegation.endedAt,
      endedBy: ender.name,
      endedReason: delegation.endedReason,
      version: delegation.version,
    })
    .from(delegation)
    .innerJoin(roleGrant, eq(roleGrant.id, delegation.roleGrantId))
    .innerJoin(deputy, eq(deputy.id, delegation.deputyId))
    .innerJoin(holder, eq(holder.id, roleGrant.personId))
    .innerJoin(recorder, eq(recorder.id, delegation.recordedBy))
    .leftJoin(ender, eq(ender.id, delegation.endedBy));
}

/** Every delegation there ever was, newest first. */
export function listDelegations(db: Db): Promise<RecordedDelegation[]> {
  return selectDelegations(db).orderBy(desc(delegation.validFrom), desc(delegation.id));
}

/** Those to a person and those by them, newest first. */
export function listDelegationsOf(db: Db, personId: number): Promise<RecordedDelegation[]> {
  return selectDelegations(db)
    .where(or(eq(delegation.deputyId, personId), eq(roleGrant.personId, personId)))
    .orderBy(desc(delegation.validFrom), desc(delegation.id));
}

export async function findDelegation(db: Db, delegationId: number): Promise<RecordedDelegation | null> {
  const [row] = await selectDelegations(db).where(eq(delegation.id, delegationId));
  return row ?? null;
}

const notEnded = keptQuery((db) =>
  selectDelegations(db).where(isNull(delegation.endedAt)).orderBy(asc(delegation.id)).prepare("delegations"),
);

/** Everybody, with what they may act under today: as those are judged who may take a step. */
export async function listPeopleAndDeputies(
  db: Db,
  today: CalendarDate,
): Promise<(PersonWithRoles & { delegations: Authority[] })[]> {
  const [people, all] = await Promise.all([listPeople(db), notEnded(db).execute()]);
  return people.map((one) => ({
    ...one,
    delegations: inForceOn(
      all.filter(({ deputyId }) => deputyId === one.id),
      today,
    ),
  }));
}

/** A role held now that its holder may delegate. */
export interface DelegableGrant {
  id: number;
  role: DelegableRole;
  holderId: number;
  holderName: string;
}

export function listDelegableGrants(db: Db): Promise<DelegableGrant[]> {
  return db
    .select({
      id: roleGrant.id,
      role: sql<DelegableRole>`${roleGrant.role}`,
      holderId: person.id,
      holderName: person.name,
    })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(
      and(
        inArray(roleGrant.role, [...DELEGABLE_ROLES]),
        isNull(roleGrant.endedAt),
        eq(person.isActive, true),
      ),
    )
    .orderBy(asc(roleGrant.role), asc(person.name), asc(roleGrant.id));
}
