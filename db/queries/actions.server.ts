import { and, asc, desc, eq, getTableColumns, isNotNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { hasLapsed } from "../../app/domain/actions/action";
import type { ActionEvent, ActionInPlan } from "../../app/domain/actions/action-in-plan";
import type { Eia, EntryKind, Impact } from "../../app/domain/eia/eia";
import type { FrameworkState } from "../../app/domain/framework/lifecycle";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import {
  action,
  actionAcceptance,
  auditEvent,
  budgetChange,
  comment,
  eia,
  eiaEntry,
  entryImpact,
  framework,
  person,
  publicConsultation,
  signedRecord,
  submission,
  approval,
} from "../schema";
import { mitigatedBy, mitigatedRows, mitigatesOf, toAction } from "./content.server";
import { authorIdsOf } from "./frameworks.server";
import { given, oneStatement, rowsOf } from "./one-statement.server";
import { peopleRows } from "./people.server";
import { keptQuery } from "./kept-query.server";

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

const readPlan = oneStatement(
  { frameworkId: "int" },
  {
    actions: rowsOf(
      {
        ...getTableColumns(action),
        changeId: budgetChange.id,
        changeTitle: budgetChange.title,
        proposedByName: sql<string | null>`${proposer.name}`,
      },
      sql`from ${action}
        left join ${eiaEntry} on ${eiaEntry.id} = ${action.entryId}
        left join ${budgetChange} on ${budgetChange.id} = ${eiaEntry.changeId}
        left join ${person} proposer on ${proposer.id} = ${action.proposedBy}
        where ${action.frameworkId} = ${given("frameworkId")}`,
      [
        sql`case ${action.state} when 'open' then 0 when 'carried_forward' then 1 else 2 end`,
        action.targetDate,
        action.id,
      ],
    ),
    mitigated: mitigatedRows(given("frameworkId")),
    frameworks: rowsOf(
      {
        id: framework.id,
        title: framework.title,
        state: framework.state,
        years: framework.years,
        outcome: signedRecord.outcome,
      },
      sql`from ${framework} left join ${signedRecord} on ${signedRecord.frameworkId} = ${framework.id}
        where ${framework.id} = ${given("frameworkId")}`,
    ),
  },
);

/** The whole action plan: open first, then carried forward, then the others; each by target date. */
export async function listActionPlan(db: Db, frameworkId: number): Promise<ActionInPlan[]> {
  const read = await readPlan.one(db, { frameworkId });
  const [of] = read.frameworks;
  if (!of) return [];
  const { outcome, ...head } = of;
  const mitigates = mitigatedBy(read.mitigated);
  return read.actions.map(({ changeId, changeTitle, proposedByName, ...row }) =>
    toActionInPlan({
      action: row,
      mitigates: mitigates(row.id),
      framework: head,
      outcome,
      // Where an action is about the whole there is no change beside it.
      change: row.entryId === null ? null : { id: changeId, title: changeTitle },
      proposedByName,
    }),
  );
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

const ofItsChange = sql`join ${budgetChange} on ${budgetChange.id} = ${eiaEntry.changeId} where ${eiaEntry.frameworkId} = ${given("frameworkId")}`;

const impactRows = rowsOf(
  {
    id: entryImpact.id,
    characteristic: entryImpact.characteristic,
    direction: entryImpact.direction,
    who: entryImpact.who,
    entryId: eiaEntry.id,
    entryKind: eiaEntry.kind,
    changeId: budgetChange.id,
    title: budgetChange.title,
  },
  sql`from ${entryImpact} join ${eiaEntry} on ${eiaEntry.id} = ${entryImpact.entryId} ${ofItsChange}`,
  [budgetChange.position, budgetChange.id, entryImpact.id],
);

const readImpacts = oneStatement({ frameworkId: "int" }, { impacts: impactRows });

/** All impacts of a framework's EIA, in the order of the changes. */
export async function listImpacts(db: Db, frameworkId: number): Promise<ListedImpact[]> {
  return (await readImpacts.one(db, { frameworkId })).impacts;
}

export interface EntryTitle {
  id: number;
  changeId: number;
  title: string;
}

const entryTitleRows = rowsOf(
  { id: eiaEntry.id, changeId: budgetChange.id, title: budgetChange.title },
  sql`from ${eiaEntry} ${ofItsChange}`,
  [budgetChange.position, budgetChange.id],
);

const readEntryTitles = oneStatement({ frameworkId: "int" }, { entries: entryTitleRows });

/** The entries of a framework's EIA that an action may belong to, by the title of their change. */
export async function listEntryTitles(db: Db, frameworkId: number): Promise<EntryTitle[]> {
  return (await readEntryTitles.one(db, { frameworkId })).entries;
}

const readChoices = oneStatement(
  { frameworkId: "int" },
  { people: peopleRows, entries: entryTitleRows, impacts: impactRows },
);

/** All that the form of an action offers: accounts, entries and impacts, as the lists of each have them. */
export function readActionChoices(db: Db, frameworkId: number) {
  return readChoices.one(db, { frameworkId });
}

/** A framework between its first line and its signature, with what the four eyes ask about it. */
export interface FrameworkInProgress {
  id: number;
  title: string;
  state: FrameworkState;
  authorIds: ReadonlySet<number>;
  approvedBy: number | null;
  submittedAt: Date | null;
  /** How it came back to be drafted, where it was submitted before. */
  sentBack: SentBack | null;
}

export interface SentBack {
  how: "recalled" | "returned";
  at: Date;
  byName: string;
  reason: string;
}

/** Requests for a change that are open in one framework, of one person. */
export interface OpenRequests {
  frameworkId: number;
  /** Who asked. */
  personId: number;
  count: number;
  oldestAt: Date;
}

/** A consultation of a framework in progress that takes answers, or took them and is not reported. */
export interface OpenedConsultation {
  id: number;
  frameworkId: number;
  title: string;
  state: "opened";
  opensOn: CalendarDate | null;
  closesOn: CalendarDate | null;
  outcomeBy: CalendarDate | null;
}

export interface InProgress {
  frameworks: FrameworkInProgress[];
  notAccepted: NotAcceptedAfterwards[];
  requests: OpenRequests[];
  consultations: OpenedConsultation[];
}

/** An action for after the decision, of what is submitted, that nobody has accepted yet. */
export interface NotAcceptedAfterwards {
  id: number;
  ownerId: number | null;
  frameworkId: number;
}

const inProgress = sql`${framework.state} in ('drafting', 'submitted', 'approved', 'determined')`;

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
        sentBackHow: sql<SentBack["how"] | null>`sent_back.ended`,
        sentBackAt: sql<string | null>`sent_back.ended_at`,
        sentBackByName: sql<string | null>`sent_back.ended_by_name`,
        sentBackReason: sql<string | null>`sent_back.ended_reason`,
      },
      sql`from ${framework}
        left join ${submission} on ${submission.frameworkId} = ${framework.id} and ${submission.endedAt} is null
        left join ${approval} on ${approval.submissionId} = ${submission.id}
        left join lateral (
          select ended.* from ${submission} ended
          where ended.framework_id = ${framework.id} and ${framework.state} = 'drafting' and ended.ended in ('recalled', 'returned')
          order by ended.ended_at desc limit 1
        ) sent_back on true
        where ${inProgress}`,
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
    requests: rowsOf(
      {
        frameworkId: sql<number>`asked.framework_id`,
        personId: sql<number>`asked.person_id`,
        count: sql<number>`asked.count`,
        oldestAt: sql<string>`asked.oldest_at`,
      },
      sql`from (
          select ${comment.frameworkId}, ${comment.personId}, count(*)::int as count, min(${comment.at}) as oldest_at
          from ${comment} join ${framework} on ${framework.id} = ${comment.frameworkId}
          where ${comment.isOpen} and ${comment.isRequest} and ${inProgress}
          group by ${comment.frameworkId}, ${comment.personId}
        ) asked`,
      [sql`asked.oldest_at`],
    ),
    consultations: rowsOf(
      {
        id: publicConsultation.id,
        frameworkId: publicConsultation.frameworkId,
        title: publicConsultation.title,
        opensOn: publicConsultation.opensOn,
        closesOn: publicConsultation.closesOn,
        outcomeBy: publicConsultation.outcomeBy,
      },
      sql`from ${publicConsultation} join ${framework} on ${framework.id} = ${publicConsultation.frameworkId}
        where ${publicConsultation.state} = 'opened' and ${inProgress}`,
      [publicConsultation.closesOn, publicConsultation.id],
    ),
  },
);

