import { z } from "zod";
import { unacknowledged, type Acknowledgement } from "~/domain/decision/acknowledgement";
import {
  DECISION_OUTCOME_LABELS,
  DECISION_OUTCOMES,
  type DecisionOutcome,
} from "~/domain/decision/decision-record";
import {
  choiceField,
  defineForm,
  passwordField,
  textareaField,
  type ChoiceField,
  type FieldErrors,
} from "./form";

/**
 * The decision and its signature (rule 13). The browser checks with what is to be acknowledged. The server reads the post
 * with none, because only the service knows which submission it is for, and asks for all of that one's.
 */
export function decisionForm(needed: readonly Acknowledgement[] = []) {
  const acknowledgements: ChoiceField<string[]> = {
    kind: "checkboxes",
    label: "I acknowledge each of these",
    options: needed.map(({ key, text }) => ({ value: key, text })),
    schema: z.array(z.string().max(200)).max(2_000),
  };
  return defineForm(
    {
      acknowledgements,
      outcome: choiceField(
        "radios",
        "Your decision",
        DECISION_OUTCOMES.map((value: DecisionOutcome) => ({ value, text: DECISION_OUTCOME_LABELS[value] })),
        "Choose whether you support this or not",
      ),
      reasons: textareaField("Your reasons", { hint: "Needed where you do not support it" }),
      password: passwordField("Your password", "Enter your password to sign", {
        hint: "The one you sign in with. It takes the place of your signature",
        autoComplete: "current-password",
      }),
    },
    ({ acknowledgements: given, outcome, reasons }): FieldErrors => {
      const missing = unacknowledged(needed, given);
      return {
        ...(missing ? { acknowledgements: missing } : {}),
        ...(outcome === "not_supported" && reasons === ""
          ? { reasons: "Enter your reasons for not supporting it" }
          : {}),
      };
    },
  );
}
