import { and, eq, inArray } from "drizzle-orm";
import { budgetChange, changeNewLine, changePreviousLine, framework } from "~db/schema";
import type { Db } from "~db/client.server";
import type { BudgetLine } from "~/domain/budget/budget";
import type { BudgetChange } from "~/domain/budget/changes";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeForChange } from "~/services/eia/internal/entry-writing.server";
import { joinLines } from "./internal/join-lines.server";
import { materialiseUnlinkedChanges } from "./internal/materialise-changes.server";
import { Refusal } from "~/services/refusal";

export interface LinesToTakeOut {
  previousLineIds: readonly number[];
  newLineIds: readonly number[];
  /** They become one change together; else each becomes a change of its own. */
  together: boolean;
}

export interface ChangeToSplit {
  frameworkId: number;
  changeId: number;
  version: number;
  /** Null where every line is to be a change of its own. */
  takeOut: LinesToTakeOut | null;
}

/**
 * Takes lines out of a change: all of them but the first, a previous one where there is any, or those chosen. What
 * stays keeps what was written about the whole: its entry, which is stale from now on, and its transfer mark.
 * @throws Refusal not-found, also for a line of another change; stale; invalid at `lineIds` where none is taken out or
 *   none would stay; conflict where it has one line only
 */
export async function splitChange(
  context: ServiceContext,
  input: ChangeToSplit,
): Promise<{ frameworkVersion: number }> {
  return writeForChange(context, input, async (write) => {
    const { tx, framework: row, change, content } = write;
    const { previousLines, newLines } = change;
    const lines = [...previousLines, ...newLines];
    requireVersion(change, input.version, {
      title: change.title,
      lineIds: lines.map(({ service }) => service).join("\n"),
    });
    if (lines.length < 2) {
      throw new Refusal({
        kind: "conflict",
        message: "This change has one line only, so there is nothing to split.",
      });
    }
    const out = linesOut(change, input.takeOut);
    const kept = lines.filter((line) => !out.includes(line));
    const [first] = kept;
    if (!first || out.length === 0) {
      const fault =
        out.length === 0 ? "Choose the lines to take out" : "Leave at least one line in the change";
      throw new Refusal({ kind: "invalid", errors: { lineIds: fault } });
    }
    if (input.takeOut?.together && out.length > 1) {
      const { previousLineIds, newLineIds } = input.takeOut;
      const title = (out.find((line) => newLines.includes(line)) ?? out[0] ?? first).service;
      await joinLines(write, content, [{ title, previousLineIds, newLineIds }]);
    } else {
      await takeOut(tx, change.id, out);
      await materialiseUnlinkedChanges(tx, row.id);
    }
    const title = kept.length === 1 ? first.service : change.title;
    await tx
      .update(budgetChange)
      .set({ title, version: change.version + 1 })
      .where(eq(budgetChange.id, change.id));
    await tx
      .update(framework)
      .set({ version: row.version + 1 })
      .where(eq(framework.id, row.id));
    recordEvent(write, {
      act: "change.split",
      role: "eia_author",
      subject: change.title,
      before: { title: change.title, ...lineIds(previousLines, newLines) },
      after: {
        title,
        ...lineIds(
          previousLines.filter((line) => kept.includes(line)),
          newLines.filter((line) => kept.includes(line)),
        ),
      },
      detail: { changeId: change.id, together: input.takeOut?.together ?? false },
    });
    return { frameworkVersion: row.version + 1 };
  });
}

function lineIds(previousLines: readonly BudgetLine[], newLines: readonly BudgetLine[]) {
  const idsOf = (lines: readonly BudgetLine[]) => lines.map(({ id }) => id);
  return { previousLineIds: idsOf(previousLines), newLineIds: idsOf(newLines) };
}

function linesOut({ previousLines, newLines }: BudgetChange, chosen: LinesToTakeOut | null): BudgetLine[] {
  if (!chosen) return [...previousLines, ...newLines].slice(1);
  const pick = (lines: readonly BudgetLine[], ids: readonly number[]) =>
    [...new Set(ids)].map((id) => {
      const line = lines.find((candidate) => candidate.id === id);
      if (!line) throw new Refusal({ kind: "not-found" });
      return line;
    });
  return [...pick(previousLines, chosen.previousLineIds), ...pick(newLines, chosen.newLineIds)];
}

async function takeOut(tx: Db, changeId: number, lines: readonly BudgetLine[]): Promise<void> {
  const ids = lines.map(({ id }) => id);
  for (const links of [changePreviousLine, changeNewLine]) {
    await tx.delete(links).where(and(eq(links.changeId, changeId), inArray(links.lineId, ids)));
  }
}
