import { desc, eq, getTableColumns, sql, type SQL } from "drizzle-orm";
import type { WhomToAsk } from "../../app/domain/eia/whom-to-ask";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Role } from "../../app/domain/framework/lifecycle";
import { FRAMEWORK, type DecidedThing } from "../../app/domain/framework/decided-thing";
import type { Db } from "../client.server";
import { given, oneStatement, rowsOf, type ReadOf } from "./one-statement.server";
import { decidedThing, office, officeSetting, person, referenceCounter } from "../schema";
import { keptQuery } from "./kept-query.server";

export interface OfficeSettings {
  officeName: string;
  decidingBodyTitle: string;
  decidedThing: DecidedThing;
  /** What each role is called in this office. */
  roleTitles: Record<Role, string>;
}

/** Used until the administrator has set the office up. */
const NOT_SET_UP: OfficeSettings = {
  officeName: "Equality impact assessments",
  decidingBodyTitle: "Deciding body",
  decidedThing: FRAMEWORK,
  roleTitles: {
    eia_author: "EIA author",
    action_owner: "Action owner",
    senior_officer: "Senior officer",
    monitoring_officer: "Monitoring officer",
    decision_maker: "Deciding body",
    administrator: "Administrator",
  },
};

/** The names and titles in force on a day, and what the thing decided is called on it. */
export const settingRows = (today: SQL) => ({
  names: rowsOf(
    getTableColumns(officeSetting),
    sql`from (select * from ${officeSetting} where valid_from <= ${today} order by valid_from desc limit 1) ${officeSetting}`,
  ),
  things: rowsOf(
    { one: decidedThing.one, many: decidedThing.many },
    sql`from (select * from ${decidedThing} where valid_from <= ${today} order by valid_from desc limit 1) ${decidedThing}`,
  ),
});

export function toSettings({
  names: [row],
  things: [thing],
}: ReadOf<ReturnType<typeof settingRows>>): OfficeSettings {
  const decided = thing ?? FRAMEWORK;
  if (!row) return { ...NOT_SET_UP, decidedThing: decided };
  return {
    decidedThing: decided,
    officeName: row.officeName,
    decidingBodyTitle: row.decidingBodyTitle,
    roleTitles: {
      eia_author: row.eiaAuthorTitle,
      action_owner: row.actionOwnerTitle,
      senior_officer: row.seniorOfficerTitle,
      monitoring_officer: row.monitoringOfficerTitle,
      decision_maker: row.decidingBodyTitle,
      administrator: row.administratorTitle,
    },
  };
}

const readSettings = oneStatement({ today: "date" }, settingRows(given("today")));

/** The names and titles in force on a day. */
export async function getOfficeSettings(db: Db, today: CalendarDate): Promise<OfficeSettings> {
  return toSettings(await readSettings.one(db, { today }));
}

const theOffice = keptQuery((db) => db.select().from(office).where(eq(office.id, 1)).prepare("the office"));

export async function getOffice(db: Db) {
  const [row] = await theOffice(db).execute();
  if (!row) throw new Error("The office row is missing");
  return row;
}

const whomToAsk = keptQuery((db) =>
  db
    .select({ contact: office.equalityContact, guidance: office.equalityGuidance })
    .from(office)
    .where(eq(office.id, 1))
    .prepare("whom to ask"),
);

/** Whom authors ask about an assessment. */
export async function getWhomToAsk(db: Db): Promise<WhomToAsk> {
  const [row] = await whomToAsk(db).execute();
  return row ?? { contact: "", guidance: "" };
}

export async function hasAnyPerson(db: Db): Promise<boolean> {
  const rows = await db.select({ id: person.id }).from(person).limit(1);
  return rows.length > 0;
}

/**
 * The office's row, locked until the transaction ends. `update`: accounts, roles and settings change one after the other.
 * `share`: they stay as they are meanwhile, whoever else relies on them at the same time.
 */
export async function lockOffice(tx: Db, strength: "update" | "share"): Promise<void> {
  const { offices } = await lockedOffice[strength].one(tx, {});
  if (offices.length === 0) throw new Error("The office row is missing");
}

const lockedFor = (lock: SQL) =>
  oneStatement(
    {},
    { offices: rowsOf({ id: office.id }, sql`from ${office} where ${office.id} = 1 ${lock}`) },
  );
const lockedOffice = { share: lockedFor(sql`for share`), update: lockedFor(sql`for update`) };

/** Names and titles as they were, are and will be; those that hold last come first. */
export function listOfficeSettings(db: Db) {
  return db.select().from(officeSetting).orderBy(desc(officeSetting.validFrom));
}

/** The next number of each year that has given one, or that was set; newest year first. */
export function listReferenceCounters(db: Db) {
  return db.select().from(referenceCounter).orderBy(desc(referenceCounter.year));
}
