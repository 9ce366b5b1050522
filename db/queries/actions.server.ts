import { and, asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { hasLapsed } from "../../app/domain/actions/action";
import type { ActionEvent, ActionInPlan } from "../../app/domain/actions/action-in-plan";
import type { EntryKind, Impact } from "../../app/domain/eia/eia";
import type { FrameworkState } from "../../app/domain/framework/lifecycle";
import type { Db } from "../client.server";
import {
  action,
  actionAcceptance,
  auditEvent,
  budgetChange,
  eiaEntry,
  entryImpact,
  framework,
  person,
  signedRecord,
  submission,
  approval,
} from "../schema";
import { mitigatesOf, toAction } from "./content.server";
import { authorIdsOf } from "./frameworks.server";
import { oneStatement, rowsOf } from "./one-statement.server";

const proposer = alias(person, "proposer");

function selectActions(db: Db) {
  return db
    .select({
      action,
      mitigates: mitigatesOf(),
      framework: {
        id: framework.id,
        title: framework.title,
        state: framework.state,
        years: framework.years,
      },
      outcome: signedRecord.outcome,
      change: { id: budgetChange.id, title: budgetChange.title },
      proposedByName: proposer.name,
    })
    .from(action)
    .innerJoin(framework, eq(framework.id, action.frameworkId))
    .leftJoin(signedRecord, eq(signedRecord.frameworkId, framework.id))
    .leftJoin(eiaEntry, eq(eiaEntry.id, action.entryId))
    .leftJoin(budgetChange, eq(budgetChange.id, eiaEntry.changeId))
    .leftJoin(proposer, eq(proposer.id, action.proposedBy))
    .$dynamic();
}

type ActionRow = Awaited<ReturnType<typeof selectActions>>[number];

function toActionInPlan({
  action: row,
  mitigates,
  framework: of,
  outcome,
  change,
  proposedByName,
}: ActionRow): ActionInPlan {
  return {
    ...toAction(row, mitigates),
    framework: { ...of, years: [...of.years].sort((a, b) => a - b) },
    change,
    proposedByName,
    resolvedAt: row.resolvedAt,
    hasLapsed: hasLapsed(row, { state: of.state, outcome }),
  };
}

/** Written out, so that the partial indexes are used whatever the driver binds. */
const isOpen = sql`${action.state} = 'open'`;
const isOutstanding = sql`${action.state} in ('open', 'carried_forward')`;

/** @returns null where the framework has no such action. */
export async function findAction(
  db: Db,
  frameworkId: number,
  actionId: number,
): Promise<ActionInPlan | null> {
  const [row] = await selectActions(db).where(
    and(eq(action.id, actionId), eq(action.frameworkId, frameworkId)),
  );
  return row ? toActionInPlan(row) : null;
}

/** The whole action plan: open first, then carried forward, then the others; each by target date. */
export async function listActionPlan(db: Db, frameworkId: number): Promise<ActionInPlan[]> {
  const rows = await selectActions(db)
    .where(eq(action.frameworkId, frameworkId))
    .orderBy(
      sql`case ${action.state} when 'open' then 0 when 'carried_forward' then 1 else 2 end`,
      asc(action.targetDate),
      asc(action.id),
    );
  return rows.map(toActionInPlan);
}

export interface MyActions {
  /** Still to be done, by target date. */
  outstanding: ActionInPlan[];
  /** Completed, withdrawn or lapsed, newest first; the last twenty. */
  done: ActionInPlan[];
}

const RECENT = 20;

function selectOutstanding(db: Db, personId: number) {
  return selectActions(db)
    .where(and(eq(action.ownerId, personId), isOutstanding))
    .orderBy(asc(action.targetDate), asc(action.id));
}

/** What a person still has to do, in every framework, by target date. */
export async function listMyOutstanding(db: Db, personId: number): Promise<ActionInPlan[]> {
  const rows = await selectOutstanding(db, personId);
  return rows.map(toActionInPlan).filter((item) => !item.hasLapsed);
}

/** What a person owns, in every framework. */
export async function listMyActions(db: Db, personId: number): Promise<MyActions> {
  const [outstanding, resolved] = await Promise.all([
    selectOutstanding(db, personId),
    selectActions(db)
      .where(and(eq(action.ownerId, personId), sql`not (${isOutstanding})`))
      .orderBy(sql`${action.resolvedAt} desc nulls last`, desc(action.id))
      .limit(RECENT),
  ]);
  const open = outstanding.map(toActionInPlan);
  return {
    outstanding: open.filter((item) => !item.hasLapsed),
    done: [...resolved.map(toActionInPlan), ...open.filter((item) => item.hasLapsed)],
  };
}

/** What was done with one action, newest first. */
export function listActionHistory(db: Db, frameworkId: number, actionId: number): Promise<ActionEvent[]> {
  return db
    .select({
      id: auditEvent.number,
      at: auditEvent.at,
      personName: auditEvent.personName,
      capacity: auditEvent.capacity,
      act: auditEvent.act,
      detail: auditEvent.detail,
    })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.frameworkId, frameworkId),
        sql`${auditEvent.act} like 'action.%'`,
        sql`${auditEvent.detail} ->> 'actionId' = ${String(actionId)}`,
      ),
    )
    .orderBy(desc(auditEvent.number));
}

