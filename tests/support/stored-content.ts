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
  characteristicConclusion,
  dimension,
  dimensionAnswer,
  eia,
  eiaEntry,
  entryEvidence,
  entryFinding,
  entryImpact,
  framework,
  frameworkSection,
  frameworkAuthor,
  fundingAmount,
  fundingSource,
  glossaryTerm,
  person,
  priority,
  statedTotal,
  storedCopy,
  templateVersion,
} from "../../db/schema";
import type { Action } from "../../app/domain/actions/action";
import type { YearAmounts } from "../../app/domain/budget/year-amounts";
import type { Budget } from "../../app/domain/budget/budget";
import type { EiaEntry } from "../../app/domain/eia/eia";
import type { FrameworkContent } from "../../app/domain/framework/content";
import type { EiaTemplateKind } from "../../app/domain/templates/template";
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
    const { ownQuestions, headQuestions, guidance } = content;
    await tx.insert(eia).values({
      ...{ frameworkId, ...content.eia },
      ownAnswers: content.eia.ownAnswers.map(({ key, answer }) => ({ key, answer })),
      templateVersionId: await storeTemplate(tx, author, "entry", ownQuestions, guidance),
      headTemplateVersionId: await storeTemplate(tx, author, "assessment", headQuestions),
    });
    await tx.insert(decisionRecord).values({ frameworkId, ...content.record });
    await storeFigures(tx, content, own);
    const options = content.options.map(({ option, whyNot }) => ({ frameworkId, option, whyNot }));
    await ifAny(options, () => tx.insert(consideredOption).values(options));
    const sections = content.sections.map(({ id: _id, version: _version, ...section }, index) => ({
      ...{ frameworkId, position: index + 1 },
      ...section,
    }));
    await ifAny(sections, () => tx.insert(frameworkSection).values(sections));
    const terms = content.glossary.map(({ term, meaning }) => ({ frameworkId, term, meaning }));
    await ifAny(terms, () => tx.insert(glossaryTerm).values(terms));
    await storeDimensions(tx, content, frameworkId);
    const changes = await storeChanges(
      tx,
      content,
      frameworkId,
      previous?.lines ?? new Map<number, number>(),
      own.lines,
    );
    await storeConclusions(tx, content, frameworkId, changes);
    const { entries, impacts } = await storeEntries(tx, author, content.entries, frameworkId, changes);
    const resolverId = await storeResolver(tx);
    const people = { authorId: author.personId, resolverId };
    await storeActions(tx, people, content.actions, frameworkId, { entries, impacts });
    return { frameworkId, previousId: previous?.frameworkId ?? null };
  });
}

/** The questions that it began with; null where it has none. */
async function storeTemplate(
  tx: Db,
  author: Actor,
  kind: EiaTemplateKind,
  questions: FrameworkContent["ownQuestions"],
  guidance: FrameworkContent["guidance"] = {},
): Promise<number | null> {
  if (questions.length === 0) return null;
  const number = (await tx.$count(templateVersion)) + 1;
  return idOf(
    tx
      .insert(templateVersion)
      .values({
        ...{ kind, number, questions: [...questions], guidance },
        ...{ inUseSince: NOW, usedBy: author.personId, usedByName: author.name },
      })
      .returning({ id: templateVersion.id }),
  );
}

async function idOf(rows: Promise<{ id: number }[]>): Promise<number> {
  const [row] = await rows;
  if (!row) throw new Error("Nothing was stored");
  return row.id;
}

/** An insert of no rows is none. */
async function ifAny(rows: readonly unknown[], insert: () => PromiseLike<unknown>): Promise<void> {
  if (rows.length > 0) await insert();
}

/** Rows are stored by one statement, which takes far less than one for each. @returns their ids, in their order */
async function idsOf(
  rows: readonly unknown[],
  insert: () => PromiseLike<{ id: number }[]>,
): Promise<number[]> {
  const stored = rows.length === 0 ? [] : await insert();
  if (stored.length !== rows.length) throw new Error("Not every row was stored");
  return stored.map(({ id }) => id);
}

const byGiven = (given: readonly { id: number }[], stored: readonly number[]): Ids =>
  new Map(given.map(({ id }, index) => [id, stored[index] ?? 0]));

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
  const priorityIds = byGiven(
    priorities,
    await idsOf(priorities, () =>
      tx
        .insert(priority)
        .values(priorities.map(({ name }, position) => ({ frameworkId, position, name })))
        .returning({ id: priority.id }),
    ),
  );
  const lineIds = await idsOf(lines, () =>
    tx
      .insert(budgetLine)
      .values(
        lines.map(({ id: _id, amounts: _amounts, priorityId, ...line }, position) => ({
          ...line,
          frameworkId,
          position,
          priorityId: priorityId === null ? null : (priorityIds.get(priorityId) ?? null),
        })),
      )
      .returning({ id: budgetLine.id }),
  );
  const amounts = lines.flatMap(({ amounts: own }, index) =>
    byYear(own).map((amount) => ({ lineId: lineIds[index] ?? 0, ...amount })),
  );
  await ifAny(amounts, () => tx.insert(budgetLineAmount).values(amounts));
  return { frameworkId, priorities: priorityIds, lines: byGiven(lines, lineIds) };
}

