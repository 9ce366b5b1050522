import { asc, eq, inArray } from "drizzle-orm";
import type { Action } from "../../app/domain/actions/action";
import type { Budget, BudgetLine, FundingSource, StatedTotal } from "../../app/domain/budget/budget";
import type { ChangeLink } from "../../app/domain/budget/changes";
import type { EiaEntry, Impact } from "../../app/domain/eia/eia";
import { CHARACTERISTICS } from "../../app/domain/eia/characteristics";
import type { FrameworkContent } from "../../app/domain/framework/content";
import type { GlossaryTerm } from "../../app/domain/framework/glossary";
import type { Db } from "../client.server";
import {
  action,
  budgetChange,
  budgetLine,
  budgetLineAmount,
  changeNewLine,
  changePreviousLine,
  consulteeInfluence,
  decisionRecord,
  eia,
  eiaEntry,
  entryImpact,
  framework,
  fundingAmount,
  fundingSource,
  glossaryTerm,
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
  const [budget, previous, links, fundingSources, statedTotals, entries, actions, glossary] =
    await Promise.all([
      getBudget(db, frameworkId),
      previousId === null ? null : getBudget(db, previousId),
      listChangeLinks(db, frameworkId),
      listFundingSources(db, frameworkId),
      listStatedTotals(db, frameworkId),
      listEntries(db, frameworkId),
      listActions(db, frameworkId),
      listGlossary(db, frameworkId),
    ]);
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
    glossary,
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
  const [entries, impacts, consultees] = await Promise.all([
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
    db.select().from(entryImpact).where(inArray(entryImpact.entryId, entryIds)),
    db
      .select()
      .from(consulteeInfluence)
      .where(inArray(consulteeInfluence.entryId, entryIds))
      .orderBy(asc(consulteeInfluence.id)),
  ]);
  const inOrderOfTheAct = (a: Impact, b: Impact) =>
    CHARACTERISTICS.indexOf(a.characteristic) - CHARACTERISTICS.indexOf(b.characteristic);
  return entries.map(({ entry, copy }) => ({
    id: entry.id,
    changeId: entry.changeId,
    kind: entry.kind,
    screeningReason: entry.screeningReason,
    separateEia: { reference: entry.separateReference, date: entry.separateDate, copy },
    impacts: impacts
      .filter((impact) => impact.entryId === entry.id)
      .map(({ entryId: _e, ...impact }) => impact)
      .sort(inOrderOfTheAct),
    noImpactReason: entry.noImpactReason,
    consultees: consultees
      .filter((consultee) => consultee.entryId === entry.id)
      .map(({ entryId: _e, ...consultee }) => consultee),
    nobodyConsultedReason: entry.nobodyConsultedReason,
    fingerprint: entry.fingerprint,
    confirmedAt: entry.confirmedAt,
    absorbed: entry.absorbed,
    version: entry.version,
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
    .select()
    .from(action)
    .where(eq(action.frameworkId, frameworkId))
    .orderBy(asc(action.id));
  return rows.map(toAction);
}

export function toAction(row: typeof action.$inferSelect): Action {
  return {
    id: row.id,
    entryId: row.entryId,
    what: row.what,
    ownerId: row.ownerId,
    ownerName: row.ownerName,
    targetDate: row.targetDate,
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
