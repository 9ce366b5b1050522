import { and, asc, desc, eq, inArray, sql, type SQL } from "drizzle-orm";
import { RECORD_PARTS } from "../../app/domain/publication/record-parts";
import type { EntryReview } from "../../app/domain/results/expected-and-seen";
import type { ComeSince } from "../../app/domain/results/found-since";
import type { Indicator, PeopleCount } from "../../app/domain/results/indicator";
import {
  asTheyStand,
  type LineReturn,
  type MonitoredLine,
  type Reminder,
} from "../../app/domain/results/line-return";
import type { ResultsSetting } from "../../app/domain/results/results-setting";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { OwnQuestion } from "../../app/domain/templates/template";
import type { Db } from "../client.server";
import {
  budgetLine,
  budgetLineAmount,
  eiaEntry,
  entryReview,
  framework,
  frameworkAuthor,
  indicator,
  lineMonitoring,
  lineReturn,
  office,
  recordAddendum,
  returnCount,
  returnLink,
  returnReminder,
  returnValue,
  templateVersion,
} from "../schema";
import { amongIds } from "./many-rows.server";
import { given, oneStatement, rowsOf, type ReadOf } from "./one-statement.server";

/** @param which of the frameworks, as a condition on `line_monitoring` */
const resultRows = (which: SQL) => ({
  lines: rowsOf(
    {
      lineId: lineMonitoring.lineId,
      frameworkId: lineMonitoring.frameworkId,
      service: budgetLine.service,
      provider: budgetLine.deliveryOrganisation,
      frequency: lineMonitoring.frequency,
      version: lineMonitoring.version,
      questions: sql<OwnQuestion[]>`coalesce(${templateVersion.questions}, '[]'::jsonb)`,
    },
    sql`from ${lineMonitoring} join ${budgetLine} on ${budgetLine.id} = ${lineMonitoring.lineId} left join ${templateVersion} on ${templateVersion.id} = ${lineMonitoring.templateVersionId} where ${which}`,
    [budgetLine.position, lineMonitoring.lineId],
  ),
  amounts: rowsOf(
    {
      lineId: budgetLineAmount.lineId,
      year: budgetLineAmount.year,
      pence: budgetLineAmount.pence,
    },
    sql`from ${budgetLineAmount} join ${lineMonitoring} on ${lineMonitoring.lineId} = ${budgetLineAmount.lineId} where ${which}`,
  ),
  indicators: rowsOf(
    {
      id: indicator.id,
      lineId: indicator.lineId,
      name: indicator.name,
      unit: indicator.unit,
      goodDirection: indicator.goodDirection,
      baseline: indicator.baseline,
      target: indicator.target,
      about: indicator.about,
      countedBy: indicator.countedBy,
      version: indicator.version,
    },
    sql`from ${indicator} join ${lineMonitoring} on ${lineMonitoring.lineId} = ${indicator.lineId} where ${which}`,
    [indicator.id],
  ),
  returns: rowsOf(
    {
      id: lineReturn.id,
      lineId: lineReturn.lineId,
      periodEndsOn: lineReturn.periodEndsOn,
      version: lineReturn.version,
      spent: lineReturn.spent,
      note: lineReturn.note,
      ownAnswers: lineReturn.ownAnswers,
      cameBy: lineReturn.cameBy,
      personName: lineReturn.personName,
      at: lineReturn.at,
    },
    sql`from ${lineReturn} join ${lineMonitoring} on ${lineMonitoring.lineId} = ${lineReturn.lineId} where ${which} and ${isLast}`,
  ),
  values: rowsOf(
    { returnId: returnValue.returnId, indicatorId: returnValue.indicatorId, value: returnValue.value },
    sql`from ${returnValue} join ${lineReturn} on ${lineReturn.id} = ${returnValue.returnId} join ${lineMonitoring} on ${lineMonitoring.lineId} = ${lineReturn.lineId} where ${which} and ${isLast}`,
  ),
  reminders: rowsOf(
    {
      lineId: returnReminder.lineId,
      periodEndsOn: returnReminder.periodEndsOn,
      remindedOn: returnReminder.remindedOn,
      note: returnReminder.note,
      personName: returnReminder.personName,
    },
    sql`from ${returnReminder} join ${lineMonitoring} on ${lineMonitoring.lineId} = ${returnReminder.lineId} where ${which}`,
    [returnReminder.remindedOn, returnReminder.id],
  ),
});

const isLast = sql`not exists (select 1 from ${lineReturn} later where later.line_id = ${lineReturn.lineId} and later.period_ends_on = ${lineReturn.periodEndsOn} and later.version > ${lineReturn.version})`;

