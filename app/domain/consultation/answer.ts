import type { AskedChange } from "./asked";
import {
  fieldOf,
  otherOf,
  SCALE,
  SUPPORT,
  SUPPORT_LABELS,
  supportOf,
  whyOf,
  type Question,
} from "./question";

/** How an answer came in. */
export const CHANNELS = ["online", "paper", "meeting", "survey"] as const;
export type Channel = (typeof CHANNELS)[number];
export const CHANNEL_LABELS: Record<Channel, string> = {
  online: "Online",
  paper: "On paper",
  meeting: "At a meeting",
  survey: "From another survey",
};

/**
 * Where an answer is in being read. One that is held back came in a flood, and waits for somebody to look whether it is one; one
 * that is set aside was found to be none, is kept, and counts for nothing.
 */
export const READING_STATES = ["held_back", "unread", "second_look", "read", "set_aside"] as const;
export type ReadingState = (typeof READING_STATES)[number];
export const READING_LABELS: Record<ReadingState, string> = {
  held_back: "Held back",
  unread: "Unread",
  second_look: "For a second look",
  read: "Read",
  set_aside: "Set aside",
};

/** Those that nobody has done with. */
export const TO_BE_READ = ["held_back", "unread", "second_look"] as const satisfies readonly ReadingState[];
/** Those that are no answers, or of which nobody knows yet whether they are. */
export const NOT_COUNTED = ["held_back", "set_aside"] as const satisfies readonly ReadingState[];

/** What somebody answered: texts by the names of `question.ts`; of a question with several answers, several. */
export type Given = Readonly<Record<string, string | readonly string[]>>;

export interface ConsultationAnswer {
  id: number;
  channel: Channel;
  /** The body that answers as one; empty for a person. */
  body: string;
  given: Given;
  reading: ReadingState;
  receivedAt: Date;
  /** When what was said in words was deleted; null where it is kept. */
  wordsDeletedAt: Date | null;
  version: number;
}

const textOf = (given: Given, name: string): string => {
  const value = given[name];
  return typeof value === "string" ? value : "";
};
const textsOf = (given: Given, name: string): readonly string[] => {
  const value = given[name] ?? [];
  return typeof value === "string" ? (value === "" ? [] : [value]) : value;
};

/** An answer to one question in words, for a page that shows it: what it is about, what was chosen, what was said. */
export interface InWords {
  about: string;
  chosen: readonly string[];
  said: string;
}

export function answerInWords(
  question: Pick<Question, "id" | "kind" | "text" | "options">,
  changes: readonly Pick<AskedChange, "changeId" | "title">[],
  given: Given,
): InWords[] {
  const { id, kind, text } = question;
  switch (kind) {
    case "support":
      return changes.flatMap(({ changeId, title }) => {
        const support = SUPPORT.find((one) => one === textOf(given, supportOf(id, changeId)));
        const said = textOf(given, whyOf(id, changeId));
        return support || said !== ""
          ? [{ about: title, chosen: support ? [SUPPORT_LABELS[support]] : [], said }]
          : [];
      });
    case "matrix":
      return changes.flatMap(({ changeId, title }) => {
        const chosen = textsOf(given, supportOf(id, changeId));
        return chosen.length > 0 ? [{ about: title, chosen, said: "" }] : [];
      });
    case "text": {
      const said = textOf(given, fieldOf(id));
      return said === "" ? [] : [{ about: text, chosen: [], said }];
    }
    case "choice":
    case "many":
    case "scale": {
      const chosen = textsOf(given, fieldOf(id));
      const said = textOf(given, otherOf(id));
      return chosen.length > 0 || said !== "" ? [{ about: text, chosen, said }] : [];
    }
  }
}

/** A column of a table of answers: what it is about, and what an answer has in it. */
export interface AnswerColumn {
  heading: string;
  of: (given: Given) => string;
}

