import { EIA_OUTCOME_LABELS, EIA_OUTCOMES, markingsOffered, type Eia } from "~/domain/eia/eia";
import {
  dateField,
  dateValues,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  type RawValues,
} from "./form";

/** The head of the EIA. All of it may stay empty in a draft; the gate says what is missing. */
export function eiaForm(stored: Pick<Eia, "marking">) {
  return defineForm({
    name: textField("Name of what is assessed"),
    owner: textField("Owner", { hint: "Who is responsible for the framework: a job title is enough" }),
    author: textField("Completed by", { hint: "A job title is enough" }),
    aim: textareaField("Aim", { hint: "What the framework is to achieve, and for whom" }),
    completedOn: dateField("Date completed", null, {
      hint: "Not before the date of the figures it assesses. For example, 9 3 2018",
    }),
    evidence: textareaField("Evidence used", {
      hint: "What you know about the people affected, and from where",
    }),
    gaps: textareaField("Gaps in the evidence", { hint: "Where there are none, say so" }),
    gapsAnswer: textareaField("What is done about the gaps", {
      hint: "A consultation, an action in the action plan, or the reason why nothing is done",
    }),
    outcome: optionalChoiceField(
      "radios",
      "Outcome",
      EIA_OUTCOMES.map((value) => ({
        value,
        text: EIA_OUTCOME_LABELS[value],
        ...(value === "stop_and_remove"
          ? { hint: "It can be submitted, and can then only be signed as not supported" }
          : {}),
      })),
      { hint: "You can leave this until the changes are assessed" },
    ),
    outcomeJustification: textareaField("Why this is the outcome", {
      hint: "Needed to continue despite adverse impact",
    }),
    marking: optionalChoiceField(
      "select",
      "Protective marking",
      markingsOffered(stored.marking).map((value) => ({ value, text: value })),
      { hint: "A marking is not a reason to withhold anything from publication" },
    ),
    nextReview: textareaField("Next review", { rows: 2, hint: "When, and what leads to it" }),
    reviewsDone: textareaField("Reviews done", { rows: 2 }),
  });
}

export function eiaFormValues(eia: Eia): RawValues {
  const { completedOn, outcome, marking, version: _version, ...words } = eia;
  return {
    ...words,
    ...dateValues("completedOn", completedOn),
    outcome: outcome ?? "",
    marking: marking ?? "",
  };
}
