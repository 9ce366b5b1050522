import { and, asc, desc, eq, exists, getTableColumns, inArray, isNull, or, sql, type SQL } from "drizzle-orm";
import type { NamedAcceptance } from "../../app/domain/actions/afterwards";
import { DECISION_OUTCOMES, isInSupport } from "../../app/domain/decision/decision-record";
import type { FrameworkState } from "../../app/domain/framework/lifecycle";
import { pageOf, type Page } from "../../app/domain/shared/paging";
import type { Db } from "../client.server";
import {
  action,
  actionAcceptance,
  approval,
  determination,
  framework,
  frameworkAuthor,
  signedRecord,
  submission,
} from "../schema";

import { given, oneStatement, rowOf, rowsOf, type ReadOf } from "./one-statement.server";
import { keptQuery } from "./kept-query.server";

export type Framework = typeof framework.$inferSelect;

/** What a person may know of: everything, or only the frameworks in which they own an action. */
export interface Visibility {
  personId: number;
  seesAll: boolean;
}

const visibleTo = ({ personId, seesAll }: Visibility, db: Db) =>
  seesAll
    ? undefined
    : exists(
        db
          .select({ one: sql`1` })
          .from(action)
          .where(and(eq(action.frameworkId, framework.id), eq(action.ownerId, personId))),
      );

const asVisible = (lock: SQL) =>
  oneStatement(
    { frameworkId: "int", personId: "int", seesAll: "boolean" },
    {
      visible: rowsOf(
        getTableColumns(framework),
        sql`from ${framework}
          where ${framework.id} = ${given("frameworkId")} and (${given("seesAll")} or exists (
            select from ${action} owned
            where owned.framework_id = ${given("frameworkId")} and owned.owner_id = ${given("personId")}
          )) ${lock}`,
      ),
    },
  );
const visible = asVisible(sql``);
const visibleAndLocked = asVisible(sql`for no key update of ${framework}`);

export async function findFramework(
  db: Db,
  frameworkId: number,
  { personId, seesAll }: Visibility,
): Promise<Framework | null> {
  const [row] = (await visible.one(db, { frameworkId, personId, seesAll })).visible;
  return row ?? null;
}

/**
 * Locks the framework's row until the transaction ends: every writer of what blocks or unblocks comes through here.
 * The lock lets foreign keys to the row be checked: a framework's writer and its baseline's would else await each other.
 * @param visibility whose row is not to be found, nor locked, where they may not know of it
 */
export async function lockFramework(
  tx: Db,
  frameworkId: number,
  { personId, seesAll }: Visibility = { personId: 0, seesAll: true },
): Promise<Framework | null> {
  const [row] = (await visibleAndLocked.one(tx, { frameworkId, personId, seesAll })).visible;
  return row ?? null;
}

export interface FrameworkListItem {
  id: number;
  title: string;
  state: FrameworkState;
  years: number[];
  reference: string | null;
}

/** Newest first, baselines last. */
export async function listFrameworks(
  db: Db,
  visibility: Visibility,
  { limit, offset = 0 }: { limit?: number; offset?: number } = {},
): Promise<FrameworkListItem[]> {
  const frameworks = db
    .select({
      id: framework.id,
      title: framework.title,
      state: framework.state,
      years: framework.years,
      reference: framework.reference,
    })
    .from(framework)
    .where(visibleTo(visibility, db))
    .orderBy(sql`${framework.state} = 'baseline'`, desc(framework.id))
    .$dynamic();
  return limit === undefined ? frameworks : frameworks.limit(limit).offset(offset);
}

/** One page of the same. @param asked.number of the page; one past the end is the last page */
export async function listFrameworksOnPage(
  db: Db,
  visibility: Visibility,
  asked: { number: number; size: number },
): Promise<Page<FrameworkListItem>> {
  const total = await db.$count(framework, visibleTo(visibility, db));
  const { items, ...page } = pageOf(Array.from({ length: total }), asked.number, asked.size);
  return {
    ...page,
    items: await listFrameworks(db, visibility, { limit: items.length, offset: Math.max(0, page.from - 1) }),
  };
}

const IN_SUPPORT = DECISION_OUTCOMES.filter(isInSupport);

