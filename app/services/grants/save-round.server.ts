import { eq } from "drizzle-orm";
import { findRound, listLineNames, lockRound } from "~db/queries/grants.server";
import { findTemplateInUse } from "~db/queries/templates.server";
import { grantRound } from "~db/schema";
import { keptUntilFault } from "~/domain/consultation/retention";
import { mayWriteRound } from "~/auth/permissions";
import type { RoundWords } from "~/domain/grants/round";
import { slugOf } from "~/domain/shared/slug";
import {
  allow,
  recordEvent,
  requireVersion,
  withFramework,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import { roundInWords } from "./internal/grant-write.server";

export interface SaveRoundInput extends RoundWords {
  frameworkId: number;
  roundId: number | "new";
  /** Of the round that the form was made on; of a new one there is none. */
  version: number;
}

/**
 * Writes a round of grants. Of one that was opened only the budget line is written, where its own was removed.
 * @returns its id
 * @throws Refusal not-found; forbidden; conflict; stale; invalid at `lineId`
 */
export async function saveRound(
  context: ServiceContext,
  { frameworkId, roundId, version, ...words }: SaveRoundInput,
): Promise<number> {
  return withFramework(context, frameworkId, async (write) => {
    const { tx, actor, standing } = write;
    if (roundId !== "new") await lockRound(tx, roundId);
    const before = roundId === "new" ? null : await findRound(tx, frameworkId, roundId);
    if (before === null && roundId !== "new") throw new Refusal({ kind: "not-found" });
    const role = allow(mayWriteRound(actor, before, standing));
    if (before) requireVersion(before, version, roundInWords(before));
    const lines = await listLineNames(tx, frameworkId);
    const ofKept = keptUntilFault(words);
    refuseFaults({
      ...(ofKept !== null && { keptUntil: ofKept }),
      ...(words.lineId === null || lines.some(({ id }) => id === words.lineId)
        ? {}
        : { lineId: "Choose a budget line that is in the list: this one is not there any more" }),
    });
    const isOpened = before !== null && before.state !== "planned";
    const saved = isOpened ? { ...before, lineId: words.lineId } : words;
    const values = {
      ...words,
      criteria: [...words.criteria],
      writtenBy: actor.personId,
    };
    let id = before?.id;
    if (before) {
      await tx
        .update(grantRound)
        .set({
          ...(isOpened
            ? { lineId: words.lineId }
            : { ...values, slug: slugOf(words.title, before.id, "round") }),
          version: before.version + 1,
        })
        .where(eq(grantRound.id, before.id));
    } else {
      // Its address has its number in it, which the database gives.
      const [row] = await tx
        .insert(grantRound)
        .values({
          ...{ ...values, frameworkId },
          templateVersionId: await findTemplateInUse(tx, "application"),
          slug: `${frameworkId} ${actor.personId} ${words.title}`,
        })
        .returning({ id: grantRound.id });
      if (!row) throw new Error("The round was not inserted");
      ({ id } = row);
      await tx
        .update(grantRound)
        .set({ slug: slugOf(words.title, id, "round") })
        .where(eq(grantRound.id, id));
    }
    if (id === undefined) throw new Error("A round has an id once it is saved");
    recordEvent(write, {
      act: "grant-round.save",
      role,
      subject: saved.title,
      before: before && { ...roundInWords(before), lineId: before.lineId },
      after: { ...roundInWords(saved), lineId: words.lineId },
      detail: { roundId: id },
    });
    return id;
  });
}
