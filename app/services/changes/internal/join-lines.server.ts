import { eq, sql, type SQL } from "drizzle-orm";
import { amongIds, jsonRows } from "~db/queries/many-rows.server";
import { nextPosition } from "~db/queries/positions.server";
import { budgetChange, changeNewLine, changePreviousLine, framework } from "~db/schema";
import type { Db } from "~db/client.server";
import { joinedReason } from "~/domain/budget/change-reason";
import type { ChangeLink } from "~/domain/budget/changes";
import { planRelinking } from "~/domain/budget/relinking";
import type { FrameworkContent } from "~/domain/framework/content";
import { absorbEntries } from "./absorb-entries.server";
import type { FrameworkWrite } from "~/services/context.server";

/** Lines of both budgets that are to be one change. */
export interface LinesToJoin {
  title: string;
  previousLineIds: readonly number[];
  newLineIds: readonly number[];
}

export interface JoinedLines {
  changeId: number;
  /** The change as it was, where it was there before. */
  before: ChangeLink | null;
  /** Changes that ended in it. */
  emptied: readonly ChangeLink[];
  /** Changes that lost some of their lines to it. */
  reducedIds: readonly number[];
}

/**
 * Joins lines into changes, out of whatever changes they are in, a few or ten thousand at a time. What was written
 * about a change that this empties is kept with the one that takes its lines.
 * @param joins no line is in two of them
 * @returns what became of each, in the order of `joins`
 */
export async function joinLines(
  { tx, framework: row }: Pick<FrameworkWrite, "tx" | "framework">,
  content: FrameworkContent,
  joins: readonly LinesToJoin[],
): Promise<JoinedLines[]> {
  const answered = new Set(content.entries.map(({ changeId }) => changeId));
  const linksOf = linksByLine(content.links);
  const plans = joins.map((join) => {
    const links = linksOf(join);
    return { join, links, plan: planRelinking(links, join, answered) };
  });
  const added = await insertChanges(
    tx,
    row.id,
    plans.filter(({ plan }) => plan.survivorId === null).map(({ join }) => join.title),
  );
  const joined = plans.map(({ join, links, plan }) => ({
    join,
    changeId: plan.survivorId ?? nextOf(added),
    before: links.find(({ id }) => id === plan.survivorId) ?? null,
    emptied: links.filter(({ id }) => plan.emptiedIds.includes(id)),
    reducedIds: plan.reducedIds,
  }));

  await moveLines(tx, row.id, joined);
  await keepTexts(tx, content, joined);
  await keepReasons(tx, joined);
  const emptiedIds = joined.flatMap(({ emptied }) => emptied.map(({ id }) => id));
  await tx.delete(budgetChange).where(amongIds(budgetChange.id, emptiedIds));
  const touchedIds = joined.flatMap(({ changeId, reducedIds }) => [changeId, ...reducedIds]);
  await tx
    .update(budgetChange)
    .set({ version: sql`${budgetChange.version} + 1` })
    .where(amongIds(budgetChange.id, touchedIds));
  const titles = joined.map(({ changeId, join }) => ({ id: changeId, title: join.title }));
  await tx
    .update(budgetChange)
    .set({ title: sql`named.title` })
    .from(sql`${jsonRows(titles)} as named(id int, title text)`)
    .where(eq(budgetChange.id, sql`named.id`));
  await tx
    .update(framework)
    .set({ version: row.version + 1 })
    .where(eq(framework.id, row.id));
  return joined.map(({ join: _, ...what }) => what);
}

/** The changes that hold any of these lines, in their order. */
function linksByLine(links: readonly ChangeLink[]): (lines: LinesToJoin) => ChangeLink[] {
  const places = new Map(links.map((link, place) => [link, place]));
  const holding = (side: "previousLineIds" | "newLineIds") =>
    new Map(links.flatMap((link) => link[side].map((lineId) => [lineId, link] as const)));
  const [before, now] = [holding("previousLineIds"), holding("newLineIds")];
  return ({ previousLineIds, newLineIds }) => {
    const found = [...previousLineIds.map((id) => before.get(id)), ...newLineIds.map((id) => now.get(id))];
    return [...new Set(found.filter((link) => link !== undefined))].sort(
      (a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0),
    );
  };
}

async function insertChanges(tx: Db, frameworkId: number, titles: readonly string[]): Promise<number[]> {
  if (titles.length === 0) return [];
  const first = await nextPosition(tx, budgetChange, frameworkId);
  const added = await tx
    .insert(budgetChange)
    .values(titles.map((title, index) => ({ frameworkId, title, position: first + index })))
    .returning({ id: budgetChange.id, position: budgetChange.position });
  return added.sort((a, b) => a.position - b.position).map(({ id }) => id);
}

function nextOf(added: number[]): number {
  const id = added.shift();
  if (id === undefined) throw new Error("The change was not inserted");
  return id;
}

async function moveLines(
  tx: Db,
  frameworkId: number,
  joined: readonly { join: LinesToJoin; changeId: number }[],
): Promise<void> {
  const rowsOf = (side: "previousLineIds" | "newLineIds") =>
    jsonRows(
      joined.flatMap(({ join, changeId }) =>
        [...new Set(join[side])].map((line_id) => ({ line_id, change_id: changeId })),
      ),
    );
  const moved = (rows: SQL) => sql`(framework_id, line_id, change_id)
    select ${frameworkId}::int, line_id, change_id from ${rows} as moved(line_id int, change_id int)`;
  await tx.execute(sql`insert into ${changePreviousLine} ${moved(rowsOf("previousLineIds"))}
    on conflict (framework_id, line_id) do update set change_id = excluded.change_id`);
  await tx.execute(sql`insert into ${changeNewLine} ${moved(rowsOf("newLineIds"))}
    on conflict (line_id) do update set change_id = excluded.change_id`);
}

/** Why a change was made, and from when, goes to the one that takes its lines. */
async function keepReasons(
  tx: Db,
  joined: readonly Pick<JoinedLines, "changeId" | "before" | "emptied">[],
): Promise<void> {
  for (const { changeId, before, emptied } of joined) {
    const isSaid = emptied.some(({ rationale, effectiveOn }) => rationale !== "" || effectiveOn !== null);
    if (!isSaid) continue;
    const reason = joinedReason(before ? [before, ...emptied] : emptied);
    await tx.update(budgetChange).set(reason).where(eq(budgetChange.id, changeId));
  }
}

async function keepTexts(
  tx: Db,
  { entries }: FrameworkContent,
  joined: readonly Pick<JoinedLines, "changeId" | "emptied">[],
): Promise<void> {
  const entryOf = new Map(entries.map((entry) => [entry.changeId, entry]));
  for (const { changeId, emptied } of joined) {
    const answered = emptied.flatMap((change) => {
      const entry = entryOf.get(change.id);
      return entry ? [{ change, entry }] : [];
    });
    if (answered.length === 0) continue;
    const into = entryOf.get(changeId);
    if (!into) throw new Error(`Change ${changeId} has no entry to keep the texts of others`);
    await absorbEntries(tx, into, answered);
  }
}
