import { determinationDraft } from "~db/schema";
import type { DeterminationDraft } from "~/domain/publication/determination-draft";
import { recordEvent } from "~/services/context.server";
import type { Step } from "./sign-off-step.server";

/** Keeps what is answered so far of what is published, in place of what was kept before. @param before its version; 0 for none */
export async function storeDraft(step: Step, answers: DeterminationDraft, before: number): Promise<void> {
  const { tx, actor, now, steps, role, framework } = step;
  const { id, digest } = steps.submission;
  const row = {
    answers,
    personId: actor.personId,
    personName: actor.name,
    at: now,
    version: before + 1,
  };
  await tx
    .insert(determinationDraft)
    .values({ submissionId: id, ...row })
    .onConflictDoUpdate({ target: determinationDraft.submissionId, set: row });
  recordEvent(step, {
    act: "framework.draft_determinations",
    role,
    subject: framework.title,
    digest,
    detail: { answers },
  });
}
