import type { OwnQuestionWords, TemplateKind } from "~/domain/templates/template";

/**
 * What the example's office asks of its own. None of them has to be answered, since the published papers answer none: what the completed
 * copy answers is made up, and says so.
 */
const asked = (
  question: string,
  kind: OwnQuestionWords["kind"],
  more: Partial<OwnQuestionWords> = {},
): OwnQuestionWords => ({ question, kind, help: "", isRequired: false, choices: [], ...more });

export const WHO_READ_IT = asked(
  "Who outside the office read this assessment before it was finished?",
  "text",
  {
    help: "A title is enough",
  },
);
export const FURTHER_TO_TRAVEL = asked("Does anybody have to travel further?", "yes_no", {
  help: "Think of people without a car, and of buses in the evening",
});

export const OWN_QUESTIONS: Record<TemplateKind, OwnQuestionWords> = {
  assessment: WHO_READ_IT,
  entry: FURTHER_TO_TRAVEL,
  return: asked("What would you do differently another time?", "text"),
  application: asked("How will people hear of it?", "choice", {
    choices: ["From those who know them already", "By advertisement", "In another way"],
  }),
};

/** In the completed copy. */
export const WHO_READ_IT_ANSWER = "Illustrative: the county council’s equality officer, on 1 March 2018.";
