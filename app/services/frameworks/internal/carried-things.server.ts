import { eq, sql } from "drizzle-orm";
import { listProjects } from "~db/queries/commissioning.server";
import { listSections } from "~db/queries/content.server";
import { insertMany } from "~db/queries/many-rows.server";
import { nextPosition } from "~db/queries/positions.server";
import {
  action,
  budgetLine,
  budgetLineAmount,
  changeNewLine,
  comment,
  eia,
  entryEvidence,
  entryFinding,
  entryImpact,
  frameworkSection,
} from "~db/schema";
import { capacityOf } from "~/domain/account/delegation";
import type { BudgetChange } from "~/domain/budget/changes";
import type { LineContract } from "~/domain/budget/line-contract";
import { lineAsWritten } from "~/domain/budget/line-history";
import { findingsIn } from "~/domain/eia/screening";
import {
  draftAmounts,
  isCarriedText,
  type CarriedKind,
  type CarriedThing,
} from "~/domain/framework/carried-over";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { inPlacement, sectionState } from "~/domain/framework/sections";
import { amountRows, lineColumns } from "~/services/budget/internal/line-fields.server";
import { recordLineEdits } from "~/services/budget/internal/line-history.server";
import { materialiseUnlinkedChanges } from "~/services/changes/internal/materialise-changes.server";
import { storePhases, storeProject } from "~/services/commissioning/internal/project-write.server";
import type { FrameworkWrite } from "~/services/context.server";
import { markStarted } from "~/services/eia/internal/eia-start.server";
import { answersThatStand } from "~/domain/templates/template";
import { storeAnswer } from "~/services/eia/internal/store-answer.server";
import { Refusal } from "~/services/refusal";
import { storeOrder } from "./section.server";

/** What confirming a thing writes, of each kind; all of one kind together. */

export interface CarryWrite extends FrameworkWrite {
  content: FrameworkContent;
  /** The framework before, as it is now. */
  previous: FrameworkContent;
}

type Confirm = (write: CarryWrite, things: readonly CarriedThing[]) => Promise<void>;

export const WRITE_CONFIRMED: Record<CarriedKind, Confirm> = {
  line: writeLines,
  text: writeTexts,
  entry: writeEntries,
  action: writeActions,
  theme: writeThemes,
  project: writeProjects,
  section: writeSections,
};

const noPlace = (name: string, why: string) =>
  new Refusal({
    kind: "conflict",
    message: `${name}: ${why} Nothing was saved. Leave it out, with that as the reason.`,
  });

const GONE = "The one before does not hold it any more.";

function sourceOf<Of extends { id: number }>(all: readonly Of[], { sourceId, name }: CarriedThing): Of {
  const found = all.find(({ id }) => id === sourceId);
  if (!found) throw noPlace(name, GONE);
  return found;
}

/** The line that follows it there is none of this budget. */
const withoutFollower = ({ followedById: _followedById, ...contract }: LineContract): LineContract =>
  contract;

/** Each a draft beside the line that it was: in the change that this is part of, so that what changed since can be seen. */
async function writeLines(write: CarryWrite, things: readonly CarriedThing[]): Promise<void> {
  const { tx, framework, content, previous } = write;
  const byName = new Map(content.budget.priorities.map(({ id, name }) => [name, id]));
  const nameOf = new Map(previous.budget.priorities.map(({ id, name }) => [id, name]));
  const drafts = things.map((thing) => {
    const { id, version: _version, priorityId, amounts, ...line } = sourceOf(previous.budget.lines, thing);
    const priority = priorityId === null ? undefined : nameOf.get(priorityId);
    return {
      previousLineId: id,
      ...line,
      ...(line.contract && { contract: withoutFollower(line.contract) }),
      priorityId: (priority === undefined ? undefined : byName.get(priority)) ?? null,
      amounts: draftAmounts({ amounts }, content.budget.years, previous.budget.years),
    };
  });
  const first = await nextPosition(tx, budgetLine, framework.id);
  const added = await tx
    .insert(budgetLine)
    .values(
      drafts.map((draft, index) => ({
        frameworkId: framework.id,
        position: first + index,
        ...lineColumns(draft),
      })),
    )
    .returning({ id: budgetLine.id });
  const stored = drafts.map((draft, index) => {
    const lineId = added[index]?.id;
    if (lineId === undefined) throw new Error("A line was not inserted");
    return { ...draft, lineId };
  });
  await insertMany(
    tx,
    budgetLineAmount,
    stored.flatMap(({ lineId, amounts }) => amountRows(lineId, amounts)),
  );
  const changeOf = new Map(
    content.links.flatMap(({ id, previousLineIds }) =>
      previousLineIds.map((lineId) => [lineId, id] as const),
    ),
  );
  await insertMany(
    tx,
    changeNewLine,
    stored.flatMap(({ lineId, previousLineId }) => {
      const changeId = changeOf.get(previousLineId);
      return changeId === undefined ? [] : [{ frameworkId: framework.id, lineId, changeId }];
    }),
  );
  await materialiseUnlinkedChanges(tx, framework.id);
  await recordLineEdits(
    write,
    stored.map((line) => ({
      ...{ lineId: line.lineId, kind: "added" as const, before: null },
      after: lineAsWritten(line, content.budget),
      reason: `Carried over from ${previous.budget.title}`,
    })),
  );
}

