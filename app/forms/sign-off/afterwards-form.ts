import { z } from "zod";
import {
  carrying,
  choiceField,
  defineForm,
  textareaField,
  type ChoiceField,
  type FieldErrors,
} from "~/forms/form";

const MOST_ACTIONS = 2_000;

/**
 * Which actions are accepted to be done after the decision: all with one reason, or those that are ticked. The server reads
 * the post without knowing what waits, since only the service knows which submission it is for.
 */
export function afterwardsForm(waiting: readonly { id: number; text: string }[] = []) {
  const actions: ChoiceField<string[]> = {
    kind: "checkboxes",
    label: "Which actions do you accept?",
    options: waiting.map(({ id, text }) => ({ value: String(id), text })),
    chosenOf: { most: MOST_ACTIONS, longest: 9 },
    schema: z.array(z.string().regex(/^\d{1,9}$/u, "Choose from the answers given")).max(MOST_ACTIONS),
  };
  return carrying(
    defineForm(
      {
        which: choiceField(
          "radios",
          "What do you accept to be done after the decision?",
          [
            { value: "all", text: "Every action that waits, with one reason" },
            {
              value: "some",
              text: "Only those that I tick",
              hint: "Give the others a reason of their own afterwards, or return the submission",
              reveals: ["actions"],
            },
          ],
          "Choose whether you accept all or only some",
        ),
        actions,
        reason: textareaField("Your reason", {
          required: "Enter your reason",
          hint: "Why it is right to decide before this is done. It stands in the record with each action",
          max: 2_000,
        }),
      },
      ({ which, actions: chosen }): FieldErrors =>
        which === "some" && chosen.length === 0 ? { actions: "Choose at least one action to accept" } : {},
    ),
    { digest: 100 },
  );
}