async function storeFigures(
  tx: Db,
  { fundingSources, statedTotals }: FrameworkContent,
  { frameworkId, priorities }: { frameworkId: number; priorities: Ids },
): Promise<void> {
  const sources = await idsOf(fundingSources, () =>
    tx
      .insert(fundingSource)
      .values(fundingSources.map(({ name }, position) => ({ frameworkId, position, name })))
      .returning({ id: fundingSource.id }),
  );
  const amounts = fundingSources.flatMap(({ amounts: own }, index) =>
    byYear(own).map((amount) => ({ sourceId: sources[index] ?? 0, ...amount })),
  );
  await ifAny(amounts, () => tx.insert(fundingAmount).values(amounts));
  const totals = statedTotals.map(({ priorityId, year, pence }) => ({
    frameworkId,
    priorityId: priorityId === null ? null : (priorities.get(priorityId) ?? null),
    year,
    pence,
  }));
  await ifAny(totals, () => tx.insert(statedTotal).values(totals));
}

async function storeDimensions(tx: Db, { dimensions }: FrameworkContent, frameworkId: number): Promise<void> {
  const ids = await idsOf(dimensions, () =>
    tx
      .insert(dimension)
      .values(dimensions.map(({ id: _id, answer: _answer, ...setting }) => setting))
      .returning({ id: dimension.id }),
  );
  const answers = dimensions.flatMap(({ answer }, index) =>
    answer ? [{ frameworkId, dimensionId: ids[index] ?? 0, ...answer }] : [],
  );
  await ifAny(answers, () => tx.insert(dimensionAnswer).values(answers));
}

async function storeConclusions(
  tx: Db,
  { conclusions }: FrameworkContent,
  frameworkId: number,
  changes: Ids,
): Promise<void> {
  const rows = conclusions.map(({ changeIds, ...conclusion }) => ({
    frameworkId,
    ...conclusion,
    changeIds: changeIds.flatMap((id) => changes.get(id) ?? []),
  }));
  await ifAny(rows, () => tx.insert(characteristicConclusion).values(rows));
}

async function storeChanges(
  tx: Db,
  { links }: FrameworkContent,
  frameworkId: number,
  previousLines: Ids,
  newLines: Ids,
): Promise<Ids> {
  const changes = await idsOf(links, () =>
    tx
      .insert(budgetChange)
      .values(
        links.map(
          ({ id: _id, previousLineIds: _before, newLineIds: _now, version: _v, ...change }, position) => ({
            frameworkId,
            position,
            ...change,
          }),
        ),
      )
      .returning({ id: budgetChange.id }),
  );
  const rowsOf = (side: "previousLineIds" | "newLineIds", lines: Ids) =>
    links.flatMap((link, index) =>
      link[side]
        .flatMap((given) => lines.get(given) ?? [])
        .map((lineId) => ({ frameworkId, changeId: changes[index] ?? 0, lineId })),
    );
  const [before, now] = [rowsOf("previousLineIds", previousLines), rowsOf("newLineIds", newLines)];
  await ifAny(before, () => tx.insert(changePreviousLine).values(before));
  await ifAny(now, () => tx.insert(changeNewLine).values(now));
  return byGiven(links, changes);
}

