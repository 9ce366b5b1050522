import { eq, sql } from "drizzle-orm";
import { readContentAndFourEyesOf } from "~db/queries/content.server";
import { eiaEntry } from "~db/schema";
import type { BudgetChange } from "~/domain/budget/changes";
import type { EiaEntry } from "~/domain/eia/eia";
import { linesSeen } from "~/domain/eia/lines-seen";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import {
  requireVersion,
  writeContentWith,
  type FrameworkWrite,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal } from "~/services/refusal";

/** What all writing in the EIA has in common. */

export async function writeEia<T>(
  context: ServiceContext,
  frameworkId: number,
  work: (write: FrameworkWrite & { content: FrameworkContent }) => Promise<T>,
): Promise<T> {
  return writeContentWith(context, frameworkId, readContentAndFourEyesOf, async (write, { content }) => {
    if (write.framework.state === "baseline") {
      throw new Refusal({
        kind: "conflict",
        message: "A baseline holds past figures to compare with. It has no EIA.",
      });
    }
    return work({ ...write, content: content() });
  });
}

export interface ChangeWrite extends FrameworkWrite {
  content: FrameworkContent;
  change: BudgetChange;
  /** Undefined for a change that nobody has answered for. */
  entry: EiaEntry | undefined;
}

/** @throws Refusal not-found for a change of another framework, or of none. */
export async function writeForChange<T>(
  context: ServiceContext,
  { frameworkId, changeId }: { frameworkId: number; changeId: number },
  work: (write: ChangeWrite) => Promise<T>,
): Promise<T> {
  return writeEia(context, frameworkId, async (write) => {
    const change = changesOf(write.content).find(({ id }) => id === changeId);
    if (!change) throw new Refusal({ kind: "not-found" });
    const entry = write.content.entries.find((candidate) => candidate.changeId === changeId);
    return work({ ...write, change, entry });
  });
}

export interface EntryWrite extends ChangeWrite {
  entry: EiaEntry;
}

export interface EntryInput {
  frameworkId: number;
  changeId: number;
  /** The entry's version on the form. Whatever is part of an entry carries and raises it. */
  version: number;
}

/**
 * Writes to an entry that is there, in the version the form was made on.
 * @param current what a stale form is shown, in words by field
 */
export async function writeToEntry<T>(
  context: ServiceContext,
  input: EntryInput,
  current: (entry: EiaEntry) => Record<string, string>,
  work: (write: EntryWrite) => Promise<T>,
): Promise<T> {
  return writeForChange(context, input, async ({ entry, ...write }) => {
    if (!entry) {
      throw new Refusal({
        kind: "conflict",
        message: "This change is not answered for yet. Choose first how it is answered for, and save.",
      });
    }
    requireVersion(entry, input.version, current(entry));
    const result = await work({ ...write, entry });
    await write.tx
      .update(eiaEntry)
      .set({ version: sql`${eiaEntry.version} + 1` })
      .where(eq(eiaEntry.id, entry.id));
    return result;
  });
}

/** @param seen what the form carried; undefined where there was no page to look at, as in an import */
export function requireLinesSeen(change: BudgetChange, seen: string | undefined): void {
  if (seen === undefined || seen === linesSeen(change)) return;
  throw new Refusal({
    kind: "conflict",
    message:
      "The lines of this change were edited while you had this page open. Look at them again, then save.",
  });
}