/** What a new framework may be compared with: signed as supported, also on conditions, or a baseline. */
export async function listPossiblePrevious(db: Db): Promise<{ id: number; title: string }[]> {
  return db
    .select({ id: framework.id, title: framework.title })
    .from(framework)
    .leftJoin(signedRecord, eq(signedRecord.frameworkId, framework.id))
    .where(or(eq(framework.state, "baseline"), inArray(signedRecord.outcome, IN_SUPPORT)))
    .orderBy(desc(framework.id));
}

/** The framework it is compared with; null where there is none. */
export async function getPreviousId(db: Db, frameworkId: number): Promise<number | null> {
  const [row] = await db
    .select({ previousId: framework.previousId })
    .from(framework)
    .where(eq(framework.id, frameworkId));
  if (!row) throw new Error(`No framework ${frameworkId}`);
  return row.previousId;
}

/** The frameworks that are compared with this one. */
export function listComparedWith(
  db: Db,
  previousId: number,
): Promise<{ id: number; title: string; state: FrameworkState }[]> {
  return db
    .select({ id: framework.id, title: framework.title, state: framework.state })
    .from(framework)
    .where(eq(framework.previousId, previousId))
    .orderBy(asc(framework.id));
}

/** The same, locked in their order: a baseline's writer writes the changes of those compared with it. */
export function lockComparedWith(
  tx: Db,
  previousId: number,
): Promise<{ id: number; title: string; state: FrameworkState }[]> {
  return tx
    .select({ id: framework.id, title: framework.title, state: framework.state })
    .from(framework)
    .where(eq(framework.previousId, previousId))
    .orderBy(asc(framework.id))
    .for("no key update");
}

/**
 * All who wrote content of a framework, and of the baseline it is compared with: nobody ever approved a baseline's
 * figures, and they are part of what is approved here.
 */
export function authorIdsOf(frameworkId: number | typeof framework.id | SQL) {
  return sql`
    select author.person_id from ${frameworkAuthor} author
    where author.framework_id = ${frameworkId} or author.framework_id = (
      select baseline.id from ${framework} compared
      join ${framework} baseline on baseline.id = compared.previous_id and baseline.state = 'baseline'
      where compared.id = ${frameworkId}
    )`;
}

export async function listAuthorIds(db: Db, frameworkId: number): Promise<Set<number>> {
  const [row] = await db
    .select({ ids: sql<number[]>`array(${authorIdsOf(frameworkId)})` })
    .from(framework)
    .where(eq(framework.id, frameworkId));
  return new Set(row?.ids);
}

const RESOLVED_FOR_OTHERS = sql.raw("resolved.state in ('withdrawn', 'carried_forward')");

/** Two questions, each of which has an index: asked as one, every action of the office would be looked through. */
const hasResolved = (frameworkId: SQL, personId: SQL) => sql<boolean>`(
    exists (
      select 1 from ${action} resolved
      where resolved.framework_id = ${frameworkId} and resolved.resolved_by = ${personId} and ${RESOLVED_FOR_OTHERS}
    ) or exists (
      select 1 from ${framework} baseline
      join ${framework} compared on compared.previous_id = baseline.id
      join ${action} resolved on resolved.framework_id = compared.id
      where baseline.id = ${frameworkId} and baseline.state = 'baseline'
        and resolved.resolved_by = ${personId} and ${RESOLVED_FOR_OTHERS}
    )
  )`;

const readResolved = oneStatement(
  { frameworkId: "int", personId: "int" },
  { resolved: rowOf({ has: hasResolved(given("frameworkId"), given("personId")) }) },
);

/**
 * Whether a person confirmed that an action was withdrawn, or accepted that it is carried forward: in this framework, or,
 * of a baseline, in one that is compared with it.
 */
export async function hasResolvedForOthers(db: Db, frameworkId: number, personId: number): Promise<boolean> {
  const { resolved } = await readResolved.one(db, { frameworkId, personId });
  return resolved[0]?.has ?? false;
}

/** What the four eyes ask about a framework, and what one person is to it. */
export interface FourEyes {
  authorIds: Set<number>;
  /** Who approved the submission that is now in approval, as a senior officer. */
  approvedBy: number | null;
  /** Whether this person wrote content of it themself, not only of its baseline. */
  isAuthor: boolean;
  /** As `hasResolvedForOthers`. */
  hasResolvedForOthers: boolean;
}

