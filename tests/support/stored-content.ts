import { randomUUID } from "node:crypto";
import type { Database, Db } from "../../db/client.server";
import type { Actor } from "../../db/queries/people.server";
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
  dimension,
  dimensionAnswer,
  eia,
  eiaEntry,
  entryEvidence,
  entryFinding,
  entryImpact,
  framework,
  frameworkAuthor,
  fundingAmount,
  fundingSource,
  glossaryTerm,
  person,
  priority,
  statedTotal,
  storedCopy,
} from "../../db/schema";
import type { Action } from "../../app/domain/actions/action";
import type { Budget, YearAmounts } from "../../app/domain/budget/budget";
import type { EiaEntry } from "../../app/domain/eia/eia";
import type { FrameworkContent } from "../../app/domain/framework/content";
import { aCompleteFramework } from "./content-builder";
import { CONFIRMED, NOW } from "./office";

/** Given ids in the content, stored ids in the database. */
type Ids = Map<number, number>;
export interface StoredContent {
  frameworkId: number;
  previousId: number | null;
}

/**
 * Puts content of the domain into the database as a framework in drafting, beside a baseline where it has a previous
 * budget. Without content: one that passes the submission gate. Ids are given anew.
 */
export async function storeContent(
  database: Database,
  author: Actor,
  content: FrameworkContent = aCompleteFramework(),
): Promise<StoredContent> {
  return database.transaction(async (tx) => {
    const previous =
      content.previous && (await storeBudget(tx, author, content.previous, { state: "baseline" }));
    if (previous) {
      await tx.insert(eia).values({ frameworkId: previous.frameworkId });
      await tx.insert(decisionRecord).values({ frameworkId: previous.frameworkId });
    }
    const own = await storeBudget(tx, author, content.budget, {
      state: "drafting",
      aim: content.aim,
      previousId: previous?.frameworkId ?? null,
      explanations: [...content.explanations],
    });
    const { frameworkId } = own;
    await tx.insert(frameworkAuthor).values({ frameworkId, personId: author.personId });
    await tx.insert(eia).values({ frameworkId, ...content.eia });
    await tx.insert(decisionRecord).values({ frameworkId, ...content.record });
    await storeFigures(tx, content, own);
    for (const { option, whyNot } of content.options) {
      await tx.insert(consideredOption).values({ frameworkId, option, whyNot });
    }
    for (const { term, meaning } of content.glossary) {
      await tx.insert(glossaryTerm).values({ frameworkId, term, meaning });
    }
    for (const { id: _id, answer, ...setting } of content.dimensions) {
      const dimensionId = await idOf(tx.insert(dimension).values(setting).returning({ id: dimension.id }));
      if (answer) await tx.insert(dimensionAnswer).values({ frameworkId, dimensionId, ...answer });
    }
    const changes = await storeChanges(
      tx,
      content,
      frameworkId,
      previous?.lines ?? new Map<number, number>(),
      own.lines,
    );
    const { entries, impacts } = await storeEntries(tx, author, content.entries, frameworkId, changes);
    const resolverId = await storeResolver(tx);
    for (const item of content.actions) {
      await storeAction(tx, { authorId: author.personId, resolverId }, item, frameworkId, {
        entries,
        impacts,
      });
    }
    return { frameworkId, previousId: previous?.frameworkId ?? null };
  });
}

async function idOf(rows: Promise<{ id: number }[]>): Promise<number> {
  const [row] = await rows;
  if (!row) throw new Error("Nothing was stored");
  return row.id;
}

const byYear = (amounts: YearAmounts) =>
  Object.entries(amounts).map(([year, pence]) => ({ year: Number(year), pence }));

async function storeBudget(
  tx: Db,
  author: Actor,
  { title, years, budgetDate, priorities, lines }: Budget,
  head: Pick<typeof framework.$inferInsert, "state" | "aim" | "previousId" | "explanations">,
) {
  const frameworkId = await idOf(
    tx
      .insert(framework)
      .values({
        ...head,
        title,
        years: [...years],
        budgetDate,
        createdAt: NOW,
        createdBy: author.personId,
      })
      .returning({ id: framework.id }),
  );
  const priorityIds: Ids = new Map();
  for (const [position, { id, name }] of priorities.entries()) {
    const stored = tx.insert(priority).values({ frameworkId, position, name });
    priorityIds.set(id, await idOf(stored.returning({ id: priority.id })));
  }
  const lineIds: Ids = new Map();
  for (const [position, { id, amounts, priorityId, ...line }] of lines.entries()) {
    const stored = tx.insert(budgetLine).values({
      ...line,
      frameworkId,
      position,
      priorityId: priorityId === null ? null : (priorityIds.get(priorityId) ?? null),
    });
    const lineId = await idOf(stored.returning({ id: budgetLine.id }));
    lineIds.set(id, lineId);
    await tx.insert(budgetLineAmount).values(byYear(amounts).map((amount) => ({ lineId, ...amount })));
  }
  return { frameworkId, priorities: priorityIds, lines: lineIds };
}

async function storeFigures(
  tx: Db,
  { fundingSources, statedTotals }: FrameworkContent,
  { frameworkId, priorities }: { frameworkId: number; priorities: Ids },
): Promise<void> {
  for (const [position, { name, amounts }] of fundingSources.entries()) {
    const stored = tx.insert(fundingSource).values({ frameworkId, position, name });
    const sourceId = await idOf(stored.returning({ id: fundingSource.id }));
    await tx.insert(fundingAmount).values(byYear(amounts).map((amount) => ({ sourceId, ...amount })));
  }
  for (const { priorityId, year, pence } of statedTotals) {
    await tx.insert(statedTotal).values({
      frameworkId,
      priorityId: priorityId === null ? null : (priorities.get(priorityId) ?? null),
      year,
      pence,
    });
  }
}

