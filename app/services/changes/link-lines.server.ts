import { getContent } from "~db/queries/content.server";
import type { FrameworkContent } from "~/domain/framework/content";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { joinLines, type LinesToJoin } from "./internal/join-lines.server";
import { Refusal, refuseFaults } from "~/services/refusal";

export interface LinesToLink extends LinesToJoin {
  frameworkId: number;
  /** The framework's version: another linking since the form was shown is noticed. */
  version: number;
}

/**
 * Joins lines of both budgets into one change, out of whatever changes they are in. What was written about a change
 * that this empties is kept with the one that takes its lines; answers about lines that moved are stale.
 * @returns whether it can be undone: not where an answer went into another one
 * @throws Refusal not-found for a line of neither budget; invalid for fewer than two lines; stale
 */
export async function linkLines(
  context: ServiceContext,
  input: LinesToLink,
): Promise<{ changeId: number; canBeUndone: boolean }> {
  return writeContent(context, input.frameworkId, async (write) => {
    const { tx, framework: row } = write;
    if (row.state === "baseline") throw new Refusal({ kind: "not-found" });
    const content = await getContent(tx, row.id);
    requireOwnLines(content, input);
    requireVersion(row, input.version, { previousLineIds: linksInWords(content, input) });
    refuseFaults(faults(input));

    const [joined] = await joinLines(write, content, [input]);
    if (!joined) throw new Error("The lines were not linked");
    const { changeId, before, emptied, reducedIds } = joined;
    const { previousLineIds, newLineIds } = input;
    const absorbed = emptied.some(({ id }) => content.entries.some((entry) => entry.changeId === id));
    recordEvent(write, {
      act: "change.link",
      role: "eia_author",
      subject: input.title,
      before,
      after: { title: input.title, previousLineIds, newLineIds },
      detail: { changeId, emptied, taken: takenFrom(content, reducedIds, input), absorbed },
    });
    return { changeId, canBeUndone: !absorbed };
  });
}

/** What changes lost that keep other lines. */
function takenFrom({ links }: FrameworkContent, reducedIds: readonly number[], chosen: LinesToLink) {
  return links
    .filter(({ id }) => reducedIds.includes(id))
    .map(({ id, previousLineIds, newLineIds }) => ({
      changeId: id,
      previousLineIds: previousLineIds.filter((lineId) => chosen.previousLineIds.includes(lineId)),
      newLineIds: newLineIds.filter((lineId) => chosen.newLineIds.includes(lineId)),
    }));
}

function requireOwnLines({ budget, previous }: FrameworkContent, chosen: LinesToLink): void {
  const newIds = new Set(budget.lines.map(({ id }) => id));
  const previousIds = new Set(previous?.lines.map(({ id }) => id));
  const areOwn =
    chosen.newLineIds.every((id) => newIds.has(id)) &&
    chosen.previousLineIds.every((id) => previousIds.has(id));
  if (!areOwn) throw new Refusal({ kind: "not-found" });
}

function faults({ title, previousLineIds, newLineIds }: LinesToLink): Record<string, string> {
  const lines = new Set(previousLineIds).size + new Set(newLineIds).size;
  return {
    ...(lines < 2 ? { previousLineIds: "Choose at least two lines, from either budget or from both" } : {}),
    ...(title.trim() === "" ? { title: "Enter a title for the change" } : {}),
  };
}

/** In which change each of the lines chosen is now. */
function linksInWords(
  { budget, previous, links }: FrameworkContent,
  { previousLineIds, newLineIds }: LinesToLink,
): string {
  const side = (
    ids: readonly number[],
    lines: readonly { id: number; service: string }[],
    of: "previousLineIds" | "newLineIds",
  ) =>
    ids.map((id) => {
      const service = lines.find((line) => line.id === id)?.service ?? "";
      const title = links.find((link) => link[of].includes(id))?.title ?? "";
      return `${service}: in “${title}”`;
    });
  return [
    ...side(previousLineIds, previous?.lines ?? [], "previousLineIds"),
    ...side(newLineIds, budget.lines, "newLineIds"),
  ].join("\n");
}
