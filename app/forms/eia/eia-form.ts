import { EIA_OUTCOME_LABELS, EIA_OUTCOMES, markingsOffered, type Eia } from "~/domain/eia/eia";
import { mustNotBeSupported } from "~/domain/decision/decision-answer";
import type { OwnQuestion } from "~/domain/templates/template";
import {
  dateField,
  dateValues,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  type RawValues,
} from "~/forms/form";
import { ownAnswerValues, ownQuestionFields } from "~/forms/templates/own-questions";

/** The head of the EIA. All of it may stay empty in a draft; the gate says what is missing. */
export function eiaForm(stored: Pick<Eia, "marking">, questions: readonly OwnQuestion[]) {
  return defineForm({
    name: textField("Name of what is assessed"),
    owner: textField("Owner", { hint: "Who is responsible for what is decided: a job title is enough" }),
    author: textField("Completed by", { hint: "A job title is enough" }),
    aim: textareaField("Aim", { hint: "What is to be achieved, and for whom" }),
    completedOn: dateField("Date completed", null, {
      hint: "It may be before the date of the figures: then confirm the EIA once they are there. For example, 9 3 2018",
    }),
    spokenTo: textareaField("Whom the office spoke to about the whole", {
      rows: 3,
      hint: "Before there was a draft: partners, residents, boards, and when. Who was asked about a change stands with that change",
    }),
    evidence: textareaField("Evidence used", {
      hint: "What you know about the people affected, and from where",
    }),
    gaps: textareaField("Gaps in the evidence", { hint: "Where there are none, say so" }),
    gapsAnswer: textareaField("What is done about the gaps", {
      hint: "A consultation, an action in the action plan, or the reason why nothing is done",
    }),
    otherGroups: textareaField("Groups that are defined in another way", {
      rows: 3,
      hint: "People who are not defined by a protected characteristic, such as victims of crime: who they are, and what is known of them. It may stay empty",
    }),
    whyNoMore: textareaField("Why no more is needed", {
      rows: 3,
      hint: "Only for one service, or where every change is screened out. Then owner, completed by, aim, date, classification and outcome are enough with it, and name, evidence, gaps and next review may stay empty",
    }),
    outcome: optionalChoiceField(
      "radios",
      "Outcome",
      EIA_OUTCOMES.map((value) => ({
        value,
        text: EIA_OUTCOME_LABELS[value],
        ...(mustNotBeSupported(value)
          ? { hint: "It can be submitted, and can then only be signed as not supported" }
          : {}),
      })),
      { hint: "You can leave this until the changes are assessed" },
    ),
    outcomeJustification: textareaField("Why this is the outcome", {
      hint: "Needed to continue despite adverse impact. Where nothing is changed beside an adverse impact, say why nothing could be done",
    }),
    marking: optionalChoiceField(
      "select",
      "Security classification",
      markingsOffered(stored.marking).map((value) => ({ value, text: value })),
      {
        hint: "OFFICIAL, with the marking -SENSITIVE where need be. Nothing that is SECRET or above may be entered in this service. A classification is not a reason to withhold anything from publication",
      },
    ),
    nextReview: textareaField("Next review", { rows: 2, hint: "When, and what leads to it" }),
    nextReviewOn: dateField("The day by which it is reviewed", null, {
      hint: "It stands in the calendar, and its authors are reminded until a review is published. It may be left open. For example, 31 3 2021",
    }),
    reviewsDone: textareaField("Reviews done", { rows: 2 }),
    planTitle: textField("Title of the action plan", {
      hint: "Only where it has one of its own. It is else that of the EIA",
    }),
    planLead: textField("Who leads on the action plan", { hint: "A job title is enough" }),
    planDatedOn: dateField("Date of the action plan", null, { hint: "For example, 9 3 2018" }),
    ...ownQuestionFields(questions),
  });
}

export function eiaFormValues(eia: Eia): RawValues {
  const {
    completedOn,
    nextReviewOn,
    planDatedOn,
    outcome,
    marking,
    version: _version,
    startedOn: _startedOn,
    confirmedAt: _confirmedAt,
    ownAnswers,
    ...words
  } = eia;
  return {
    ...words,
    ...ownAnswerValues(ownAnswers),
    ...dateValues("completedOn", completedOn),
    ...dateValues("nextReviewOn", nextReviewOn),
    ...dateValues("planDatedOn", planDatedOn),
    outcome: outcome ?? "",
    marking: marking ?? "",
  };
}
