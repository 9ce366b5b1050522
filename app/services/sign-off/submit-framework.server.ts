import { getContent } from "~db/queries/content.server";
import { submission } from "~db/schema";
import { mayTakeStep } from "~/auth/permissions";
import { contentLeaves } from "~/domain/decision/content-leaves";
import { submissionGate } from "~/domain/framework/sign-off-gate";
import { contentDigest, contentVersion, saltLeaves } from "./content-digest.server";
import { allow, recordEvent, withFramework, type ServiceContext } from "~/services/context.server";
import { giveReference } from "./internal/give-reference.server";
import { Refusal } from "~/services/refusal";
import { moveOn } from "./internal/sign-off-step.server";

export interface SubmitFrameworkInput {
  frameworkId: number;
  /** `contentVersion` of what its sender had before them. */
  contentVersion: string;
}

/**
 * Freezes the content and gives it a digest (rule 8).
 * @throws Refusal blocked, with the blockers, while anything is to be put right; conflict where somebody changed the
 *   content since the form was shown
 */
export async function submitFramework(
  context: ServiceContext,
  input: SubmitFrameworkInput,
): Promise<{ digest: string; reference: string }> {
  return withFramework(context, input.frameworkId, async (write) => {
    const { tx, framework, actor, settings, now, today } = write;
    const role = allow(mayTakeStep(actor, "submit", write.standing));
    // The previous lines are frozen too. Whoever writes a baseline locks the rows of those compared with it before, ours
    // among them, and then sees our state; to lock its row from here would be the other way round, and a deadlock.
    const content = await getContent(tx, framework.id);
    const gate = submissionGate(content, today);
    if (!gate.ok) {
      throw new Refusal({
        kind: "blocked",
        message: "This cannot be submitted yet: something is still to be put right.",
        blockers: gate.blockers,
      });
    }
    if (contentVersion(content) !== input.contentVersion) {
      throw new Refusal({
        kind: "conflict",
        message:
          "Somebody changed the content since this page was shown to you. Look at it again, then submit it.",
      });
    }
    const leaves = saltLeaves(contentLeaves(content));
    const digest = contentDigest(leaves);
    const { receivedOn } = content.record;
    if (receivedOn === null) throw new Error("The gate lets no record pass without the date it was received");
    const reference = await giveReference(write, receivedOn);
    await tx.insert(submission).values({
      frameworkId: framework.id,
      digest,
      leaves,
      submittedAt: now,
      submittedBy: actor.personId,
      submittedByName: actor.name,
      capacity: settings.roleTitles[role],
    });
    await moveOn(write, "submit");
    recordEvent(write, {
      act: "framework.submit",
      role,
      subject: framework.title,
      digest,
      detail: { reference, leaves: leaves.length },
    });
    return { digest, reference };
  });
}
