import { inArray } from "drizzle-orm";
import { isBelow } from "../../app/domain/account/seniority";
import type { Role } from "../../app/domain/framework/lifecycle";
import type { Db } from "../client.server";
import { person } from "../schema";
import { getOffice } from "./office.server";
import { listPeople } from "./people.server";

/** Who of these people is printed by their title alone, unless somebody determines otherwise: those below the office's grade. */
export async function listBelowGrade(db: Db, personIds: readonly number[]): Promise<number[]> {
  const { namedFrom } = await getOffice(db);
  if (namedFrom === null || personIds.length === 0) return [];
  const people = await db
    .select({ id: person.id, seniority: person.seniority })
    .from(person)
    .where(inArray(person.id, [...personIds]));
  return people.filter(({ seniority }) => isBelow(seniority, namedFrom)).map(({ id }) => id);
}

/** What people with an account are called who hold no office that is publicly known: who decides, approves or determines does. */
export async function listStaffNames(db: Db): Promise<string[]> {
  const people = await listPeople(db);
  return people
    .filter(({ roles }) => !roles.some((role) => OFFICE_HOLDERS.includes(role)))
    .map(({ name }) => name);
}

const OFFICE_HOLDERS: readonly Role[] = ["decision_maker", "senior_officer", "monitoring_officer"];
