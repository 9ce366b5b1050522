import { formatFigure, parseFigure } from "../results/figure";
import { saysNothing } from "../shared/says-nothing";

/**
 * The office's own questions. A template is a kind of page that asks them, with its versions one after the other: one that was put
 * into use is never changed, so that what was begun with it goes on to ask what it asked.
 */
export const TEMPLATE_KINDS = ["assessment", "entry", "return", "application"] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** Those that an EIA begins with, and may be moved on to a newer version of (rule 42). */
export const EIA_TEMPLATE_KINDS = ["assessment", "entry"] as const satisfies readonly TemplateKind[];
export type EiaTemplateKind = (typeof EIA_TEMPLATE_KINDS)[number];

export const TEMPLATE_KIND_LABELS: Record<TemplateKind, string> = {
  assessment: "An EIA as a whole",
  entry: "Entries of an EIA",
  return: "Returns of providers",
  application: "Applications for grants",
};

/** What a version of a kind holds for, from its being put into use on. */
export const TEMPLATE_HOLDS_FOR: Record<TemplateKind, string> = {
  assessment:
    "Each framework that is set up from then on asks them once, of its EIA as a whole. An author may move an EIA that is under way on to them.",
  entry:
    "Each framework that is set up from then on asks them in every entry of its EIA. An author may move an EIA that is under way on to them.",
  return: "Each budget line of which results begin to be returned from then on asks them in every return.",
  application: "Each round of grants that is begun from then on asks them of whoever applies.",
};

export const OWN_QUESTION_KINDS = ["text", "yes_no", "choice", "number"] as const;
export type OwnQuestionKind = (typeof OWN_QUESTION_KINDS)[number];

export const OWN_QUESTION_KIND_LABELS: Record<OwnQuestionKind, string> = {
  text: "In words",
  yes_no: "Yes or no",
  choice: "One of some answers",
  number: "A number",
};

export interface OwnQuestionWords {
  question: string;
  kind: OwnQuestionKind;
  /** Shown beneath the question. */
  help: string;
  isRequired: boolean;
  /** The answers to choose from; of another kind none. */
  choices: readonly string[];
}

export interface OwnQuestion extends OwnQuestionWords {
  /** Tells the questions of one kind of template apart, in all of its versions. */
  key: number;
}

/** What was answered to the question of that key, in words: of a choice the words that were chosen. */
export interface GivenAnswer {
  key: number;
  answer: string;
}

/** The same with what was asked. */
export interface OwnAnswer extends GivenAnswer {
  question: string;
}

/** What of the entry's page the office may say a word to, and what that is called. */
export const GUIDED = {
  kind: "How a change is answered for",
  screeningReason: "Why it need not be assessed",
  screenedDespite: "Why it is nevertheless screened out",
  nothingFixed: "Why nothing is fixed for anybody yet",
  impacts: "Who is affected, by protected characteristic",
  noImpactReason: "Why nobody is affected",
  othersReason: "Why the other characteristics are not affected",
  combinedNote: "Who is hit by more than one impact",
  mitigation: "Mitigation",
  justification: "Justification",
  consultee: "Who was consulted",
  nobodyConsultedReason: "Why nobody was consulted",
  evidenceKind: "Evidence",
} as const;
export type Guided = keyof typeof GUIDED;
export const GUIDED_FIELDS = Object.keys(GUIDED) as Guided[];
/** In the office's words; what it says nothing to is left out. */
export type Guidance = Partial<Record<Guided, string>>;

export interface TemplateVersion {
  id: number;
  kind: TemplateKind;
  /** From 1, by kind. */
  number: number;
  questions: readonly OwnQuestion[];
  /** Of entries alone. */
  guidance: Guidance;
  /** Since when it is used; null while it is a draft. */
  inUseSince: Date | null;
  /** Who put it into use. */
  usedByName: string;
  version: number;
}