/** The columns of one question: of support, two for each change; of several answers, one more for what was added in words. */
export function answerColumns(
  { id, kind, text }: Pick<Question, "id" | "kind" | "text">,
  changes: readonly Pick<AskedChange, "changeId" | "title">[],
): AnswerColumn[] {
  const inOneCell = (name: string) => (given: Given) => textsOf(given, name).join("; ");
  switch (kind) {
    case "support":
      return changes.flatMap(({ changeId, title }) => [
        {
          heading: `${text} ${title}`,
          of: (given: Given) => {
            const support = SUPPORT.find((one) => one === textOf(given, supportOf(id, changeId)));
            return support ? SUPPORT_LABELS[support] : "";
          },
        },
        { heading: `Comment: ${title}`, of: inOneCell(whyOf(id, changeId)) },
      ]);
    case "matrix":
      return changes.map(({ changeId, title }) => ({
        heading: `${text} ${title}`,
        of: inOneCell(supportOf(id, changeId)),
      }));
    case "many":
      return [
        { heading: text, of: inOneCell(fieldOf(id)) },
        { heading: `Anything else: ${text}`, of: inOneCell(otherOf(id)) },
      ];
    case "choice":
    case "scale":
    case "text":
      return [{ heading: text, of: inOneCell(fieldOf(id)) }];
  }
}

/** Whether anything was answered at all. */
export function isEmpty(given: Given): boolean {
  return Object.values(given).every((value) => value.length === 0);
}

/** How often something was chosen, of people and of bodies apart. */
export interface Count {
  label: string;
  people: number;
  bodies: number;
}

/** The counts of one question; of support, of one change. */
export interface Counted {
  about: string;
  counts: readonly Count[];
  /** Who answered it, in whatever words. */
  answered: number;
  /** Who said something in words. */
  said: number;
}

type Counting = Pick<ConsultationAnswer, "body" | "given">;

/** @param answers without those that are held back */
export function countAnswers(
  question: Pick<Question, "id" | "kind" | "text" | "options">,
  changes: readonly Pick<AskedChange, "changeId" | "title">[],
  answers: readonly Counting[],
): Counted[] {
  const { id, kind, text, options } = question;
  switch (kind) {
    case "support":
      return changes.map(({ changeId, title }) => ({
        about: title,
        ...counted(
          SUPPORT.map((support) => [support, SUPPORT_LABELS[support]] as const),
          answers,
          supportOf(id, changeId),
          whyOf(id, changeId),
        ),
      }));
    case "matrix":
      return changes.map(({ changeId, title }) => ({
        about: title,
        ...counted(
          options.map((option) => [option, option] as const),
          answers,
          supportOf(id, changeId),
        ),
      }));
    case "scale":
      return [
        {
          about: text,
          ...counted(
            SCALE.map((step) => [step, scaleLabel(step, options)] as const),
            answers,
            fieldOf(id),
          ),
        },
      ];
    case "choice":
    case "many":
      return [
        {
          about: text,
          ...counted(
            options.map((option) => [option, option] as const),
            answers,
            fieldOf(id),
            otherOf(id),
          ),
        },
      ];
    case "text":
      return [{ about: text, ...counted([], answers, fieldOf(id), fieldOf(id)) }];
  }
}

export function scaleLabel(step: string, [low = "", high = ""]: readonly string[]): string {
  if (step === SCALE[0]) return `${step}: ${low}`;
  return step === SCALE.at(-1) ? `${step}: ${high}` : step;
}

function counted(
  values: readonly (readonly [value: string, label: string])[],
  answers: readonly Counting[],
  chosenName: string,
  saidName?: string,
): Omit<Counted, "about"> {
  const of = values.map(([, label]) => ({ label, people: 0, bodies: 0 }));
  const placeOf = new Map(values.map(([value], place) => [value, place]));
  let [answered, said] = [0, 0];
  for (const { body, given } of answers) {
    const chosen = textsOf(given, chosenName);
    const hasSaid = saidName !== undefined && textOf(given, saidName) !== "";
    if (chosen.length > 0 || hasSaid) answered += 1;
    if (hasSaid) said += 1;
    for (const value of new Set(chosen)) {
      const count = of[placeOf.get(value) ?? -1];
      if (count) count[body === "" ? "people" : "bodies"] += 1;
    }
  }
  return { counts: of, answered, said };
}