type ResultRows = ReadOf<ReturnType<typeof resultRows>>;

/** What is known of the results of a framework's lines. */
export interface Results {
  /** In the order of the budget. */
  lines: MonitoredLine[];
  reminders: Reminder[];
}

const readOfFramework = oneStatement(
  { frameworkId: "int" },
  resultRows(sql`${lineMonitoring.frameworkId} = ${given("frameworkId")}`),
);

export async function readResults(db: Db, frameworkId: number): Promise<Results> {
  const read = await readOfFramework.one(db, { frameworkId });
  return { lines: toLines(read), reminders: read.reminders };
}

/** One line's; null where no results of it are returned. */
export async function findMonitoredLine(
  db: Db,
  frameworkId: number,
  lineId: number,
): Promise<{ line: MonitoredLine; reminders: Reminder[] } | null> {
  const { lines, reminders } = await readResults(db, frameworkId);
  const line = lines.find((one) => one.lineId === lineId);
  return line ? { line, reminders: reminders.filter((one) => one.lineId === lineId) } : null;
}

const readOfAuthor = oneStatement(
  { personId: "int" },
  {
    ...resultRows(
      sql`exists (select 1 from ${frameworkAuthor} own join ${framework} signed on signed.id = own.framework_id where own.person_id = ${given("personId")} and own.framework_id = ${lineMonitoring.frameworkId} and signed.state not in ('baseline', 'withdrawn'))`,
    ),
    frameworks: rowsOf(
      { id: framework.id, title: framework.title, years: framework.years },
      sql`from ${framework} join ${frameworkAuthor} on ${frameworkAuthor.frameworkId} = ${framework.id} and ${frameworkAuthor.personId} = ${given("personId")} where ${framework.state} not in ('baseline', 'withdrawn') and exists (select 1 from ${lineMonitoring} held where held.framework_id = ${framework.id})`,
      [framework.id],
    ),
  },
);

/** Of each framework of which somebody is an author and results are returned, what is known of them. */
export async function listResultsOfAuthor(
  db: Db,
  personId: number,
): Promise<(Results & { framework: { id: number; title: string; years: readonly number[] } })[]> {
  const read = await readOfAuthor.one(db, { personId });
  const lines = toLines(read);
  const frameworkOf = new Map(read.lines.map(({ lineId, frameworkId }) => [lineId, frameworkId]));
  return read.frameworks.map((one) => ({
    framework: one,
    lines: lines.filter(({ lineId }) => frameworkOf.get(lineId) === one.id),
    reminders: read.reminders.filter(({ lineId }) => frameworkOf.get(lineId) === one.id),
  }));
}

function toLines(read: ResultRows): MonitoredLine[] {
  return read.lines.map(({ frameworkId: _f, ...line }) => ({
    ...line,
    amounts: Object.fromEntries(
      read.amounts.filter(({ lineId }) => lineId === line.lineId).map(({ year, pence }) => [year, pence]),
    ),
    indicators: read.indicators.filter(({ lineId }) => lineId === line.lineId),
    returns: asTheyStand(
      read.returns
        .filter(({ lineId }) => lineId === line.lineId)
        .map((one) => ({ ...one, values: valuesOf(one.id, read.values) })),
    ),
  }));
}

const valuesOf = (
  returnId: number,
  values: readonly { returnId: number; indicatorId: number; value: number }[],
): Record<number, number> =>
  Object.fromEntries(
    values.filter((one) => one.returnId === returnId).map(({ indicatorId, value }) => [indicatorId, value]),
  );

/** People by answer, of one indicator of one return. */
export interface ReturnedCount extends PeopleCount {
  returnId: number;
  indicatorId: number;
}

/** Never to be shown as they are: `safeTable`. */
export async function listReturnCounts(db: Db, returnIds: readonly number[]): Promise<ReturnedCount[]> {
  if (returnIds.length === 0) return [];
  return db
    .select()
    .from(returnCount)
    .where(inArray(returnCount.returnId, [...returnIds]))
    .orderBy(asc(returnCount.indicatorId), asc(returnCount.answer));
}

