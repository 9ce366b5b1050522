import {
  findSignedRecord,
  listAddenda,
  listPublishedNow,
  type PublishedPartNow,
  type StoredAddendum,
} from "~db/queries/addenda.server";
import { getContent } from "~db/queries/content.server";
import { lockComparedWith } from "~db/queries/frameworks.server";
import { listGrounds } from "~db/queries/grounds.server";
import { mayStopPublishing } from "~/auth/permissions";
import { saltKey, sealItems, type SealedBodies, type Signer } from "~/domain/decision/seal";
import { determinationOf, groundProblems } from "~/domain/publication/determination-answer";
import type { DraftedGround } from "~/domain/publication/determination-draft";
import { gapInWords, SHORTEST_PASSAGE, stands } from "~/domain/publication/passage-gaps";
import { RECORD_PART_LABELS, RECORD_PARTS } from "~/domain/publication/record-parts";
import { isNotApart, tellsByTotals, withdrawnWith, type StopTarget } from "~/domain/publication/stopped";
import { withholdableItems } from "~/domain/publication/withheld-items";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { allow, recordEvent, withFramework, type ServiceContext } from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import { addAddendum, schemaOf } from "./internal/add-addendum.server";

export interface StopPublishingInput {
  frameworkId: number;
  target: StopTarget;
  ground: DraftedGround;
  reason: string;
}

/**
 * Stops publishing something of a signed record, at once (rule 30): a monitoring officer alone, with the ground and the reason. From
 * the end of the transaction on no public byte has it; the seal stays, and what was withdrawn is known by its digest.
 * @throws Refusal forbidden; not-found where it is not signed; conflict where it is not published any more; invalid, by field
 */
export async function stopPublishing(
  context: ServiceContext & { signer: Signer },
  { frameworkId, target, ground, reason }: StopPublishingInput,
): Promise<void> {
  await withFramework(context, frameworkId, async (write) => {
    const { tx, framework, actor, standing, today } = write;
    const role = allow(mayStopPublishing(actor, standing));
    const signed = await findSignedRecord(tx, framework.id);
    if (!signed) throw new Refusal({ kind: "not-found" });
    // A signature reads what is withheld here: it comes before or after, not between.
    await lockComparedWith(tx, framework.id);

    const listed = await listGrounds(tx, today);
    const chosen = listed.find(({ id }) => id === ground.chosen) ?? null;
    const given = { ...ground, chosen };
    const part = target.kind === "passage" ? "record" : target.part;
    refuseFaults({
      ...Object.fromEntries(
        groundProblems(part, given, listed).map(({ field, problem }) => [field, problem]),
      ),
      ...(reason.trim() === "" ? { reason: "Say why it is published no more" } : {}),
      ...passageFault(target, today),
    });
    const { legalGround, publicInterest } = determinationOf(
      part,
      { ...given, publish: false, items: [], withheldUntil: null },
      listed,
    );

    const content = await getContent(tx, framework.id);
    const before = await listPublishedNow(tx, signed.referenceKey);
    const schema = schemaOf(signed.seal);
    if (tellsByTotals(target, schema)) {
      throw new Refusal({
        kind: "conflict",
        message:
          "This record was sealed before totals could be withheld with a line, so that they would tell its amount. Stop publishing all of the details.",
      });
    }
    if (isNotApart(target, schema)) {
      throw new Refusal({
        kind: "conflict",
        message:
          "This record was sealed before a section could be withheld by itself. Stop publishing a passage of it, or all of the details.",
      });
    }
    const leaves = withdrawnWith(target, content, signed.snapshot, schema);
    requirePublished(target, leaves, before, await listAddenda(tx, signed.referenceKey));
    // When it was done, and not when it was asked for: a report that was presented while this waited for its turn is before it.
    const { number, parts } = await addAddendum({ ...write, now: context.now() }, context.signer, signed, {
      head: { kind: "withdrawn", on: today, legalGround },
      leaves,
      role,
      reason: reason.trim(),
      publicInterest,
      ...(target.kind === "passage" && { passage: target.text.normalize("NFC").trim() }),
    });
    if (target.kind === "passage") requireGone(target.text, parts);
    recordEvent(write, {
      act: "publication.stop",
      role,
      subject: framework.title,
      digest: signed.digest,
      detail: {
        reference: signed.reference,
        addendum: number,
        what: nameOf(target),
        legalGround,
        publicInterest,
        reason: reason.trim(),
      },
    });

    function nameOf(of: StopTarget): string {
      if (of.kind === "part") return RECORD_PART_LABELS[of.part];
      // The words themselves stay out of the log.
      if (of.kind === "passage") return "A passage, wherever it stood";
      if (of.kind === "note") return `What addendum ${of.number} says`;
      const { kind, id } = of.item;
      return (
        withholdableItems(of.part, content).find((item) => item.kind === kind && item.id === id)?.name ?? ""
      );
    }
  });
}

function passageFault(target: StopTarget, today: CalendarDate): Record<string, string> {
  if (target.kind !== "passage") return {};
  if (target.text.replace(/\s/gu, "").length < SHORTEST_PASSAGE) {
    return {
      passage: `Give at least ${SHORTEST_PASSAGE} letters: shorter ones stand in the middle of other words`,
    };
  }
  return stands(gapInWords(today), target.text)
    ? { passage: "Give more of it: these are words that mark a gap" }
    : {};
}

/** @throws Refusal conflict where nothing of it is public, now or on a later day */
function requirePublished(
  target: StopTarget,
  leaves: ReturnType<typeof withdrawnWith>,
  now: readonly PublishedPartNow[],
  addenda: readonly StoredAddendum[],
): void {
  const isOpen = now.some(({ part, bodies }) => part === "record" && bodies.length > 0);
  const bodiesOf = (name: string) => now.find(({ part }) => part === name)?.bodies ?? [];
  const notes = now.flatMap(({ part, bodies, hiddenAddenda }) =>
    bodies.length === 0
      ? []
      : addenda.filter(({ number, bodies: of }) => of[part].note && !hiddenAddenda.includes(number)),
  );
  if (target.kind === "passage") {
    const isInNote = notes.some(({ bodies }) =>
      RECORD_PARTS.some((part) => stands(bodies[part].note, target.text)),
    );
    if (isOpen && (isInNote || now.some(({ bodies }) => stands(bodies, target.text)))) return;
    throw new Refusal({
      kind: "invalid",
      errors: { passage: "These words do not stand in what is published. Copy them from the public page" },
    });
  }
  const bodies = bodiesOf(target.part);
  const nothing: SealedBodies = { record: null, report: null, details: null, eia: null };
  const isThere = new Set(
    bodies.flatMap((body) =>
      Object.values(sealItems({ ...nothing, [target.part]: body })).flatMap((items) => items.map(saltKey)),
    ),
  );
  const isPublic =
    isOpen &&
    bodies.length > 0 &&
    (target.kind === "part" ||
      (target.kind === "note" && notes.some(({ number }) => number === target.number)) ||
      (leaves[target.part].items ?? []).some((item) => isThere.has(saltKey(item))));
  if (isPublic) return;
  throw new Refusal({
    kind: "conflict",
    message: "This is not published any more, or never was. See what is published now.",
  });
}

/** @throws Refusal invalid where it stands also in what nothing can be taken out of */
function requireGone(passage: string, parts: readonly { body: unknown; later: unknown }[]): void {
  if (!parts.some(({ body, later }) => stands([body, later], passage))) return;
  throw new Refusal({
    kind: "invalid",
    errors: {
      passage:
        "These words stand also in what proves the rest, as in the account of the determinations. Stop publishing the whole part",
    },
  });
}