/** What is drafted or somewhere on its way to the signature, longest waiting first, and what there waits for somebody. */
export async function listInProgress(db: Db): Promise<InProgress> {
  const { frameworks, notAccepted, requests, consultations } = await readInProgress.one(db, {});
  return {
    notAccepted,
    requests: requests.map(({ oldestAt, ...row }) => ({ ...row, oldestAt: new Date(oldestAt) })),
    consultations: consultations.map((row) => ({ ...row, state: "opened" })),
    frameworks: frameworks.map(
      ({
        authorIds,
        submittedAt,
        sentBackHow: how,
        sentBackAt: at,
        sentBackByName: byName,
        sentBackReason: reason,
        ...row
      }) => ({
        ...row,
        authorIds: new Set(authorIds),
        submittedAt: submittedAt === null ? null : new Date(submittedAt),
        sentBack:
          how === null || at === null
            ? null
            : { how, at: new Date(at), byName: byName ?? "", reason: reason ?? "" },
      }),
    ),
  };
}

/** Proposals to withdraw an action or carry it forward that nobody has answered yet. */
export async function listUnansweredProposals(db: Db): Promise<ActionInPlan[]> {
  const rows = await selectActions(db)
    .where(and(isOpen, isNotNull(action.proposalKind), eq(framework.state, "drafting")))
    .orderBy(asc(action.targetDate), asc(action.id));
  return rows.map(toActionInPlan);
}

/** The head of a framework's action plan; null for a baseline, which has no assessment. */
export async function findPlanHead(
  db: Db,
  frameworkId: number,
): Promise<Pick<Eia, "planTitle" | "planLead" | "planDatedOn"> | null> {
  const [found] = await planHead(db).execute({ frameworkId });
  return found ?? null;
}

const planHead = keptQuery((db) =>
  db
    .select({ planTitle: eia.planTitle, planLead: eia.planLead, planDatedOn: eia.planDatedOn })
    .from(eia)
    .where(eq(eia.frameworkId, sql.placeholder("frameworkId")))
    .prepare("head of an action plan"),
);