/** Of all versions of a kind: the last that was put into use, and the one that is being drafted after it. */
export function latestOf(versions: readonly TemplateVersion[]): {
  inUse: TemplateVersion | null;
  draft: TemplateVersion | null;
} {
  const used = versions.filter(({ inUseSince }) => inUseSince !== null);
  return {
    inUse: used.toSorted((a, b) => b.number - a.number)[0] ?? null,
    draft: versions.find(({ inUseSince }) => inUseSince === null) ?? null,
  };
}

/** One that no version of the kind has used. */
export function newKey(versions: readonly Pick<TemplateVersion, "questions">[]): number {
  return Math.max(0, ...versions.flatMap(({ questions }) => questions.map(({ key }) => key))) + 1;
}

/** With this question at its place, from 1; one that is there already moves there. */
export function placed(
  questions: readonly OwnQuestion[],
  question: OwnQuestion,
  place: number,
): OwnQuestion[] {
  const others = questions.filter(({ key }) => key !== question.key);
  return others.toSpliced(Math.max(0, place - 1), 0, question);
}

export const MOST_OWN_QUESTIONS = 30;
const MOST_CHOICES = 20;
const LONGEST_CHOICE = 150;

/** One on each line. */
export const choicesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** What is wrong with a question, by field. @param others those that stand beside it */
export function ownQuestionFaults(
  { question, kind, choices }: OwnQuestionWords,
  others: readonly Pick<OwnQuestionWords, "question">[],
): { question?: string; choices?: string } {
  const same = (one: string) => one.trim().toLocaleLowerCase("en-GB");
  const repeated = new Set(choices.map(same)).size < choices.length;
  return {
    ...(question.trim() === ""
      ? { question: "Enter the question" }
      : others.some((other) => same(other.question) === same(question))
        ? { question: "This is asked already. Change that question, or ask it otherwise" }
        : others.length >= MOST_OWN_QUESTIONS
          ? { question: `There can be ${MOST_OWN_QUESTIONS} questions or fewer` }
          : {}),
    ...(kind !== "choice"
      ? {}
      : choices.length < 2
        ? { choices: "Enter two answers or more, one on each line" }
        : choices.length > MOST_CHOICES
          ? { choices: `There can be ${MOST_CHOICES} answers or fewer` }
          : choices.some((choice) => choice.length > LONGEST_CHOICE)
            ? { choices: `Each answer must be ${LONGEST_CHOICE} characters or fewer` }
            : repeated
              ? { choices: "Each answer must be there once" }
              : {}),
  };
}

export type UnderstoodAnswer = { ok: true; answer: string } | { ok: false; problem: string };

/** How an answer is kept. Nothing is an answer too: whether there has to be one is asked elsewhere. */
export function understoodAnswer(
  { question, kind, choices }: Pick<OwnQuestion, "question" | "kind" | "choices">,
  typed: string,
): UnderstoodAnswer {
  const answer = typed.trim();
  if (answer === "") return { ok: true, answer };
  switch (kind) {
    case "text":
      return { ok: true, answer };
    case "number": {
      const figure = parseFigure(answer);
      return figure.ok
        ? { ok: true, answer: formatFigure(figure.hundredths) }
        : { ok: false, problem: `“${question}” ${figure.problem}` };
    }
    case "yes_no":
    case "choice":
      return answersOf({ kind, choices }).includes(answer)
        ? { ok: true, answer }
        : { ok: false, problem: `“${question}” must be one of the answers given` };
  }
}

/** What there is to choose from. */
export const answersOf = ({ kind, choices }: Pick<OwnQuestion, "kind" | "choices">): readonly string[] =>
  kind === "yes_no" ? ["Yes", "No"] : choices;

/** In the order in which they are asked; what is not answered is left out, and so is what is not asked. */
export function statedAnswers(questions: readonly OwnQuestion[], given: readonly GivenAnswer[]): OwnAnswer[] {
  return questions.flatMap(({ key, question }) => {
    const answer = given.find((one) => one.key === key)?.answer.trim() ?? "";
    return answer === "" ? [] : [{ key, question, answer }];
  });
}

