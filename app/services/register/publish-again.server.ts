import { findSignedRecord, listAddenda } from "~db/queries/addenda.server";
import { lockComparedWith } from "~db/queries/frameworks.server";
import { mayPublishAgain } from "~/auth/permissions";
import { inForce } from "~/domain/decision/addendum";
import type { Signer } from "~/domain/decision/seal";
import { allow, recordEvent, withFramework, type ServiceContext } from "~/services/context.server";
import { Refusal, requireReason } from "~/services/refusal";
import { addAddendum } from "./internal/add-addendum.server";

export interface PublishAgainInput {
  frameworkId: number;
  /** Of the addendum that withdrew it. */
  number: number;
  reason: string;
}

/**
 * Publishes again what was withdrawn (rule 30), but for what something else withholds still.
 * @throws Refusal forbidden; not-found where it is not signed; conflict where it is published again already; invalid
 */
export async function publishAgain(
  context: ServiceContext & { signer: Signer },
  { frameworkId, number: of, reason }: PublishAgainInput,
): Promise<void> {
  await withFramework(context, frameworkId, async (write) => {
    const { tx, framework, actor, standing, today } = write;
    const role = allow(mayPublishAgain(actor, standing));
    const signed = await findSignedRecord(tx, framework.id);
    if (!signed) throw new Refusal({ kind: "not-found" });
    await lockComparedWith(tx, framework.id);
    const why = requireReason(reason);
    const { numbers } = inForce(await listAddenda(tx, signed.referenceKey));
    if (!numbers.has(of)) {
      throw new Refusal({ kind: "conflict", message: "This is published again already." });
    }
    const { number } = await addAddendum(write, context.signer, signed, {
      head: { kind: "published_again", on: today, of },
      leaves: { record: {}, report: {}, details: {}, eia: {} },
      role,
      reason: why,
    });
    recordEvent(write, {
      act: "publication.resume",
      role,
      subject: framework.title,
      digest: signed.digest,
      detail: { reference: signed.reference, addendum: number, of, reason: why },
    });
  });
}
