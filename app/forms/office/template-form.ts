import {
  choicesOf,
  GUIDED,
  GUIDED_FIELDS,
  OWN_QUESTION_KIND_LABELS,
  OWN_QUESTION_KINDS,
  ownQuestionFaults,
  type Guidance,
  type OwnQuestion,
  type OwnQuestionWords,
} from "~/domain/templates/template";
import {
  choiceField,
  defineForm,
  textareaField,
  textField,
  yesNoField,
  type FieldErrors,
  type FormValue,
  type RawValues,
  type TextField,
} from "~/forms/form";

/** Beginning a version, putting it into use and removing a question ask nothing. */
export const pressForm = defineForm({});

/** @param others the questions that stand beside it */
export function ownQuestionForm(others: readonly Pick<OwnQuestion, "question">[]) {
  return defineForm(
    {
      question: textField("Question", {
        required: "Enter the question",
        hint: "As it is asked, for example: What does it do to people in rural areas?",
        max: 300,
      }),
      help: textareaField("Help with it", {
        hint: "Shown beneath the question: what is meant, and where the answer is found",
        rows: 3,
        max: 2_000,
      }),
      kind: choiceField(
        "radios",
        "How it is answered",
        OWN_QUESTION_KINDS.map((value) => ({
          value,
          text: OWN_QUESTION_KIND_LABELS[value],
          ...(value === "choice" && { reveals: ["choices"] }),
        })),
        "Choose how it is answered",
      ),
      choices: textareaField("Answers to choose from", { hint: "One on each line", rows: 5, max: 4_000 }),
      isRequired: yesNoField("Must it be answered?", "Choose whether it must be answered"),
      place: textField("Place among the questions", {
        required: "Enter its place, from 1",
        hint: "1 for the first",
        width: 2,
        max: 2,
      }),
    },
    ({ place, ...typed }): FieldErrors => ({
      ...ownQuestionFaults(wordsOf(typed), others),
      ...(/^[1-9]\d?$/u.test(place) ? {} : { place: "Enter its place as a number, from 1" }),
    }),
  );
}

type QuestionValue = FormValue<ReturnType<typeof ownQuestionForm>>;

const wordsOf = ({ choices, ...typed }: Omit<QuestionValue, "place">): OwnQuestionWords => ({
  ...typed,
  choices: typed.kind === "choice" ? choicesOf(choices) : [],
});

export const readOwnQuestion = ({
  place,
  ...typed
}: QuestionValue): { words: OwnQuestionWords; place: number } => ({
  words: wordsOf(typed),
  place: Number(place),
});

/** @param question null for a new one, which stands last */
export function ownQuestionValues(question: OwnQuestion | null, all: readonly OwnQuestion[]): RawValues {
  if (!question) return { place: String(all.length + 1) };
  const { question: words, help, kind, choices, isRequired } = question;
  return {
    ...{ question: words, help, kind, choices: choices.join("\n") },
    isRequired: isRequired ? "yes" : "no",
    place: String(all.findIndex(({ key }) => key === question.key) + 1),
  };
}

const guidanceFields = Object.fromEntries(
  GUIDED_FIELDS.map((field) => [field, textareaField(GUIDED[field], { rows: 2, max: 2_000 })]),
) as Record<keyof typeof GUIDED, TextField<string>>;

/** What the office says beside what every entry is asked. */
export const guidanceForm = defineForm(guidanceFields);

export const guidanceValues = (guidance: Guidance): RawValues =>
  Object.fromEntries(GUIDED_FIELDS.map((field) => [field, guidance[field] ?? ""]));
