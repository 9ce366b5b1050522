import type { Database, Db } from "~db/client.server";
import { auditEvent } from "~db/schema";
import type { ActThat } from "~/domain/audit/acts";
import { digestOf } from "~/services/sign-off/content-digest.server";
import { transactionUnlessBusy } from "./transaction.server";

/** An event as it is written. The database numbers it and chains it (docs/audit-log.md). */
export type WrittenEvent = Omit<typeof auditEvent.$inferInsert, "number" | "previousHash" | "hash" | "act">;

/**
 * What was done, by the kind of the act (domain/audit/acts.ts): what it found, what it left, or the digest of the
 * submission it was on. Before an edit, null where there was nothing yet.
 */
export type Done = { detail?: Record<string, unknown> } & (
  | { act: ActThat<"adds">; after: unknown }
  | { act: ActThat<"edits">; before: unknown; after: unknown }
  | { act: ActThat<"removes">; before: unknown }
  | { act: ActThat<"on what is frozen">; digest: string }
  | { act: ActThat<"no content"> }
);

/** The act, its detail with what it found and left, and the digests of these. */
export function inLog({ act, detail, ...content }: Done) {
  const { before, after, digest } = content as { before?: unknown; after?: unknown; digest?: string };
  return {
    act,
    detail: { ...detail, ...content },
    digestBefore: digest ?? digestOrNone(before),
    digestAfter: digest ?? digestOrNone(after),
  };
}

const digestOrNone = (content: unknown) =>
  content === undefined || content === null ? "" : digestOf(content);

/** Of all that was saved, what is another now: as the log keeps the edit of a long form. */
export function changedFields<Fields extends object>(stored: Fields, saved: Fields) {
  const changed = (Object.keys(saved) as (keyof Fields)[]).filter((field) => saved[field] !== stored[field]);
  const of = (fields: Fields) => Object.fromEntries(changed.map((field) => [field, fields[field]]));
  return { before: of(stored), after: of(saved) };
}

/** Events of a transaction that is under way, in their order. */
export type EventsToCome = (WrittenEvent & { act: Done["act"] })[];

/**
 * A transaction whose events are written as the last thing it does. Writing the first one locks the head of the log for
 * all other writers until the transaction ends, so nothing that could wait for another's lock may come after it.
 */
export async function transactionWithEvents<T>(
  database: Database,
  work: (tx: Db, events: EventsToCome) => Promise<T>,
): Promise<T> {
  return transactionUnlessBusy(database, async (tx) => {
    const events: EventsToCome = [];
    const result = await work(tx, events);
    if (events.length > 0) await tx.insert(auditEvent).values(events);
    return result;
  });
}
