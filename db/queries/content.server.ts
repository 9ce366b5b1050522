import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { Action } from "../../app/domain/actions/action";
import type {
  Budget,
  BudgetLine,
  FundingSource,
  PreviousBudget,
  StatedTotal,
} from "../../app/domain/budget/budget";
import type { ChangeLink } from "../../app/domain/budget/changes";
import type { ConsideredOption } from "../../app/domain/decision/considered-options";
import { asConsultees, type Consultation } from "../../app/domain/eia/consultation";
import type { EiaEntry, Impact } from "../../app/domain/eia/eia";
import { CHARACTERISTICS } from "../../app/domain/eia/characteristics";
import type { FrameworkContent } from "../../app/domain/framework/content";
import type { GlossaryTerm } from "../../app/domain/framework/glossary";
import type { Db } from "../client.server";
import { listDimensionsOf } from "./dated-settings.server";
import {
  action,
  actionImpact,
  budgetChange,
  budgetLine,
  budgetLineAmount,
  changeNewLine,
  changePreviousLine,
  consideredOption,
  consultation,
  consultationEntry,
  consulteeInfluence,
  decisionRecord,
  eia,
  eiaEntry,
  entryEvidence,
  entryFinding,
  entryImpact,
  framework,
  fundingAmount,
  fundingSource,
  glossaryTerm,
  office,
  priority,
  statedTotal,
  storedCopy,
} from "../schema";

/**
 * All content of a framework: what the gate judges, the pages show and a submission freezes.
 * The queries do not wait for one another, so that on PostgreSQL they share a round trip or two.
 * @throws where there is no such framework: callers look it up first.
 */
export async function getContent(db: Db, frameworkId: number): Promise<FrameworkContent> {
  const [head] = await db
    .select({ framework, eia, record: decisionRecord })
    .from(framework)
    .innerJoin(eia, eq(eia.frameworkId, framework.id))
    .innerJoin(decisionRecord, eq(decisionRecord.frameworkId, framework.id))
    .where(eq(framework.id, frameworkId));
  if (!head) throw new Error(`No framework ${frameworkId}`);
  const { previousId, explanations, aim } = head.framework;
  const [
    budget,
    previous,
    links,
    fundingSources,
    statedTotals,
    entries,
    actions,
    options,
    glossary,
    dimensions,
  ] = await Promise.all([
    getBudget(db, frameworkId),
    previousId === null ? null : getPreviousBudget(db, previousId),
    listChangeLinks(db, frameworkId),
    listFundingSources(db, frameworkId),
    listStatedTotals(db, frameworkId),
    listEntries(db, frameworkId),
    listActions(db, frameworkId),
    listOptions(db, frameworkId),
    listGlossary(db, frameworkId),
    listDimensionsOf(db, frameworkId),
  ]);
  const [settings] = await db.select({ threshold: office.materialityThreshold }).from(office);
  const { frameworkId: _eiaOf, ...eiaHead } = head.eia;
  const { frameworkId: _recordOf, ...record } = head.record;
  return {
    budget,
    aim,
    previous,
    links,
    fundingSources,
    statedTotals,
    explanations,
    eia: eiaHead,
    entries,
    actions,
    record,
    options,
    glossary,
    dimensions,
    materialityThreshold: settings?.threshold ?? null,
  };
}

export async function getBudget(db: Db, frameworkId: number): Promise<Budget> {
  const [heads, priorities, lines, amounts] = await Promise.all([
    db
      .select({ title: framework.title, years: framework.years, budgetDate: framework.budgetDate })
      .from(framework)
      .where(eq(framework.id, frameworkId)),
    db
      .select({ id: priority.id, name: priority.name })
      .from(priority)
      .where(eq(priority.frameworkId, frameworkId))
      .orderBy(asc(priority.position), asc(priority.id)),
    db
      .select()
      .from(budgetLine)
      .where(eq(budgetLine.frameworkId, frameworkId))
      .orderBy(asc(budgetLine.position), asc(budgetLine.id)),
    db
      .select({ owner: budgetLineAmount.lineId, year: budgetLineAmount.year, pence: budgetLineAmount.pence })
      .from(budgetLineAmount)
      .innerJoin(budgetLine, eq(budgetLine.id, budgetLineAmount.lineId))
      .where(eq(budgetLine.frameworkId, frameworkId)),
  ]);
  const [head] = heads;
  if (!head) throw new Error(`No framework ${frameworkId}`);
  const amountsOf = amountsByOwner(amounts);
  return {
    frameworkId,
    title: head.title,
    years: [...head.years].sort((a, b) => a - b),
    budgetDate: head.budgetDate,
    priorities,
    lines: lines.map(({ frameworkId: _f, position: _p, ...line }): BudgetLine => ({
      ...line,
      amounts: amountsOf(line.id),
    })),
  };
}