/** An impact as a list of several entries shows it. */
export interface ListedImpact extends Pick<Impact, "id" | "characteristic" | "direction" | "who"> {
  entryId: number;
  entryKind: EntryKind;
  changeId: number;
  /** The change's. */
  title: string;
}

/** All impacts of a framework's EIA, in the order of the changes. */
export function listImpacts(db: Db, frameworkId: number): Promise<ListedImpact[]> {
  return db
    .select({
      id: entryImpact.id,
      characteristic: entryImpact.characteristic,
      direction: entryImpact.direction,
      who: entryImpact.who,
      entryId: eiaEntry.id,
      entryKind: eiaEntry.kind,
      changeId: budgetChange.id,
      title: budgetChange.title,
    })
    .from(entryImpact)
    .innerJoin(eiaEntry, eq(eiaEntry.id, entryImpact.entryId))
    .innerJoin(budgetChange, eq(budgetChange.id, eiaEntry.changeId))
    .where(eq(eiaEntry.frameworkId, frameworkId))
    .orderBy(asc(budgetChange.position), asc(budgetChange.id), asc(entryImpact.id));
}

export interface EntryTitle {
  id: number;
  changeId: number;
  title: string;
}

/** The entries of a framework's EIA that an action may belong to, by the title of their change. */
export function listEntryTitles(db: Db, frameworkId: number): Promise<EntryTitle[]> {
  return db
    .select({ id: eiaEntry.id, changeId: budgetChange.id, title: budgetChange.title })
    .from(eiaEntry)
    .innerJoin(budgetChange, eq(budgetChange.id, eiaEntry.changeId))
    .where(eq(eiaEntry.frameworkId, frameworkId))
    .orderBy(asc(budgetChange.position), asc(budgetChange.id));
}

/** A framework between its first line and its signature, with what the four eyes ask about it. */
export interface FrameworkInProgress {
  id: number;
  title: string;
  state: FrameworkState;
  authorIds: ReadonlySet<number>;
  approvedBy: number | null;
  submittedAt: Date | null;
}

/** An action for after the decision, of what is submitted, that nobody has accepted yet. */
export interface NotAcceptedAfterwards {
  id: number;
  ownerId: number | null;
  frameworkId: number;
}

const readInProgress = oneStatement(
  {},
  {
    frameworks: rowsOf(
      {
        id: framework.id,
        title: framework.title,
        state: framework.state,
        authorIds: sql<number[]>`array(${authorIdsOf(framework.id)})`,
        approvedBy: sql<number | null>`${approval.personId}`,
        submittedAt: sql<string | null>`${submission.submittedAt}`,
      },
      sql`from ${framework}
        left join ${submission} on ${submission.frameworkId} = ${framework.id} and ${submission.endedAt} is null
        left join ${approval} on ${approval.submissionId} = ${submission.id}
        where ${framework.state} in ('drafting', 'submitted', 'approved', 'determined')`,
      [submission.submittedAt, framework.id],
    ),
    notAccepted: rowsOf(
      { id: action.id, ownerId: action.ownerId, frameworkId: action.frameworkId },
      sql`from ${action}
        join ${submission} on ${submission.frameworkId} = ${action.frameworkId} and ${submission.endedAt} is null
        where ${isOpen} and ${action.timing} = 'after' and not exists (
          select 1 from ${actionAcceptance}
          where ${actionAcceptance.actionId} = ${action.id} and ${actionAcceptance.submissionId} = ${submission.id}
        )`,
      [action.id],
    ),
  },
);

/** What is drafted or somewhere on its way to the signature, longest waiting first, and what there still waits for a yes. */
export async function listInProgress(
  db: Db,
): Promise<{ frameworks: FrameworkInProgress[]; notAccepted: NotAcceptedAfterwards[] }> {
  const { frameworks, notAccepted } = await readInProgress.one(db, {});
  return {
    notAccepted,
    frameworks: frameworks.map(({ authorIds, submittedAt, ...row }) => ({
      ...row,
      authorIds: new Set(authorIds),
      submittedAt: submittedAt === null ? null : new Date(submittedAt),
    })),
  };
}

/** Proposals to withdraw an action or carry it forward that nobody has answered yet. */
export async function listUnansweredProposals(db: Db): Promise<ActionInPlan[]> {
  const rows = await selectActions(db)
    .where(and(isOpen, isNotNull(action.proposalKind), eq(framework.state, "drafting")))
    .orderBy(asc(action.targetDate), asc(action.id));
  return rows.map(toActionInPlan);
}
