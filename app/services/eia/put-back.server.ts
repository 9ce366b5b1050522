import { findLastOfEntry } from "~db/queries/audit.server";
import { actionImpact, entryImpact } from "~db/schema";
import type { ConsulteeInfluence, Evidence, Impact } from "~/domain/eia/eia";
import { recordEvent, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { writeToEntry, type EntryInput, type EntryWrite } from "./internal/entry-writing.server";
import { storeConsultee } from "./internal/store-consultee.server";
import { storeEvidence } from "./internal/store-evidence.server";

const NOTHING_TO_UNDO: Refusal["detail"] = {
  kind: "conflict",
  message: "What was removed cannot be put back any more: something else was done in this entry since.",
};

/**
 * Puts back what its author just removed from an entry, from the audit log: an impact with the actions that were tied to it, a
 * consultee, or evidence. Only the last thing that was done in the entry is undone, and only by whoever did it.
 * @throws Refusal stale; conflict where the last thing was no removal of theirs
 */
export async function putBack(context: ServiceContext, input: EntryInput): Promise<void> {
  return writeToEntry(
    context,
    input,
    () => ({}),
    async (write) => {
      const { tx, framework, change, actor } = write;
      const last = await findLastOfEntry(tx, { frameworkId: framework.id, changeId: change.id });
      const before = last?.personId === actor.personId ? last.detail.before : undefined;
      if (!before) throw new Refusal(NOTHING_TO_UNDO);
      switch (last?.act) {
        case "impact.remove":
          return putImpactBack(write, before as Impact, last.detail.actionIds ?? []);
        case "consultee.remove": {
          const { id: _id, version: _version, consultationId: _of, ...words } = before as ConsulteeInfluence;
          await storeConsultee(write, "new", words);
          return;
        }
        case "evidence.remove": {
          const { id: _id, ...words } = before as Evidence;
          return storeEvidence(write, "new", words);
        }
        default:
          throw new Refusal(NOTHING_TO_UNDO);
      }
    },
  );
}

/** In a row of another id, as it was. */
async function putImpactBack(
  write: EntryWrite,
  { id: _id, ...impact }: Impact,
  actionIds: readonly number[],
): Promise<void> {
  const { tx, entry, content, change } = write;
  const [stored] = await tx
    .insert(entryImpact)
    .values({ ...impact, entryId: entry.id })
    .returning({ id: entryImpact.id });
  if (!stored) throw new Error(`The impact of change ${change.id} was not put back`);
  const tied = content.actions.filter(({ id }) => actionIds.includes(id));
  if (tied.length > 0) {
    await tx.insert(actionImpact).values(tied.map(({ id }) => ({ actionId: id, impactId: stored.id })));
  }
  recordEvent(write, {
    act: "impact.save",
    role: "eia_author",
    subject: change.title,
    before: [],
    after: [{ id: stored.id, ...impact }],
    detail: { changeId: change.id, putBack: true, actionIds: tied.map(({ id }) => id) },
  });
}
