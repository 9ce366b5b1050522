import { and, eq, sql } from "drizzle-orm";
import { findLastOfContent } from "~db/queries/audit.server";
import { amongIds } from "~db/queries/many-rows.server";
import { nextPosition } from "~db/queries/positions.server";
import { budgetChange, changeNewLine, changePreviousLine, framework } from "~db/schema";
import type { ChangeLink } from "~/domain/budget/changes";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeForChange, type ChangeWrite } from "~/services/eia/internal/entry-writing.server";
import { Refusal } from "~/services/refusal";
import { joinLines, type LinesToJoin } from "./internal/join-lines.server";

const NOTHING_TO_UNDO: Refusal["detail"] = {
  kind: "conflict",
  message:
    "This cannot be undone any more: something else was done since, or an answer went into another one. Split or link the lines instead.",
};

/** What the log says of a linking: the changes as they were, and the lines that others lost to it and kept some. */
interface Linked {
  before: ChangeLink | null;
  after: LinesToJoin;
  emptied: readonly ChangeLink[];
  taken: readonly LinesOfChange[];
  absorbed: boolean;
}

type LinesOfChange = Pick<ChangeLink, "previousLineIds" | "newLineIds"> & { changeId: number };

export interface LinkingToUndo {
  frameworkId: number;
  /** The change that was made by linking, or that was split. */
  changeId: number;
  /** The framework's version, as the linking or splitting left it. */
  version: number;
}

/**
 * Undoes what somebody just did to the lines of a change: linked ones go back where they were, and what was split is one
 * again. Only the last thing that was done in the framework is undone, only by whoever did it, and only where no answer was
 * taken into another one by it.
 * @throws Refusal not-found; stale; conflict where there is nothing that can be undone
 */
export async function undoLinking(context: ServiceContext, input: LinkingToUndo): Promise<void> {
  await writeForChange(context, input, async (write) => {
    const { tx, framework: row, change, actor, content } = write;
    requireVersion(row, input.version, {});
    const last = await findLastOfContent(tx, row.id);
    if (last?.personId !== actor.personId || last.detail.changeId !== change.id) {
      throw new Refusal(NOTHING_TO_UNDO);
    }
    switch (last.act) {
      case "change.link":
        await takeApart(write, last.detail as unknown as Linked);
        break;
      case "change.split":
        await joinLines(write, content, [last.detail.before as LinesToJoin]);
        break;
      default:
        throw new Refusal(NOTHING_TO_UNDO);
    }
    recordEvent(write, {
      act: "change.undo",
      role: "eia_author",
      subject: change.title,
      before: last.detail.after,
      after: last.detail.before ?? null,
      detail: { changeId: change.id, undid: last.act },
    });
  });
}

async function takeApart(write: ChangeWrite, { before, emptied, taken, absorbed }: Linked): Promise<void> {
  const { tx, framework: row, change } = write;
  if (absorbed) throw new Refusal(NOTHING_TO_UNDO);
  const first = await nextPosition(tx, budgetChange, row.id);
  for (const [
    index,
    { id: _id, version: _version, previousLineIds, newLineIds, ...was },
  ] of emptied.entries()) {
    const [again] = await tx
      .insert(budgetChange)
      .values({ ...was, frameworkId: row.id, position: first + index })
      .returning({ id: budgetChange.id });
    if (!again) throw new Error("The change was not made again");
    await moveBack(write, { changeId: again.id, previousLineIds, newLineIds });
  }
  for (const lines of taken) await moveBack(write, lines);
  const touched = taken.map(({ changeId }) => changeId);
  if (before) {
    const { title, rationale, effectiveOn } = before;
    await tx
      .update(budgetChange)
      .set({ title, rationale, effectiveOn })
      .where(eq(budgetChange.id, change.id));
    touched.push(change.id);
  } else {
    await tx.delete(budgetChange).where(eq(budgetChange.id, change.id));
  }
  await tx
    .update(budgetChange)
    .set({ version: sql`${budgetChange.version} + 1` })
    .where(amongIds(budgetChange.id, touched));
  await tx
    .update(framework)
    .set({ version: row.version + 1 })
    .where(eq(framework.id, row.id));
}

async function moveBack(
  { tx, framework: { id: frameworkId } }: ChangeWrite,
  { changeId, previousLineIds, newLineIds }: LinesOfChange,
): Promise<void> {
  await tx
    .update(changePreviousLine)
    .set({ changeId })
    .where(
      and(
        eq(changePreviousLine.frameworkId, frameworkId),
        amongIds(changePreviousLine.lineId, previousLineIds),
      ),
    );
  await tx.update(changeNewLine).set({ changeId }).where(amongIds(changeNewLine.lineId, newLineIds));
}