/** With the lines whose assessment was put off there: the new lines of changes that are assessed when they are allocated. */
async function getPreviousBudget(db: Db, frameworkId: number): Promise<PreviousBudget> {
  const [budget, putOff] = await Promise.all([
    getBudget(db, frameworkId),
    db
      .select({ id: changeNewLine.lineId })
      .from(eiaEntry)
      .innerJoin(changeNewLine, eq(changeNewLine.changeId, eiaEntry.changeId))
      .where(and(eq(eiaEntry.frameworkId, frameworkId), eq(eiaEntry.kind, "when_allocated")))
      .orderBy(asc(changeNewLine.lineId)),
  ]);
  return putOff.length === 0 ? budget : { ...budget, putOff: putOff.map(({ id }) => id) };
}

function amountsByOwner(rows: { owner: number; year: number; pence: number }[]) {
  const byOwner = new Map<number, Record<number, number>>();
  for (const { owner, year, pence } of rows) {
    const amounts = byOwner.get(owner) ?? {};
    amounts[year] = pence;
    byOwner.set(owner, amounts);
  }
  return (owner: number): Record<number, number> => byOwner.get(owner) ?? {};
}

async function listChangeLinks(db: Db, frameworkId: number): Promise<ChangeLink[]> {
  const [changes, previousLines, newLines] = await Promise.all([
    db
      .select()
      .from(budgetChange)
      .where(eq(budgetChange.frameworkId, frameworkId))
      .orderBy(asc(budgetChange.position), asc(budgetChange.id)),
    db
      .select({ changeId: changePreviousLine.changeId, lineId: changePreviousLine.lineId })
      .from(changePreviousLine)
      .innerJoin(budgetLine, eq(budgetLine.id, changePreviousLine.lineId))
      .where(eq(changePreviousLine.frameworkId, frameworkId))
      .orderBy(asc(budgetLine.position), asc(budgetLine.id)),
    db
      .select({ changeId: changeNewLine.changeId, lineId: changeNewLine.lineId })
      .from(changeNewLine)
      .innerJoin(budgetLine, eq(budgetLine.id, changeNewLine.lineId))
      .where(eq(changeNewLine.frameworkId, frameworkId))
      .orderBy(asc(budgetLine.position), asc(budgetLine.id)),
  ]);
  const previousIds = lineIdsByChange(previousLines);
  const newIds = lineIdsByChange(newLines);
  return changes.map(({ frameworkId: _f, position: _p, ...change }) => ({
    ...change,
    previousLineIds: previousIds.get(change.id) ?? [],
    newLineIds: newIds.get(change.id) ?? [],
  }));
}

function lineIdsByChange(rows: { changeId: number; lineId: number }[]): Map<number, number[]> {
  const byChange = new Map<number, number[]>();
  for (const { changeId, lineId } of rows) {
    byChange.set(changeId, [...(byChange.get(changeId) ?? []), lineId]);
  }
  return byChange;
}