async function writeTexts(write: CarryWrite, things: readonly CarriedThing[]): Promise<void> {
  const texts = things.map(({ field, name }) => {
    if (!isCarriedText(field)) throw noPlace(name, GONE);
    if (write.content.eia[field].trim() !== "") throw noPlace(name, "The EIA says something there already.");
    return [field, write.previous.eia[field]] as const;
  });
  await write.tx
    .update(eia)
    .set({ ...Object.fromEntries(texts), version: sql`${eia.version} + 1` })
    .where(eq(eia.frameworkId, write.framework.id));
  await markStarted(write);
}

/** The change of this framework that goes on from the lines which the entry was about, and has no answer. */
function changeFor(
  { content, previous }: CarryWrite,
  entryChangeId: number,
  taken: ReadonlySet<number>,
): BudgetChange | undefined {
  const lines = new Set(previous.links.find(({ id }) => id === entryChangeId)?.newLineIds);
  const answered = new Set(content.entries.map(({ changeId }) => changeId));
  return changesOf(content).find(
    ({ id, previousLines }) =>
      !answered.has(id) && !taken.has(id) && previousLines.some((line) => lines.has(line.id)),
  );
}

async function writeEntries(write: CarryWrite, things: readonly CarriedThing[]): Promise<void> {
  const { tx, previous, today } = write;
  const taken = new Set<number>();
  for (const thing of things) {
    const before = sourceOf(previous.entries, thing);
    const change = changeFor(write, before.changeId, taken);
    if (!change) {
      throw noPlace(
        thing.name,
        "No change of this framework goes on from what it was about, or it is answered for already.",
      );
    }
    taken.add(change.id);
    const { separateEia: _separate, impacts, evidence, ...answer } = before;
    const entryId = await storeAnswer(
      { ...write, change, entry: undefined },
      {
        ...answer,
        ...{ separateReference: "", separateDate: null, separateCopy: null },
        ownAnswers: answersThatStand(write.content.ownQuestions, before.ownAnswers),
      },
    );
    await insertMany(
      tx,
      entryImpact,
      impacts.map(({ id: _id, ...words }) => ({ entryId, ...words })),
    );
    await insertMany(
      tx,
      entryEvidence,
      evidence.map(({ id: _id, ...words }) => ({ entryId, ...words })),
    );
    const found = new Map(
      findingsIn(impacts).map((finding) => [`${finding.characteristic} ${finding.direction}`, finding]),
    );
    await insertMany(
      tx,
      entryFinding,
      [...found.values()].map((finding) => ({ entryId, ...finding, foundOn: today })),
    );
  }
}

/** Open again, for this decision, with the owner and the day that it had. */
async function writeActions(
  { tx, framework, actor, previous }: CarryWrite,
  things: readonly CarriedThing[],
): Promise<void> {
  await insertMany(
    tx,
    action,
    things.map((thing) => {
      const { what, ownerId, ownerName, targetDate, targetIsMonth } = sourceOf(previous.actions, thing);
      return {
        ...{ frameworkId: framework.id, entryId: null, what, ownerId, ownerName, targetDate },
        ...{ targetIsMonth: targetIsMonth === true, createdBy: actor.personId },
      };
    }),
  );
}

/** What people asked for and was passed on is a request here (rule 29): it is answered in words before anything is submitted. */
async function writeThemes(
  { tx, framework, actor, settings, now }: CarryWrite,
  things: readonly CarriedThing[],
): Promise<void> {
  await insertMany(
    tx,
    comment,
    things.map(({ name, says }) => ({
      ...{ frameworkId: framework.id, place: "whole" as const, part: "", placeName: framework.title },
      text: `Passed on by a consultation on the one before: ${name}\n${says}`,
      ...{ isRequest: true, personId: actor.personId, personName: actor.name, at: now },
      capacity: capacityOf(actor, "eia_author", settings.roleTitles),
    })),
  );
}

/** A draft, to be made true of this one; where it stands already, its text alone is missing there. */
async function writeSections(
  { tx, framework, content, previous }: CarryWrite,
  things: readonly CarriedThing[],
): Promise<void> {
  const alike = (one: string) => one.trim().toLowerCase();
  for (const thing of things) {
    const { heading, text, placement } = sourceOf(previous.sections, thing);
    const there = content.sections.find((section) => alike(section.heading) === alike(heading));
    if (there && sectionState(there) !== "not_begun") {
      throw noPlace(thing.name, "A section of that heading is begun already.");
    }
    await (there
      ? tx
          .update(frameworkSection)
          .set({ text, isReady: false, version: there.version + 1 })
          .where(eq(frameworkSection.id, there.id))
      : tx.insert(frameworkSection).values({
          ...{ frameworkId: framework.id, heading, text, placement },
          position: await nextPosition(tx, frameworkSection, framework.id),
        }));
  }
  await storeOrder(tx, inPlacement(await listSections(tx, framework.id)));
}

/** With the lines and changes that go on from those which it concerned. */
async function writeProjects(write: CarryWrite, things: readonly CarriedThing[]): Promise<void> {
  const { content, previous } = write;
  const projects = await listProjects(write.tx, previous.budget.frameworkId);
  for (const thing of things) {
    const { id: _id, ownerName: _owner, version: _version, phases, ...words } = sourceOf(projects, thing);
    const concerned = new Set([
      ...words.lineIds,
      ...previous.links
        .filter(({ id }) => words.changeIds.includes(id))
        .flatMap(({ newLineIds }) => newLineIds),
    ]);
    const going = content.links.filter(({ previousLineIds }) =>
      previousLineIds.some((line) => concerned.has(line)),
    );
    const projectId = await storeProject(write, null, {
      ...words,
      lineIds: going.flatMap(({ newLineIds }) => newLineIds),
      changeIds: going.map(({ id }) => id),
    });
    await storePhases(write, projectId, phases);
  }
}
