import { findDeterminationDraft } from "~db/queries/determination-draft.server";
import { answersOf, withAnswers, type DraftedPart } from "~/domain/publication/determination-draft";
import type { RecordPart } from "~/domain/publication/record-parts";
import { requireVersion, type ServiceContext } from "~/services/context.server";
import { checkedAnswers } from "./internal/checked-answers.server";
import { storeDraft } from "./internal/store-draft.server";
import { takeStep, type StepInput } from "./internal/sign-off-step.server";

export interface DraftDeterminationsInput extends StepInput {
  /** Of the draft that the form was made on; 0 where there was none. */
  version: number;
  answers: Readonly<Record<RecordPart, Omit<DraftedPart, "items">>>;
}

/**
 * How much of each part is to be public, before it is determined: nothing is published by it, and nobody's turn ends.
 * @throws Refusal invalid, conflict as `determinePublication` does; stale where somebody else answered meanwhile
 */
export async function draftDeterminations(
  context: ServiceContext,
  input: DraftDeterminationsInput,
): Promise<void> {
  return takeStep(context, "determine", input, async (step) => {
    const before = await findDeterminationDraft(step.tx, step.steps.submission.id);
    const version = before?.version ?? 0;
    requireVersion({ version }, input.version, {});
    const draft = withAnswers(before?.answers ?? null, input.answers);
    await checkedAnswers(step, answersOf(draft));
    await storeDraft(step, draft, version);
  });
}