async function storeChanges(
  tx: Db,
  { links }: FrameworkContent,
  frameworkId: number,
  previousLines: Ids,
  newLines: Ids,
): Promise<Ids> {
  const changes: Ids = new Map();
  for (const [position, { id, previousLineIds, newLineIds, version: _v, ...change }] of links.entries()) {
    const stored = tx.insert(budgetChange).values({ frameworkId, position, ...change });
    const changeId = await idOf(stored.returning({ id: budgetChange.id }));
    changes.set(id, changeId);
    for (const lineId of previousLineIds.flatMap((given) => previousLines.get(given) ?? [])) {
      await tx.insert(changePreviousLine).values({ frameworkId, changeId, lineId });
    }
    for (const lineId of newLineIds.flatMap((given) => newLines.get(given) ?? [])) {
      await tx.insert(changeNewLine).values({ frameworkId, changeId, lineId });
    }
  }
  return changes;
}

async function storeEntries(
  tx: Db,
  author: Actor,
  entries: readonly EiaEntry[],
  frameworkId: number,
  changes: Ids,
): Promise<{ entries: Ids; impacts: Ids }> {
  const ids: Ids = new Map();
  const impactIds: Ids = new Map();
  const consultationIds: Ids = new Map();
  for (const {
    id,
    changeId,
    separateEia,
    impacts,
    consultees,
    absorbed,
    findings,
    evidence,
    ...entry
  } of entries) {
    const { copy } = separateEia;
    const copyId =
      copy &&
      (await idOf(
        tx
          .insert(storedCopy)
          .values({
            frameworkId,
            fileName: copy.fileName,
            mediaType: copy.mediaType,
            byteLength: copy.byteLength,
            sha256: copy.sha256,
            content: new Uint8Array(copy.byteLength),
            storedAt: NOW,
            storedBy: author.personId,
          })
          .returning({ id: storedCopy.id }),
      ));
    const stored = tx.insert(eiaEntry).values({
      ...entry,
      frameworkId,
      changeId: changes.get(changeId) ?? 0,
      separateReference: separateEia.reference,
      separateDate: separateEia.date,
      separateCopyId: copyId,
      absorbed: [...absorbed],
    });
    const entryId = await idOf(stored.returning({ id: eiaEntry.id }));
    ids.set(id, entryId);
    for (const { id: given, ...impact } of impacts) {
      const added = tx.insert(entryImpact).values({ entryId, ...impact });
      impactIds.set(given, await idOf(added.returning({ id: entryImpact.id })));
    }
    for (const { foundOn, ...finding } of findings) {
      if (foundOn !== null) await tx.insert(entryFinding).values({ entryId, ...finding, foundOn });
    }
    for (const { id: _id, ...row } of evidence) await tx.insert(entryEvidence).values({ entryId, ...row });
    for (const { id: _id, consultationId: of, ...consultee } of consultees) {
      if (of === undefined) {
        await tx.insert(consulteeInfluence).values({ entryId, ...consultee });
        continue;
      }
      const { influence, unchangedReason, amountBefore: _before, amountAfter: _after, ...words } = consultee;
      const consultationId =
        consultationIds.get(of) ??
        (await idOf(
          tx
            .insert(consultation)
            .values({ frameworkId, ...words })
            .returning({ id: consultation.id }),
        ));
      consultationIds.set(of, consultationId);
      await tx.insert(consultationEntry).values({ consultationId, entryId, influence, unchangedReason });
    }
  }
  return { entries: ids, impacts: impactIds };
}

/** Whoever resolved the actions, since no author may. */
async function storeResolver(tx: Db): Promise<number> {
  const [row] = await tx
    .insert(person)
    .values({
      name: "Officer who resolved",
      email: `${randomUUID()}@opcc.example`,
      createdAt: NOW,
      ...CONFIRMED,
    })
    .returning({ id: person.id });
  if (!row) throw new Error("No person was added");
  return row.id;
}

async function storeAction(
  tx: Db,
  { authorId, resolverId }: { authorId: number; resolverId: number },
  { id: _id, entryId, mitigates, proposal, resolvedBy, ...item }: Action,
  frameworkId: number,
  { entries, impacts }: { entries: Ids; impacts: Ids },
): Promise<void> {
  const stored = tx.insert(action).values({
    ...item,
    frameworkId,
    entryId: entryId === null ? null : (entries.get(entryId) ?? null),
    ownerId: null,
    createdBy: authorId,
    ...(proposal
      ? { proposalKind: proposal.kind, proposalReason: proposal.reason, proposedBy: authorId }
      : {}),
    ...(resolvedBy
      ? {
          resolvedBy: resolverId,
          resolvedByName: resolvedBy.name,
          resolvedCapacity: resolvedBy.capacity,
          resolvedAt: NOW,
        }
      : {}),
  });
  const actionId = await idOf(stored.returning({ id: action.id }));
  for (const impactId of mitigates.flatMap((given) => impacts.get(given) ?? [])) {
    await tx.insert(actionImpact).values({ actionId, impactId });
  }
}
