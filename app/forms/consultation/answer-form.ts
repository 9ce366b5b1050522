import { CHANNEL_LABELS, scaleLabel, type Given } from "~/domain/consultation/answer";
import {
  PREFER_NOT_TO_SAY,
  type MonitoringQuestion,
  type SaidOfThemselves,
} from "~/domain/consultation/monitoring";
import type { AskedChange } from "~/domain/consultation/asked";
import {
  fieldOf,
  otherOf,
  SCALE,
  SUPPORT,
  SUPPORT_LABELS,
  supportOf,
  whyOf,
  type Question,
} from "~/domain/consultation/question";
import {
  checkboxesField,
  choiceField,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  type Field,
} from "~/forms/form";

type Asked = Pick<Question, "id" | "kind" | "text" | "hint" | "options" | "isRequired">;
type AskedOf = Pick<AskedChange, "changeId" | "title">;

const LONGEST_SAID = 4_000;
const UNANSWERED = "Answer this question";

type Fields = Readonly<Record<string, Field>>;

/** What takes long to make, and is the same for the same question about the same changes. */
const fieldsMade = new WeakMap<Asked, WeakMap<readonly AskedOf[], Fields>>();

/** The fields by which a question is answered, in their order. */
export function answerFields(question: Asked, changes: readonly AskedOf[]): Fields {
  const made = fieldsMade.get(question) ?? new WeakMap<readonly AskedOf[], Fields>();
  fieldsMade.set(question, made);
  const fields = made.get(changes) ?? newFields(question, changes);
  made.set(changes, fields);
  return fields;
}

function newFields(question: Asked, changes: readonly AskedOf[]): Fields {
  const { id, kind, text, hint, options, isRequired } = question;
  const looks = hint === "" ? {} : { hint };
  switch (kind) {
    case "support":
      return Object.fromEntries(
        changes.flatMap(({ changeId, title }): [string, Field][] => [
          [
            supportOf(id, changeId),
            oneOf(
              title,
              SUPPORT.map((support) => ({ value: support, text: SUPPORT_LABELS[support] })),
              isRequired,
            ),
          ],
          [whyOf(id, changeId), textareaField(`Your comment on: ${title}`, { rows: 3, max: LONGEST_SAID })],
        ]),
      );
    case "matrix":
      return Object.fromEntries(
        changes.map(({ changeId, title }): [string, Field] => [
          supportOf(id, changeId),
          oneOf(title, options.map(asOption), isRequired),
        ]),
      );
    case "choice":
      return { [fieldOf(id)]: oneOf(text, options.map(asOption), isRequired, looks) };
    case "scale":
      return {
        [fieldOf(id)]: oneOf(
          text,
          SCALE.map((step) => ({ value: step, text: scaleLabel(step, options) })),
          isRequired,
          looks,
        ),
      };
    case "many":
      return {
        [fieldOf(id)]: checkboxesField(text, options.map(asOption), {
          ...looks,
          ...(isRequired && { required: UNANSWERED }),
        }),
        [otherOf(id)]: textareaField(`Anything else: ${text}`, { rows: 2, max: LONGEST_SAID }),
      };
    case "text":
      return {
        [fieldOf(id)]: textareaField(text, {
          ...looks,
          rows: 6,
          max: LONGEST_SAID,
          ...(isRequired && { required: UNANSWERED }),
        }),
      };
  }
}

const asOption = (option: string) => ({ value: option, text: option });

function oneOf(
  label: string,
  options: readonly { value: string; text: string }[],
  isRequired: boolean,
  looks: { hint?: string } = {},
): Field {
  return isRequired
    ? choiceField("radios", label, options, UNANSWERED, looks)
    : optionalChoiceField("radios", label, options, looks);
}

const OF_A_BODY = textField("The organisation that you answer for", {
  hint: "Leave it empty where you answer for yourself",
});

const ABOUT = "about_";

const monitoringMade = new WeakMap<readonly MonitoringQuestion[], Fields>();

/** The fields of what people are asked about themselves: each can be left out, and each has "Prefer not to say". */
export function monitoringFields(questions: readonly MonitoringQuestion[]): Fields {
  const made = monitoringMade.get(questions);
  if (made) return made;
  const fields = Object.fromEntries(
    questions.map(({ key, text, hint, options }) => [
      `${ABOUT}${key}`,
      optionalChoiceField("radios", text, [...options, PREFER_NOT_TO_SAY], hint ? { hint } : {}),
    ]),
  );
  monitoringMade.set(questions, fields);
  return fields;
}

/** What is asked of whoever answers: the questions, the changes that some are about, and what they are asked about themselves. */
export interface AskedAll {
  questions: readonly Asked[];
  changes: readonly AskedOf[];
  monitoring: readonly MonitoringQuestion[];
}

/** The form of the public. Nobody is asked for a name. */
export function answerForm({ questions, changes, monitoring }: AskedAll) {
  const asked = questions.flatMap((question) => Object.entries(answerFields(question, changes)));
  return defineForm<Record<string, Field>>({
    ...Object.fromEntries(asked),
    body: OF_A_BODY,
    ...monitoringFields(monitoring),
  });
}

/** The same for staff, who say how it came in. */
export function enteredAnswerForm(asked: AskedAll) {
  const channel = choiceField(
    "radios",
    "How did it come in?",
    (["paper", "meeting"] as const).map((one) => ({ value: one, text: CHANNEL_LABELS[one] })),
    "Choose how it came in",
  );
  return defineForm<Record<string, Field>>({ channel, ...answerForm(asked).fields });
}

/** What was answered, without what was left empty. */
export function givenOf(value: Readonly<Record<string, unknown>>): Given {
  const given: Record<string, string | readonly string[]> = {};
  for (const [name, answer] of Object.entries(value)) {
    if (!/^q\d/u.test(name)) continue;
    if (typeof answer === "string" && answer !== "") given[name] = answer;
    if (Array.isArray(answer) && answer.length > 0) given[name] = answer as string[];
  }
  return given;
}

/** What somebody said of themselves, without what was left out. It never stands among what was answered. */
export function saidOfThemselves(value: Readonly<Record<string, unknown>>): SaidOfThemselves {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, answer]) =>
      name.startsWith(ABOUT) && typeof answer === "string" ? [[name.slice(ABOUT.length), answer]] : [],
    ),
  );
}

/** The body that is answered for; empty for a person. */
export function bodyOf({ body }: Readonly<Record<string, unknown>>): string {
  return typeof body === "string" ? body : "";
}