const STANDING = { frameworkId: "int", personId: "int" };

/** Of the given framework and person. */
export const fourEyesRows = rowOf({
  authorIds: sql<number[]>`array(${authorIdsOf(given("frameworkId"))})`,
  approvedBy: sql<number | null>`(
          select given_approval.person_id from ${approval} given_approval
          join ${submission} open on open.id = given_approval.submission_id
          where open.framework_id = ${given("frameworkId")} and open.ended_at is null
        )`,
  isAuthor: sql<boolean>`exists (
          select 1 from ${frameworkAuthor} own
          where own.framework_id = ${given("frameworkId")} and own.person_id = ${given("personId")}
        )`,
  hasResolvedForOthers: hasResolved(given("frameworkId"), given("personId")),
});

const readFourEyes = oneStatement(STANDING, { standing: fourEyesRows });

export async function readFourEyesOf(db: Db, frameworkId: number, personId: number): Promise<FourEyes> {
  return toFourEyes((await readFourEyes.one(db, { frameworkId, personId })).standing);
}

export function toFourEyes([row]: ReadOf<{ standing: typeof fourEyesRows }>["standing"]): FourEyes {
  if (!row) throw new Error("Somebody stands somehow to each framework");
  return { ...row, authorIds: new Set(row.authorIds) };
}

export type Submission = typeof submission.$inferSelect;
export type Approval = typeof approval.$inferSelect;
export type GivenDetermination = typeof determination.$inferSelect;

export interface SubmissionSteps {
  submission: Submission;
  approval: Approval | null;
  determinations: GivenDetermination[];
  /** Of the actions that are done after the decision. */
  acceptances: NamedAcceptance[];
}

/**
 * A framework's newest submission, with the steps taken on it.
 * @param which `open`: the one that is now in approval; `latest`: also one that has ended
 */
export async function findSubmission(
  db: Db,
  frameworkId: number,
  which: "open" | "latest",
): Promise<SubmissionSteps | null> {
  const [row] = await db
    .select()
    .from(submission)
    .where(
      and(eq(submission.frameworkId, frameworkId), which === "open" ? isNull(submission.endedAt) : undefined),
    )
    .orderBy(desc(submission.id))
    .limit(1);
  if (!row) return null;
  const [[given], determinations, acceptances] = await Promise.all([
    db.select().from(approval).where(eq(approval.submissionId, row.id)),
    db.select().from(determination).where(eq(determination.submissionId, row.id)),
    db
      .select()
      .from(actionAcceptance)
      .where(eq(actionAcceptance.submissionId, row.id))
      .orderBy(asc(actionAcceptance.id)),
  ]);
  return { submission: row, approval: given ?? null, determinations, acceptances };
}

/** A submission that was recalled or returned, and who had approved it. */
export interface EarlierSubmission {
  leaves: Submission["leaves"];
  submittedAt: Date;
  ended: "recalled" | "returned";
  endedAt: Date;
  approval: Pick<Approval, "personId" | "personName" | "at" | "comment"> | null;
}

/** What a framework's submission is compared with: the last before it that was approved, else the last before it. */
export async function findEarlierSubmission(db: Db, frameworkId: number): Promise<EarlierSubmission | null> {
  const [row] = await earlierSubmission(db).execute({ frameworkId });
  if (!row) return null;
  const { leaves, submittedAt, ended, endedAt } = row.submission;
  if (endedAt === null || (ended !== "recalled" && ended !== "returned")) {
    throw new Error("What was recalled or returned has ended");
  }
  return { leaves, submittedAt, ended, endedAt, approval: row.approval };
}

const earlierSubmission = keptQuery((db) =>
  db
    .select({ submission, approval })
    .from(submission)
    .leftJoin(approval, eq(approval.submissionId, submission.id))
    .where(
      and(
        eq(submission.frameworkId, sql.placeholder("frameworkId")),
        inArray(submission.ended, ["recalled", "returned"]),
      ),
    )
    .orderBy(sql`${approval.id} is null`, desc(submission.id))
    .limit(1)
    .prepare("earlier submission"),
);
