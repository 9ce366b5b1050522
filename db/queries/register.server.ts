import { and, desc, eq, inArray, lte, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { PublicAddendum } from "../../app/domain/decision/addendum";
import type { DecisionOutcome } from "../../app/domain/decision/decision-record";
import type { DetailsBody, EiaBody, RecordBody, ReportBody } from "../../app/domain/decision/record-bodies";
import type { SealSalts } from "../../app/domain/decision/seal";
import { RECORD_PARTS, type RecordPart } from "../../app/domain/publication/record-parts";
import type {
  ListedDecision,
  PublicPart,
  PublicRecord,
  SupersedingDecision,
} from "../../app/domain/publication/published-record";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import { publicDecisionPart, publicRecordAddendum, publicSuccessor } from "../schema/public-decision";

/**
 * All that public pages read. Nothing here selects from anything else than the view of published parts, and what is not public
 * on the day does not leave the database: who sees what is decided in these statements.
 */
const record = alias(publicDecisionPart, "record_part");
const report = alias(publicDecisionPart, "report_part");
const details = alias(publicDecisionPart, "details_part");
const eia = alias(publicDecisionPart, "eia_part");
type PartAlias = typeof record | typeof report | typeof details | typeof eia;

/** Rule 11: with the record withheld, no other part is public, whatever was determined of it. Null counts as no. */
const isPublic = (part: PartAlias, today: CalendarDate) =>
  part === record
    ? lte(record.publishedFrom, today)
    : and(lte(record.publishedFrom, today), lte(part.publishedFrom, today));

/** Of the stages of a part the last that has come. */
const stageOf = (part: PartAlias, today: CalendarDate, field: "body" | "salts") => sql`coalesce(
  (
    select stage -> ${sql.raw(`'${field}'`)} from jsonb_array_elements(${part.later}) as stage
    where stage ->> 'from' <= ${today} order by stage ->> 'from' desc limit 1
  ),
  ${part[field]}
)`;

const bodyOf = <Body>(part: PartAlias, today: CalendarDate) =>
  sql<Body | null>`case when ${isPublic(part, today)} then ${stageOf(part, today, "body")} end`;

const saltsOf = (part: PartAlias, today: CalendarDate) =>
  sql<SealSalts | null>`case when ${isPublic(part, today)} then ${stageOf(part, today, "salts")} end`;

/** Of the record, where it is withheld; of another part, where it is withheld beside a public record. */
const groundOf = (part: PartAlias, today: CalendarDate) =>
  part === record
    ? sql<string>`case when ${isPublic(record, today)} then '' else ${record.legalGround} end`
    : sql<string>`case when ${isPublic(part, today)} then '' when ${isPublic(record, today)} then coalesce(${part.legalGround}, '') else '' end`;

/** Null where it is not withdrawn. */
const withdrawnOf = (part: PartAlias) => sql<CalendarDate | null>`${part.withdrawnOn}::text`;

/** Of the same moment as the parts: it is read in one statement with them. */
const addendaOfRecord = sql<PublicAddendum[]>`coalesce(
  (
    select jsonb_agg(
      jsonb_build_object('number', addendum.number, 'jws', addendum.jws, 'bodies', addendum.bodies, 'salts', addendum.salts)
      order by addendum.number
    )
    from ${publicRecordAddendum} as addendum where addendum.reference_key = ${record.referenceKey}
  ),
  '[]'::jsonb
)`;

/** In the same statement, for the same reason. */
const successorsOfRecord = sql<SupersedingDecision[]>`coalesce(
  (
    select jsonb_agg(
      jsonb_build_object('reference', successor.reference, 'referenceKey', successor.reference_key, 'decidedOn', successor.decided_on)
      order by successor.decided_on, successor.reference_key
    )
    from ${publicSuccessor} as successor where successor.previous_key = ${record.referenceKey}
  ),
  '[]'::jsonb
)`;

const ofSameRecord = (part: PartAlias, name: RecordPart) =>
  and(eq(part.referenceKey, record.referenceKey), eq(part.part, name));

/**
 * Signed decisions, newest first, as far as they are public on the day.
 * @param before the reference key of the last decision of the page before; one that is not there gives an empty page
 * @returns the page, and the key to ask for the next one with; null at the end
 */
export async function listPublishedDecisions(
  db: Db,
  today: CalendarDate,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<{ decisions: ListedDecision[]; next: string | null }> {
  const rows = await selectListed(db, today)
    .where(and(eq(record.part, "record"), before === undefined ? undefined : isBefore(before)))
    .orderBy(desc(record.decidedOn), desc(record.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return {
    decisions: page.map(toListed),
    next: rows.length > limit ? (page.at(-1)?.referenceKey ?? null) : null,
  };
}

/** Some signed decisions as they are listed, in the order of their keys. */
export async function readListedDecisions(
  db: Db,
  today: CalendarDate,
  keys: readonly string[],
): Promise<ListedDecision[]> {
  if (keys.length === 0) return [];
  const rows = await selectListed(db, today).where(
    and(eq(record.part, "record"), inArray(record.referenceKey, [...keys])),
  );
  const byKey = new Map(rows.map((row) => [row.referenceKey, toListed(row)]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

function selectListed(db: Db, today: CalendarDate) {
  return db
    .select({
      reference: record.reference,
      referenceKey: record.referenceKey,
      decidedOn: record.decidedOn,
      isPublic: sql<boolean>`coalesce(${isPublic(record, today)}, false)`,
      title: whenPublic<string>(record, today, sql`${record.body} ->> 'title'`),
      outcome: whenPublic<DecisionOutcome>(record, today, sql`${record.body} ->> 'outcome'`),
      decidedBy: whenPublic<string>(record, today, sql`${record.body} -> 'signature' ->> 'name'`),
      capacity: whenPublic<string>(record, today, sql`${record.body} -> 'signature' ->> 'capacity'`),
      year: whenPublic<number>(details, today, sql`(${details.body} -> 'years' ->> 0)::int`),
      pence: whenPublic<number>(details, today, firstYearTotal(stageOf(details, today, "body"))),
      isAtLeast: whenPublic<boolean>(details, today, isFirstYearAtLeast(stageOf(details, today, "body"))),
      legalGround: groundOf(record, today),
      withdrawnOn: withdrawnOf(record),
    })
    .from(record)
    .leftJoin(details, ofSameRecord(details, "details"));
}

type ListedRow = Awaited<ReturnType<typeof selectListed>>[number];

function toListed({
  isPublic: isPublished,
  title,
  outcome,
  decidedBy,
  capacity,
  year,
  pence,
  isAtLeast,
  withdrawnOn,
  ...head
}: ListedRow): ListedDecision {
  return {
    ...head,
    ...(withdrawnOn && { withdrawnOn }),
    decision:
      isPublished && outcome !== null
        ? {
            title: title ?? "",
            outcome,
            decidedBy: { name: decidedBy ?? "", capacity: capacity ?? "" },
            total: year === null || pence === null ? null : { year, pence, isAtLeast: isAtLeast === true },
          }
        : null,
  };
}

const whenPublic = <Value>(part: PartAlias, today: CalendarDate, value: SQL) =>
  sql<Value | null>`case when ${isPublic(part, today)} then ${value} end`;

/**
 * Null where lines or changes are withheld: what is left of them is not the budget, and with the full sum it would tell. Pence stay below 2^53, so that float8 holds
 * their sum exactly; numeric would arrive as text.
 */
const firstYearTotal = (body: SQL) => sql`case
  when not jsonb_path_exists(coalesce(${body} -> 'withheld', '[]'::jsonb), '$[*] ? (@.kind != "consultee_amounts" && @.kind != "section")') then (
    select coalesce(sum((line -> 'amounts' ->> (${body} -> 'years' ->> 0))::bigint), 0)::float8
    from jsonb_array_elements(${body} -> 'lines') as line
  )
end`;

/** Whether an amount of the first year is not stated (rule 24). */
const isFirstYearAtLeast = (body: SQL) =>
  sql`coalesce(${body} #>> '{summary,byYear,0,unstated}', '') in ('new', 'both')`;

/** By date and then by when it was signed, so that no page repeats or leaves out a decision of the same day. */
function isBefore(referenceKey: string): SQL {
  return sql`(${record.decidedOn}, ${record.id}) < (
    select ${report.decidedOn}, ${report.id} from ${publicDecisionPart} as report_part
    where ${eq(report.referenceKey, referenceKey)} and ${eq(report.part, "record")}
  )`;
}

/** @returns null where there is no signed record of this reference */
export async function findPublishedRecord(
  db: Db,
  referenceKey: string,
  today: CalendarDate,
): Promise<PublicRecord | null> {
  const [row] = await db
    .select({
      reference: record.reference,
      referenceKey: record.referenceKey,
      decidedOn: record.decidedOn,
      record: bodyOf<RecordBody>(record, today),
      recordGround: groundOf(record, today),
      report: bodyOf<ReportBody>(report, today),
      reportGround: groundOf(report, today),
      recordWithdrawn: withdrawnOf(record),
      reportWithdrawn: withdrawnOf(report),
      detailsWithdrawn: withdrawnOf(details),
      eiaWithdrawn: withdrawnOf(eia),
      addenda: addendaOfRecord,
      supersededBy: successorsOfRecord,
      details: bodyOf<DetailsBody>(details, today),
      detailsGround: groundOf(details, today),
      eia: bodyOf<EiaBody>(eia, today),
      eiaGround: groundOf(eia, today),
      jws: record.jws,
      recordSalts: saltsOf(record, today),
      reportSalts: saltsOf(report, today),
      detailsSalts: saltsOf(details, today),
      eiaSalts: saltsOf(eia, today),
    })
    .from(record)
    .leftJoin(report, ofSameRecord(report, "report"))
    .leftJoin(details, ofSameRecord(details, "details"))
    .leftJoin(eia, ofSameRecord(eia, "eia"))
    .where(and(eq(record.referenceKey, referenceKey), eq(record.part, "record")));
  if (!row) return null;
  const { reference, referenceKey: key, decidedOn, jws } = row;
  const salts = { ...row.recordSalts, ...row.reportSalts, ...row.detailsSalts, ...row.eiaSalts };
  const head = { reference, referenceKey: key, decidedOn, seal: jws === "" ? null : { jws, salts } };
  const addenda = row.addenda.map((addendum) => publicAddendum(addendum, row));
  if (!row.record) {
    const { recordGround: legalGround, recordWithdrawn: withdrawnOn } = row;
    return {
      ...head,
      published: false,
      legalGround,
      ...(withdrawnOn && { withdrawnOn, ...(addenda.length > 0 && { addenda }) }),
    };
  }
  return {
    ...head,
    ...(addenda.length > 0 && { addenda }),
    published: true,
    record: row.record,
    report: publicPart(row.report, row.reportGround, row.reportWithdrawn),
    details: publicPart(row.details, row.detailsGround, row.detailsWithdrawn),
    eia: publicPart(row.eia, row.eiaGround, row.eiaWithdrawn),
    readOn: today,
    ...(row.supersededBy.length > 0 && { supersededBy: row.supersededBy }),
  };
}

/** What an addendum says of a part goes with the part, but that all of it is withdrawn. */
function publicAddendum(
  { bodies, salts, ...addendum }: PublicAddendum,
  published: Readonly<Record<RecordPart, object | null>>,
): PublicAddendum {
  const hidden = RECORD_PARTS.filter((part) => published[part] === null && !bodies[part]?.whole);
  const without = <Of extends object>(leaves: Of) =>
    Object.fromEntries(Object.entries(leaves).filter(([leaf]) => !hidden.includes(leaf as RecordPart))) as Of;
  return { ...addendum, bodies: without(bodies), salts: without(salts) };
}

function publicPart<Body>(
  body: Body | null,
  legalGround: string,
  withdrawnOn: CalendarDate | null,
): PublicPart<Body> {
  if (body !== null) return { published: true, body };
  return { published: false, legalGround, ...(withdrawnOn && { withdrawnOn }) };
}
