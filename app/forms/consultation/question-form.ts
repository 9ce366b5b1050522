import { scaleLabel } from "~/domain/consultation/answer";
import { answersToName } from "~/domain/consultation/condition";
import {
  optionsFault,
  QUESTION_KIND_LABELS,
  QUESTION_KINDS,
  type Condition,
  type Question,
  type QuestionWords,
} from "~/domain/consultation/question";
import {
  choiceField,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  yesNoField,
  type FieldErrors,
  type FormValue,
  type RawValues,
} from "~/forms/form";

/** @param conditions the answers of earlier questions on which it may be asked (`conditionChoices`) */
export function questionForm(conditions: readonly { value: string; text: string }[]) {
  return defineForm(
    {
      kind: choiceField(
        "radios",
        "How is it answered?",
        QUESTION_KINDS.map((kind) => ({ value: kind, text: QUESTION_KIND_LABELS[kind] })),
        "Choose how it is answered",
      ),
      section: textField("Heading", {
        hint: "Questions one after the other with the same heading stand beneath it",
      }),
      text: textField("Question", { required: "Enter the question", max: 500 }),
      hint: textField("Hint", {
        hint: "What helps to understand it; leave it empty where the question says all",
        max: 500,
      }),
      options: textareaField("Answers to choose from", {
        hint: "Each on a line of its own, also of a question about each change. Of a scale two lines: what 1 means, and what 5 means",
        rows: 6,
        max: 4_000,
      }),
      isRequired: yesNoField("Must it be answered?", "Choose whether it must be answered", {
        hint: "Say yes only where the rest is of no use without it",
      }),
      condition: optionalChoiceField(
        "select",
        "Asked only where an earlier question is answered so",
        conditions,
        {
          hint: "Leave it empty where everybody is asked",
        },
      ),
    },
    (value): FieldErrors => {
      const fault = optionsFault({ kind: value.kind, options: linesOf(value.options) });
      return fault === null ? {} : { options: fault };
    },
  );
}

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export function readQuestion({
  options,
  condition,
  ...words
}: FormValue<ReturnType<typeof questionForm>>): QuestionWords & { condition: Condition | null } {
  return { ...words, options: linesOf(options), condition: conditionNamed(condition) };
}

const nameOf = ({ questionId, answer }: Condition) => `${questionId} ${answer}`;

function conditionNamed(name: string | null): Condition | null {
  const [, questionId, answer] = /^(\d+) (.+)$/su.exec(name ?? "") ?? [];
  return questionId === undefined || answer === undefined ? null : { questionId: Number(questionId), answer };
}

/** The answers of earlier questions, to choose from. @param questions all of the consultation @param questionId the one that is written */
export function conditionChoices(
  questions: readonly Question[],
  questionId: number | "new",
): { value: string; text: string }[] {
  const place = questions.findIndex(({ id }) => id === questionId);
  return (place < 0 ? questions : questions.slice(0, place)).flatMap((question, index) =>
    answersToName(question).map((answer) => ({
      value: nameOf({ questionId: question.id, answer }),
      text: `Question ${index + 1}, “${question.text}”: ${question.kind === "scale" ? scaleLabel(answer, question.options) : answer}`,
    })),
  );
}

export function questionValues({
  options,
  isRequired,
  condition,
  ...words
}: QuestionWords & { condition: Condition | null }): RawValues {
  const { kind, section, text, hint } = words;
  return {
    condition: condition ? nameOf(condition) : "",
    kind,
    section,
    text,
    hint,
    options: options.join("\n"),
    isRequired: isRequired ? "yes" : "no",
  };
}