async function storeEntries(
  tx: Db,
  author: Actor,
  entries: readonly EiaEntry[],
  frameworkId: number,
  changes: Ids,
): Promise<{ entries: Ids; impacts: Ids }> {
  const copyIds = new Map<EiaEntry, number>();
  for (const entry of entries) {
    const { copy } = entry.separateEia;
    if (!copy) continue;
    const stored = tx.insert(storedCopy).values({
      frameworkId,
      fileName: copy.fileName,
      mediaType: copy.mediaType,
      byteLength: copy.byteLength,
      sha256: copy.sha256,
      content: new Uint8Array(copy.byteLength),
      storedAt: NOW,
      storedBy: author.personId,
    });
    copyIds.set(entry, await idOf(stored.returning({ id: storedCopy.id })));
  }
  const ids = await idsOf(entries, () =>
    tx
      .insert(eiaEntry)
      .values(
        entries.map((given) => {
          const {
            id: _id,
            changeId,
            separateEia,
            impacts: _impacts,
            consultees: _consultees,
            absorbed,
            findings: _findings,
            evidence: _evidence,
            ...entry
          } = given;
          return {
            ...entry,
            frameworkId,
            changeId: changes.get(changeId) ?? 0,
            separateReference: separateEia.reference,
            separateDate: separateEia.date,
            separateCopyId: copyIds.get(given) ?? null,
            nothingFixed: given.allocation.nothingFixed,
            allocatedBy: given.allocation.decidedBy,
            allocatedOn: given.allocation.decidedOn,
            absorbed: [...absorbed],
            ownAnswers: given.ownAnswers.map(({ key, answer }) => ({ key, answer })),
          };
        }),
      )
      .returning({ id: eiaEntry.id }),
  );
  const inEach = <Row>(rowsOf: (entry: EiaEntry, entryId: number) => readonly Row[]) =>
    entries.flatMap((entry, index) => rowsOf(entry, ids[index] ?? 0));

  const impacts = inEach((entry, entryId) => entry.impacts.map((impact) => ({ ...impact, entryId })));
  const impactIds = await idsOf(impacts, () =>
    tx
      .insert(entryImpact)
      .values(impacts.map(({ id: _id, ...impact }) => impact))
      .returning({ id: entryImpact.id }),
  );
  const findings = inEach((entry, entryId) =>
    entry.findings.flatMap(({ foundOn, ...finding }) =>
      foundOn === null ? [] : [{ entryId, ...finding, foundOn }],
    ),
  );
  await ifAny(findings, () => tx.insert(entryFinding).values(findings));
  const evidence = inEach((entry, entryId) =>
    entry.evidence.map(({ id: _id, ...row }) => ({ entryId, ...row })),
  );
  await ifAny(evidence, () => tx.insert(entryEvidence).values(evidence));
  await storeConsultees(
    tx,
    inEach((entry, entryId) => entry.consultees.map((consultee) => ({ ...consultee, entryId }))),
    frameworkId,
  );
  return { entries: byGiven(entries, ids), impacts: byGiven(impacts, impactIds) };
}

/** Those of one entry, and those of a consultation that several share. */
async function storeConsultees(
  tx: Db,
  consultees: readonly (EiaEntry["consultees"][number] & { entryId: number })[],
  frameworkId: number,
): Promise<void> {
  const own = consultees.flatMap(({ id: _id, consultationId, ...consultee }) =>
    consultationId === undefined ? [consultee] : [],
  );
  await ifAny(own, () => tx.insert(consulteeInfluence).values(own));
  const shared = consultees.flatMap(({ consultationId, ...consultee }) =>
    consultationId === undefined ? [] : [{ ...consultee, consultationId }],
  );
  const firsts = [
    ...new Map(shared.toReversed().map((one) => [one.consultationId, one])).values(),
  ].toReversed();
  const stored = await idsOf(firsts, () =>
    tx
      .insert(consultation)
      .values(
        firsts.map(
          ({
            id: _id,
            entryId: _entry,
            consultationId: _of,
            influence: _influence,
            unchangedReason: _unchanged,
            amountBefore: _before,
            amountAfter: _after,
            ...words
          }) => ({ frameworkId, ...words }),
        ),
      )
      .returning({ id: consultation.id }),
  );
  const consultations = new Map(
    firsts.map(({ consultationId }, index) => [consultationId, stored[index] ?? 0]),
  );
  const linked = shared.map(({ consultationId, entryId, influence, unchangedReason }) => ({
    consultationId: consultations.get(consultationId) ?? 0,
    entryId,
    influence,
    unchangedReason,
  }));
  await ifAny(linked, () => tx.insert(consultationEntry).values(linked));
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

async function storeActions(
  tx: Db,
  { authorId, resolverId }: { authorId: number; resolverId: number },
  actions: readonly Action[],
  frameworkId: number,
  { entries, impacts }: { entries: Ids; impacts: Ids },
): Promise<void> {
  const ids = await idsOf(actions, () =>
    tx
      .insert(action)
      .values(
        actions.map(({ id: _id, entryId, mitigates: _mitigates, proposal, resolvedBy, ...item }) => ({
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
        })),
      )
      .returning({ id: action.id }),
  );
  const mitigated = actions.flatMap(({ mitigates }, index) =>
    mitigates
      .flatMap((given) => impacts.get(given) ?? [])
      .map((impactId) => ({ actionId: ids[index] ?? 0, impactId })),
  );
  await ifAny(mitigated, () => tx.insert(actionImpact).values(mitigated));
}
