import { findDeterminationDraft } from "~db/queries/determination-draft.server";
import {
  answersOf,
  withItems,
  withoutItems,
  type DraftedGround,
} from "~/domain/publication/determination-draft";
import type { ChosenItem } from "~/domain/publication/determinations";
import type { RecordPart } from "~/domain/publication/record-parts";
import { requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { checkedAnswers } from "./internal/checked-answers.server";
import { storeDraft } from "./internal/store-draft.server";
import { takeStep, type StepInput } from "./internal/sign-off-step.server";

export interface ChooseWithheldItemsInput extends StepInput {
  /** Of the draft that the form was made on. */
  version: number;
  part: RecordPart;
  /** Withheld on the ground given with them. */
  withhold: readonly ChosenItem[];
  ground: DraftedGround;
  /** Withheld so far, and published after all. */
  publish: readonly ChosenItem[];
}

/**
 * Which items of a published part are withheld, several at once on one ground and others on another, before it is determined.
 * @throws Refusal not-found for what is not in the part, or where all or none of it is published; stale; invalid
 */
export async function chooseWithheldItems(
  context: ServiceContext,
  { part, withhold, ground, publish, ...input }: ChooseWithheldItemsInput,
): Promise<void> {
  return takeStep(context, "determine", input, async (step) => {
    const before = await findDeterminationDraft(step.tx, step.steps.submission.id);
    if (before?.answers[part].howMuch !== "some") throw new Refusal({ kind: "not-found" });
    requireVersion({ version: before.version }, input.version, {});
    const rest = withoutItems(before.answers, part, publish);
    const draft = withhold.length === 0 ? rest : withItems(rest, part, { items: withhold, ground });
    await checkedAnswers(step, answersOf(draft));
    await storeDraft(step, draft, before.version);
  });
}
