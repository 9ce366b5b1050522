import { eq, sql } from "drizzle-orm";
import { readContentAndFourEyesOf, readEntryAndFourEyesOf } from "~db/queries/content.server";
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
    refuseBaseline(write);
    return work({ ...write, content: content() });
  });
}

function refuseBaseline({ framework }: FrameworkWrite): void {
  if (framework.state !== "baseline") return;
  throw new Refusal({
    kind: "conflict",
    message: "A baseline holds past figures to compare with. It has no EIA.",
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

/** What is written to a part of an entry needs no more than this of its framework. */
export interface EntryPartWrite extends FrameworkWrite {
  change: Pick<BudgetChange, "id" | "title">;
  entry: EiaEntry;
}

export interface EntryWrite extends EntryPartWrite {
  content: FrameworkContent;
  change: BudgetChange;
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
  return writeForChange(context, input, (write) => ofItsVersion(write, input, current, work));
}

/** The same, where nothing of the framework but the entry is asked for. @throws Refusal as `writeToEntry` does */
export async function writeToEntryAlone<T>(
  context: ServiceContext,
  input: EntryInput,
  current: (entry: EiaEntry) => Record<string, string>,
  work: (write: EntryPartWrite) => Promise<T>,
): Promise<T> {
  const { changeId } = input;
  return writeContentWith(
    context,
    input.frameworkId,
    (tx, frameworkId, personId) => readEntryAndFourEyesOf(tx, { frameworkId, personId, changeId }),
    async (write, { change, entry }) => {
      refuseBaseline(write);
      if (!change) throw new Refusal({ kind: "not-found" });
      return ofItsVersion({ ...write, change, entry }, input, current, work);
    },
  );
}

async function ofItsVersion<Write extends Pick<EntryPartWrite, "tx">, T>(
  { entry, ...write }: Write & { entry: EiaEntry | undefined },
  input: EntryInput,
  current: (entry: EiaEntry) => Record<string, string>,
  work: (write: Omit<Write, "entry"> & { entry: EiaEntry }) => Promise<T>,
): Promise<T> {
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