/** Rule 42: those that have to be answered and are not. Words that say nothing answer nothing. */
export function unanswered(
  questions: readonly OwnQuestion[],
  given: readonly GivenAnswer[],
): readonly OwnQuestion[] {
  return questions.filter(({ key, kind, isRequired }) => {
    if (!isRequired) return false;
    const answer = given.find((one) => one.key === key)?.answer ?? "";
    return kind === "text" ? saysNothing(answer) : answer.trim() === "";
  });
}

/** The name of its field, which is also where on a page it stands. */
export const ownQuestionField = (key: number) => `own_${key}`;

/** As it is said of one that has to be answered. */
export const notAnswered = ({ question }: Pick<OwnQuestion, "question">) => `“${question}” is not answered.`;

/** Of what was answered to other questions, that to which the same is asked in the same words. */
export function answersThatStand(
  questions: readonly OwnQuestion[],
  earlier: readonly OwnAnswer[],
): GivenAnswer[] {
  return questions.flatMap((one) => {
    const same = earlier.find(({ key, question }) => key === one.key && question === one.question);
    const understood = same && understoodAnswer(one, same.answer);
    return understood?.ok && understood.answer !== "" ? [{ key: one.key, answer: understood.answer }] : [];
  });
}

/** What an EIA that is under way would ask once it is moved on to the newest version of a kind. */
export interface TemplateMove {
  kind: EiaTemplateKind;
  /** The number of the version that it asks now; null where it asks nothing of its own. */
  from: number | null;
  to: number;
  toId: number;
  questions: readonly OwnQuestion[];
  /** What it does not ask now, or not in these words. */
  anew: readonly string[];
  /** What it asks now and would no longer. */
  noLonger: readonly string[];
}

/** @returns null where it asks the newest already, or there is none */
export function templateMove(
  kind: EiaTemplateKind,
  asks: Pick<TemplateVersion, "number" | "questions"> | null,
  newest: Pick<TemplateVersion, "id" | "number" | "questions"> | null,
): TemplateMove | null {
  if (!newest || newest.number <= (asks?.number ?? 0)) return null;
  const before = asks?.questions ?? [];
  const without = (these: readonly OwnQuestion[], those: readonly OwnQuestion[]) =>
    these
      .filter((one) => !those.some((other) => other.key === one.key && isAskedAlike(other, one)))
      .map(({ question }) => question);
  return {
    ...{ kind, from: asks?.number ?? null, to: newest.number, toId: newest.id, questions: newest.questions },
    anew: without(newest.questions, before),
    noLonger: without(before, newest.questions),
  };
}

/** What a page showed of it: a form carries it, so that nobody takes a version that they have not looked at. */
export const movesSeen = (moves: readonly Pick<TemplateMove, "kind" | "to">[]): string =>
  moves.map(({ kind, to }) => `${kind}.${to}`).join(",");

/** Whether an answer to the one answers the other. */
export const isAskedAlike = (
  one: Pick<OwnQuestionWords, "question" | "kind">,
  other: Pick<OwnQuestionWords, "question" | "kind">,
): boolean => one.question === other.question && one.kind === other.kind;

/** A question and what was answered, in one text. */
export const answeredInWords = ({ question, answer }: Pick<OwnAnswer, "question" | "answer">): string =>
  `${question}${/[?:.]$/u.test(question) ? "" : ":"} ${answer}`;

/** As it is frozen and published: the key means nothing outside this service. */
export interface RecordedOwnAnswer {
  question: string;
  answer: string;
}

export const recordedOwnAnswers = (answers: readonly OwnAnswer[]): RecordedOwnAnswer[] =>
  answers.map(({ question, answer }) => ({ question, answer }));

/** Whether two say the same to every question. */
export function sameAnswers(one: readonly GivenAnswer[], other: readonly GivenAnswer[]): boolean {
  const said = (answers: readonly GivenAnswer[]) =>
    answers
      .filter(({ answer }) => answer !== "")
      .map(({ key, answer }) => `${key} ${answer}`)
      .toSorted()
      .join("\n");
  return said(one) === said(other);
}