/** A return with all that it was before, the last version first. */
export async function listReturnVersions(
  db: Db,
  lineId: number,
  periodEndsOn: CalendarDate,
): Promise<LineReturn[]> {
  const versions = await db
    .select()
    .from(lineReturn)
    .where(and(eq(lineReturn.lineId, lineId), eq(lineReturn.periodEndsOn, periodEndsOn)))
    .orderBy(desc(lineReturn.version));
  const ids = versions.map(({ id }) => id);
  const values =
    ids.length === 0 ? [] : await db.select().from(returnValue).where(inArray(returnValue.returnId, ids));
  return versions.map(({ frameworkId: _f, personId: _p, ...one }) => ({
    ...one,
    values: valuesOf(one.id, values),
  }));
}

export async function findIndicator(db: Db, lineId: number, indicatorId: number): Promise<Indicator | null> {
  const [found] = await db
    .select()
    .from(indicator)
    .where(and(eq(indicator.id, indicatorId), eq(indicator.lineId, lineId)));
  if (!found) return null;
  const { frameworkId: _f, ...rest } = found;
  return rest;
}

export async function hasReturns(db: Db, lineIds: readonly number[]): Promise<boolean> {
  const found = await db
    .select({ id: lineReturn.id })
    .from(lineReturn)
    .where(amongIds(lineReturn.lineId, lineIds))
    .limit(1);
  return found.length > 0;
}

/** The reviews that were made because of what results show, by the change of the entry. */
export async function listEntryReviews(db: Db, frameworkId: number): Promise<EntryReview[]> {
  return db
    .select({
      changeId: eiaEntry.changeId,
      addendumNumber: entryReview.addendumNumber,
      at: entryReview.at,
    })
    .from(entryReview)
    .innerJoin(eiaEntry, eq(eiaEntry.id, entryReview.entryId))
    .where(eq(eiaEntry.frameworkId, frameworkId))
    .orderBy(asc(entryReview.addendumNumber));
}

/** What came after the decision on a framework. */
export async function readComeSince(db: Db, frameworkId: number): Promise<ComeSince> {
  const { lines } = await readResults(db, frameworkId);
  const { limitPercent } = await getResultsSetting(db);
  const rows = await db
    .select({ changeId: eiaEntry.changeId, bodies: recordAddendum.bodies })
    .from(entryReview)
    .innerJoin(eiaEntry, eq(eiaEntry.id, entryReview.entryId))
    .innerJoin(
      recordAddendum,
      and(
        eq(recordAddendum.referenceKey, entryReview.referenceKey),
        eq(recordAddendum.number, entryReview.addendumNumber),
      ),
    )
    .where(eq(eiaEntry.frameworkId, frameworkId))
    .orderBy(asc(entryReview.addendumNumber));
  const reviews = rows.map(({ changeId, bodies }) => ({
    changeId,
    on: bodies.head.on,
    words: RECORD_PARTS.flatMap((part) => bodies[part].note?.words ?? []).join("\n"),
  }));
  return { lines, reviews, limitPercent };
}

export async function getResultsSetting(db: Db): Promise<ResultsSetting> {
  const [row] = await db
    .select({
      returnDays: office.returnDays,
      limitPercent: office.resultsLimit,
      halfYearlyFrom: office.halfYearlyFrom,
      quarterlyFrom: office.quarterlyFrom,
    })
    .from(office)
    .where(eq(office.id, 1));
  if (!row) throw new Error("The office row is missing");
  return row;
}

/** Which line's return of which period a private link is for. */
export interface LinkedReturn {
  frameworkId: number;
  lineId: number;
  periodEndsOn: CalendarDate;
  worksUntil: CalendarDate;
}

/** @returns null for a link that never was, was replaced, or has run out */
export async function findReturnLink(
  db: Db,
  tokenHash: string,
  today: CalendarDate,
): Promise<LinkedReturn | null> {
  const [found] = await db
    .select({
      frameworkId: returnLink.frameworkId,
      lineId: returnLink.lineId,
      periodEndsOn: returnLink.periodEndsOn,
      worksUntil: returnLink.worksUntil,
    })
    .from(returnLink)
    .innerJoin(framework, eq(framework.id, returnLink.frameworkId))
    .where(
      and(eq(returnLink.tokenHash, tokenHash), sql`${framework.state} not in ('baseline', 'withdrawn')`),
    );
  return found && found.worksUntil >= today ? found : null;
}

/** The last day on which the link of a return works; null where there is none. */
export async function linkWorksUntil(
  db: Db,
  lineId: number,
  periodEndsOn: CalendarDate,
): Promise<CalendarDate | null> {
  const [found] = await db
    .select({ worksUntil: returnLink.worksUntil })
    .from(returnLink)
    .where(and(eq(returnLink.lineId, lineId), eq(returnLink.periodEndsOn, periodEndsOn)));
  return found?.worksUntil ?? null;
}
