import { findSignedRecord, listAddenda } from "~db/queries/addenda.server";
import { getContent } from "~db/queries/content.server";
import { lockComparedWith } from "~db/queries/frameworks.server";
import { mayPublishAgain } from "~/auth/permissions";
import { inForce, publishedLater } from "~/domain/decision/addendum";
import type { Signer } from "~/domain/decision/seal";
import type { Determination } from "~/domain/publication/determinations";
import {
  determinationsSince,
  laterKey,
  laterName,
  laterTargets,
  publishedLaterWith,
} from "~/domain/publication/published-later";
import { RECORD_PART_LABELS } from "~/domain/publication/record-parts";
import { allow, recordEvent, withFramework, type ServiceContext } from "~/services/context.server";
import { Refusal, refuseFaults, requireReason } from "~/services/refusal";
import { listTellingPlaces } from "~/services/sign-off/internal/telling-places.server";
import { addAddendum, schemaOf } from "./internal/add-addendum.server";

export interface PublishLaterInput {
  frameworkId: number;
  /** As `laterKey` writes it. */
  what: string;
  reason: string;
  /** It may tell amounts that stay withheld. */
  mayTell: boolean;
}

/**
 * Publishes something of a signed record that was withheld when it was signed (rule 30): a determination, sealed in an addendum. What is
 * withheld for another reason, or withdrawn, stays so.
 * @throws Refusal forbidden; not-found where it is not signed; conflict where it is not withheld any more; invalid, by field
 */
export async function publishLater(
  context: ServiceContext & { signer: Signer },
  { frameworkId, what, reason, mayTell }: PublishLaterInput,
): Promise<void> {
  await withFramework(context, frameworkId, async (write) => {
    const { tx, framework, actor, standing, today } = write;
    const role = allow(mayPublishAgain(actor, standing));
    const signed = await findSignedRecord(tx, framework.id);
    if (!signed) throw new Refusal({ kind: "not-found" });
    // A signature reads what is withheld here: it comes before or after, not between.
    await lockComparedWith(tx, framework.id);
    const why = requireReason(reason);
    const addenda = await listAddenda(tx, signed.referenceKey);
    const content = await getContent(tx, framework.id);
    const { determinations } = signed.snapshot;
    const known = publishedLater(addenda);
    const { parts: withdrawn } = inForce(addenda);
    const target = laterTargets(
      { determinations, known, content },
      { today, isWithdrawn: (part) => withdrawn.has(part) },
    ).find((one) => laterKey(one) === what);
    if (!target) {
      throw new Refusal({
        kind: "conflict",
        message: "This is not withheld any more. See what is published now.",
      });
    }
    const { leaves, since } = publishedLaterWith(target, {
      ...{ determinations, known, content },
      signed: signed.snapshot,
      schema: schemaOf(signed.seal),
    });
    if (!mayTell) await refuseTelling(determinationsSince(determinations, known, content), since);
    const { number } = await addAddendum(write, context.signer, signed, {
      head: { kind: "published_later", on: today },
      leaves,
      role,
      reason: why,
    });
    recordEvent(write, {
      act: "publication.later",
      role,
      subject: framework.title,
      digest: signed.digest,
      detail: {
        reference: signed.reference,
        addendum: number,
        what: laterName(target, content, RECORD_PART_LABELS),
        reason: why,
        ...(mayTell && { mayTell }),
      },
    });

    /** What is published then may tell an amount that stays withheld. */
    async function refuseTelling(before: readonly Determination[], after: readonly Determination[]) {
      const placesOf = (given: readonly Determination[]) =>
        listTellingPlaces(tx, content, { approvalComment: "", determinations: given });
      const told = new Set((await placesOf(before)).map(({ key }) => key));
      const [place] = (await placesOf(after)).filter(({ key }) => !told.has(key));
      refuseFaults(
        place
          ? {
              mayTell: `“${place.figure}” in “${place.where}” tells an amount that stays withheld: ${place.tells.join("; ")}`,
            }
          : {},
      );
    }
  });
}
