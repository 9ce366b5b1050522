import { z } from "zod";
import { decisionFaults, NOT_LOOKED_AT, type DecidedOn } from "~/domain/decision/decision-answer";
import {
  MOST_CHANGES_SINGLY,
  questionsField,
  tickId,
  unacknowledged,
  type Acknowledgement,
} from "~/domain/decision/acknowledgement";
import {
  DECISION_OUTCOME_LABELS,
  DECISION_OUTCOMES,
  type DecisionOutcome,
} from "~/domain/decision/decision-record";
import {
  carrying,
  choiceField,
  defineForm,
  passwordField,
  textareaField,
  type ChoiceField,
  type FieldErrors,
  type RawValues,
  type TextField,
} from "~/forms/form";

const MOST_ACKNOWLEDGEMENTS = 2_000;
const LONGEST_QUESTIONS = 2_000;

const QUESTION_FIELDS = Array.from({ length: MOST_CHANGES_SINGLY }, (_, place) => questionsField(place));

/**
 * The decision and its signature (rules 13 and 26). The browser checks with what is to be acknowledged and with what the decision is
 * about. The server reads the post with neither, because only the service knows which submission it is for, and asks
 * for all of that one's.
 */
export function decisionForm(needed: readonly Acknowledgement[] = [], about: DecidedOn = NOT_LOOKED_AT) {
  const acknowledgements: ChoiceField<string[]> = {
    kind: "checkboxes",
    label: "What you have considered",
    options: needed.map(({ key, text }) => ({ value: key, text })),
    idOfEach: tickId,
    chosenOf: { most: MOST_ACKNOWLEDGEMENTS, longest: 200 },
    schema: z.array(z.string().max(200)).max(MOST_ACKNOWLEDGEMENTS),
  };
  const questions: Record<string, TextField<string>> = Object.fromEntries(
    QUESTION_FIELDS.map((name) => [
      name,
      textareaField("Questions asked and answers given", {
        hint: "If there were any. They are kept in the record with this change",
        max: LONGEST_QUESTIONS,
        rows: 3,
      }),
    ]),
  );
  return carrying(
    defineForm(
      {
        acknowledgements,
        ...questions,
        outcome: choiceField(
          "radios",
          "Your decision",
          DECISION_OUTCOMES.map((value: DecisionOutcome) => ({
            value,
            text: DECISION_OUTCOME_LABELS[value],
            ...(value === "supported_with_conditions" && { reveals: ["conditions"] }),
          })),
          "Choose whether you support this or not",
        ),
        conditions: textareaField("Your conditions", {
          hint: "What must be done or must hold. An action of the plan that is marked as a condition is one: say so here, in your own words",
        }),
        resolved: textareaField("What is resolved", {
          hint: "Where a draft was written for you, it stands here. Put it in your own words: what you sign is the record",
        }),
        reasons: textareaField("Your reasons", {
          hint: "In your own words. Needed where you do not support it, and where an impact is adverse or not yet known",
        }),
        password: passwordField("Your password", "Enter your password to sign", {
          hint: "The one you sign in with. It takes the place of your signature",
          autoComplete: "current-password",
        }),
      },
      ({ acknowledgements: given, outcome, reasons, conditions }): FieldErrors => {
        const missing = unacknowledged(needed, given);
        return {
          ...(missing ? { acknowledgements: missing } : {}),
          ...decisionFaults({ outcome, reasons, conditions }, about),
        };
      },
    ),
    { digest: 100 },
  );
}

/** What belongs to one submission, and means nothing for another: ticks, what stands beneath a table, and the draft. */
export const FIELDS_OF_SUBMISSION: readonly string[] = ["acknowledgements", ...QUESTION_FIELDS, "resolved"];

/** The fields beneath the tables, which the page draws at its end. */
export const DECISION_FIELDS = ["outcome", "resolved", "reasons", "password"] as const;

/** What was written beneath each table, in their order. */
export function questionsWritten(values: Readonly<Record<string, unknown>>): string[] {
  return QUESTION_FIELDS.map((name) => {
    const text = values[name];
    return typeof text === "string" ? text : "";
  });
}

/** @param draft what the officers propose to be resolved */
export function decisionFormValues(draft: string): RawValues {
  return { resolved: draft };
}