export async function listFundingSources(db: Db, frameworkId: number): Promise<FundingSource[]> {
  const [sources, amounts] = await Promise.all([
    db
      .select({ id: fundingSource.id, name: fundingSource.name, version: fundingSource.version })
      .from(fundingSource)
      .where(eq(fundingSource.frameworkId, frameworkId))
      .orderBy(asc(fundingSource.position), asc(fundingSource.id)),
    db
      .select({ owner: fundingAmount.sourceId, year: fundingAmount.year, pence: fundingAmount.pence })
      .from(fundingAmount)
      .innerJoin(fundingSource, eq(fundingSource.id, fundingAmount.sourceId))
      .where(eq(fundingSource.frameworkId, frameworkId)),
  ]);
  const amountsOf = amountsByOwner(amounts);
  return sources.map((source) => ({ ...source, amounts: amountsOf(source.id) }));
}

export function listStatedTotals(db: Db, frameworkId: number): Promise<StatedTotal[]> {
  return db
    .select({
      id: statedTotal.id,
      priorityId: statedTotal.priorityId,
      year: statedTotal.year,
      pence: statedTotal.pence,
    })
    .from(statedTotal)
    .where(eq(statedTotal.frameworkId, frameworkId))
    .orderBy(asc(statedTotal.id));
}

async function listEntries(db: Db, frameworkId: number): Promise<EiaEntry[]> {
  const entryIds = db.select({ id: eiaEntry.id }).from(eiaEntry).where(eq(eiaEntry.frameworkId, frameworkId));
  const [entries, impacts, consultees, findings, evidence, consultations] = await Promise.all([
    db
      .select({
        entry: eiaEntry,
        copy: {
          id: storedCopy.id,
          fileName: storedCopy.fileName,
          mediaType: storedCopy.mediaType,
          byteLength: storedCopy.byteLength,
          sha256: storedCopy.sha256,
        },
      })
      .from(eiaEntry)
      .leftJoin(storedCopy, eq(storedCopy.id, eiaEntry.separateCopyId))
      .where(eq(eiaEntry.frameworkId, frameworkId))
      .orderBy(asc(eiaEntry.id)),
    db.select().from(entryImpact).where(inArray(entryImpact.entryId, entryIds)).orderBy(asc(entryImpact.id)),
    db
      .select()
      .from(consulteeInfluence)
      .where(inArray(consulteeInfluence.entryId, entryIds))
      .orderBy(asc(consulteeInfluence.id)),
    db
      .select()
      .from(entryFinding)
      .where(inArray(entryFinding.entryId, entryIds))
      .orderBy(asc(entryFinding.foundOn), asc(entryFinding.id)),
    db
      .select()
      .from(entryEvidence)
      .where(inArray(entryEvidence.entryId, entryIds))
      .orderBy(asc(entryEvidence.id)),
    listConsultations(db, frameworkId),
  ]);
  const inOrderOfTheAct = (a: Impact, b: Impact) =>
    CHARACTERISTICS.indexOf(a.characteristic) - CHARACTERISTICS.indexOf(b.characteristic);
  return entries.map(({ entry, copy }) => ({
    id: entry.id,
    changeId: entry.changeId,
    kind: entry.kind,
    screeningReason: entry.screeningReason,
    changesRecipients: entry.changesRecipients,
    changesAmount: entry.changesAmount,
    changesPlace: entry.changesPlace,
    changesProvider: entry.changesProvider,
    changesStaff: entry.changesStaff,
    screenedDespite: entry.screenedDespite,
    screenedOutOn: entry.screenedOutOn,
    findings: findings
      .filter((finding) => finding.entryId === entry.id)
      .map(({ characteristic, direction, foundOn }) => ({ characteristic, direction, foundOn })),
    evidence: evidence.filter((row) => row.entryId === entry.id).map(({ entryId: _e, ...row }) => row),
    separateEia: { reference: entry.separateReference, date: entry.separateDate, copy },
    allocation: {
      nothingFixed: entry.nothingFixed,
      decidedBy: entry.allocatedBy,
      decidedOn: entry.allocatedOn,
    },
    impacts: impacts
      .filter((impact) => impact.entryId === entry.id)
      .map(({ entryId: _e, ...impact }) => impact)
      .sort(inOrderOfTheAct),
    noImpactReason: entry.noImpactReason,
    othersReason: entry.othersReason,
    combinedNote: entry.combinedNote,
    consultees: [
      ...consultees
        .filter((consultee) => consultee.entryId === entry.id)
        .map(({ entryId: _e, ...consultee }) => consultee),
      ...asConsultees(consultations, entry.id),
    ],
    nobodyConsultedReason: entry.nobodyConsultedReason,
    fingerprint: entry.fingerprint,
    confirmedAt: entry.confirmedAt,
    absorbed: entry.absorbed,
    version: entry.version,
  }));
}

/** In the order in which they were added. */
export function listOptions(db: Db, frameworkId: number): Promise<ConsideredOption[]> {
  return db
    .select({
      id: consideredOption.id,
      option: consideredOption.option,
      whyNot: consideredOption.whyNot,
      version: consideredOption.version,
    })
    .from(consideredOption)
    .where(eq(consideredOption.frameworkId, frameworkId))
    .orderBy(asc(consideredOption.id));
}

/** Those that were about several changes, in the order in which they were recorded. */
export async function listConsultations(db: Db, frameworkId: number): Promise<Consultation[]> {
  const [rows, links] = await Promise.all([
    db
      .select()
      .from(consultation)
      .where(eq(consultation.frameworkId, frameworkId))
      .orderBy(asc(consultation.id)),
    db
      .select({ link: consultationEntry })
      .from(consultationEntry)
      .innerJoin(consultation, eq(consultation.id, consultationEntry.consultationId))
      .where(eq(consultation.frameworkId, frameworkId))
      .orderBy(asc(consultationEntry.entryId)),
  ]);
  return rows.map(({ frameworkId: _f, ...row }) => ({
    ...row,
    links: links
      .filter(({ link }) => link.consultationId === row.id)
      .map(({ link: { entryId, influence, unchangedReason } }) => ({ entryId, influence, unchangedReason })),
  }));
}

/** By term, in an order that no collation of the database's has a say in. */
export async function listGlossary(db: Db, frameworkId: number): Promise<GlossaryTerm[]> {
  const terms = await db
    .select({
      id: glossaryTerm.id,
      term: glossaryTerm.term,
      meaning: glossaryTerm.meaning,
      version: glossaryTerm.version,
    })
    .from(glossaryTerm)
    .where(eq(glossaryTerm.frameworkId, frameworkId));
  return terms.sort((a, b) => (a.term < b.term ? -1 : 1));
}

async function listActions(db: Db, frameworkId: number): Promise<Action[]> {
  const rows = await db
    .select({ action, mitigates: mitigatesOf() })
    .from(action)
    .where(eq(action.frameworkId, frameworkId))
    .orderBy(asc(action.id));
  return rows.map(({ action: row, mitigates }) => toAction(row, mitigates));
}

/** The ids of the impacts that the action of a row is tied to, ascending. */
export function mitigatesOf(): SQL<number[]> {
  return sql<
    number[]
  >`array(select ${actionImpact.impactId} from ${actionImpact} where ${actionImpact.actionId} = ${action.id} order by ${actionImpact.impactId})`;
}

export function toAction(row: typeof action.$inferSelect, mitigates: readonly number[]): Action {
  return {
    id: row.id,
    entryId: row.entryId,
    mitigates,
    what: row.what,
    ownerId: row.ownerId,
    ownerName: row.ownerName,
    targetDate: row.targetDate,
    ...(row.targetIsMonth && { targetIsMonth: true as const }),
    timing: row.timing,
    isCondition: row.isCondition,
    state: row.state,
    proposal:
      row.proposalKind !== null && row.proposedBy !== null
        ? { kind: row.proposalKind, reason: row.proposalReason, proposedBy: row.proposedBy }
        : null,
    completedOn: row.completedOn,
    whatWasDone: row.whatWasDone,
    eiaUpdated: row.eiaUpdated,
    eiaNotUpdatedReason: row.eiaNotUpdatedReason,
    resolutionReason: row.resolutionReason,
    acceptanceReason: row.acceptanceReason,
    resolvedBy:
      row.resolvedBy === null
        ? null
        : { id: row.resolvedBy, name: row.resolvedByName, capacity: row.resolvedCapacity },
    createdBy: row.createdBy,
    version: row.version,
  };
}
