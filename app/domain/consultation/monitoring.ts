import { CHARACTERISTIC_LABELS, CHARACTERISTICS, type Characteristic } from "../eia/characteristics";
import type { Dimension } from "../eia/dimensions";
import { safeCounts, SMALLEST_SHOWN } from "./safe-counts";

/**
 * Equality monitoring: what people are asked about themselves, so that the office sees whether it has heard from those whom its
 * decision affects (Equality Act 2010 s.149; Data Protection Act 2018 Sch. 1 para. 8). Each question can be left out, and each has
 * "Prefer not to say". The answers are nobody's: they are kept apart from what was answered (docs/decisions/0052).
 */
export interface MonitoringQuestion {
  /** One of the nine, or a local dimension as `dimension_7`. */
  key: string;
  /** What it is about, in a word or two. */
  label: string;
  text: string;
  hint?: string;
  /** Without "Prefer not to say", which each has. */
  options: readonly MonitoringOption[];
}

interface MonitoringOption {
  value: string;
  text: string;
}

export const PREFER_NOT_TO_SAY = { value: "prefer_not_to_say", text: "Prefer not to say" };

/** What somebody said of themselves: the value of an option by the key of its question. */
export type SaidOfThemselves = Readonly<Record<string, string>>;

const YES_NO: readonly MonitoringOption[] = [
  { value: "yes", text: "Yes" },
  { value: "no", text: "No" },
];

/**
 * Worded after the harmonised questions of the Government Statistical Service and the census of 2021, so that the answers can be put
 * beside the area's own figures; of disability and maternity after the Act (sections 6 and 18).
 */
const OF_THE_NINE: Record<Characteristic, Omit<MonitoringQuestion, "key" | "label">> = {
  age: {
    text: "How old are you?",
    options: [
      { value: "under_18", text: "Under 18" },
      { value: "18_24", text: "18 to 24" },
      { value: "25_34", text: "25 to 34" },
      { value: "35_44", text: "35 to 44" },
      { value: "45_54", text: "45 to 54" },
      { value: "55_64", text: "55 to 64" },
      { value: "65_74", text: "65 to 74" },
      { value: "75_over", text: "75 or over" },
    ],
  },
  disability: {
    text: "Do you have a physical or mental health condition or illness that has lasted, or is expected to last, 12 months or more, and makes everyday activities harder?",
    options: [
      { value: "a_lot", text: "Yes, a lot harder" },
      { value: "a_little", text: "Yes, a little harder" },
      { value: "no", text: "No" },
    ],
  },
  gender_reassignment: {
    text: "Is the gender you identify with the same as your sex registered at birth?",
    options: YES_NO,
  },
  marriage_and_civil_partnership: {
    text: "Are you married or in a civil partnership?",
    options: [
      { value: "married", text: "Married" },
      { value: "civil_partnership", text: "In a civil partnership" },
      { value: "neither", text: "Neither" },
    ],
  },
  pregnancy_and_maternity: {
    text: "Are you pregnant, or have you had a baby in the last 26 weeks?",
    options: YES_NO,
  },
  race: {
    text: "What is your ethnic group?",
    options: [
      { value: "asian", text: "Asian or Asian British" },
      { value: "black", text: "Black, Black British, Caribbean or African" },
      { value: "mixed", text: "Mixed or multiple ethnic groups" },
      { value: "white_british", text: "White: English, Welsh, Scottish, Northern Irish or British" },
      { value: "white_irish", text: "White: Irish" },
      { value: "gypsy_traveller", text: "White: Gypsy or Irish Traveller" },
      { value: "roma", text: "White: Roma" },
      { value: "white_other", text: "Any other White background" },
      { value: "other", text: "Another ethnic group" },
    ],
  },
  religion_or_belief: {
    text: "What is your religion or belief?",
    options: [
      { value: "none", text: "No religion" },
      { value: "buddhist", text: "Buddhist" },
      { value: "christian", text: "Christian" },
      { value: "hindu", text: "Hindu" },
      { value: "jewish", text: "Jewish" },
      { value: "muslim", text: "Muslim" },
      { value: "sikh", text: "Sikh" },
      { value: "other", text: "Another religion or belief" },
    ],
  },
  sex: {
    text: "What is your sex?",
    options: [
      { value: "female", text: "Female" },
      { value: "male", text: "Male" },
    ],
  },
  sexual_orientation: {
    text: "Which of these describes you best?",
    options: [
      { value: "straight", text: "Straight or heterosexual" },
      { value: "gay_lesbian", text: "Gay or lesbian" },
      { value: "bisexual", text: "Bisexual" },
      { value: "other", text: "Another sexual orientation" },
    ],
  },
};

type LocalDimension = Pick<Dimension, "id" | "kind" | "name" | "validUntil">;

const ofDimension = (id: number) => `dimension_${id}`;

/** All that can be asked: the nine in the Act's order, then the dimensions of the office's own that have not ended. */
export function monitoringQuestions(
  dimensions: readonly Pick<LocalDimension, "id" | "kind" | "name">[],
): MonitoringQuestion[] {
  return [
    ...CHARACTERISTICS.map((key) => ({ key, label: CHARACTERISTIC_LABELS[key], ...OF_THE_NINE[key] })),
    ...dimensions
      .filter(({ kind }) => kind === "local")
      .map(({ id, name }) => ({
        key: ofDimension(id),
        label: name,
        text: `${name}: does this apply to you?`,
        options: YES_NO,
      })),
  ];
}

/** What an author can still choose to ask. @param today in the United Kingdom */
export function monitorable(dimensions: readonly LocalDimension[], today: string): MonitoringQuestion[] {
  return monitoringQuestions(
    dimensions.filter(({ validUntil }) => validUntil === null || validUntil >= today),
  );
}

/** What a consultation asks, of all that can be. @param monitored the keys that were chosen */
export function monitoredBy(
  monitored: readonly string[],
  questions: readonly MonitoringQuestion[],
): MonitoringQuestion[] {
  return questions.filter(({ key }) => monitored.includes(key));
}

/**
 * In what the counts of a consultation are kept: of each question how many gave each answer, and beneath `PEOPLE` how many
 * answered any of them.
 */
export interface MonitoringCount {
  question: string;
  answer: string;
  people: number;
}

/** Stands in place of a question's key for everybody who answered any. */
export const PEOPLE = "people";

/** What is counted of somebody, once each; nothing of whoever answered none. */
export function countedOf(said: SaidOfThemselves): Omit<MonitoringCount, "people">[] {
  const answers = Object.entries(said).map(([question, answer]) => ({ question, answer }));
  return answers.length === 0 ? [] : [...answers, { question: PEOPLE, answer: "" }];
}

/** What may be shown of one question. */
export interface SafeTable {
  key: string;
  label: string;
  text: string;
  /** Null where the count is not shown. */
  rows: readonly { text: string; people: number | null }[];
}

/** All that is ever shown of what people said of themselves: no table crosses two questions, or one with what was answered. */
export interface WhoAnswered {
  /** How many answered any question about themselves; null where they are fewer than 5. */
  people: number | null;
  tables: readonly SafeTable[];
}

export function whoAnswered(
  questions: readonly MonitoringQuestion[],
  counts: readonly MonitoringCount[],
): WhoAnswered {
  const of = (question: string, answer: string) =>
    counts.find((count) => count.question === question && count.answer === answer)?.people ?? 0;
  const people = of(PEOPLE, "");
  return {
    people: people < SMALLEST_SHOWN ? null : people,
    tables: questions.map(({ key, label, text, options }) => {
      const safe = safeCounts(
        options.map(({ value }) => of(key, value)),
        people,
      );
      return {
        ...{ key, label, text },
        rows: options.map((option, place) => ({ text: option.text, people: safe[place] ?? null })),
      };
    }),
  };
}

/** What people are told before they are asked, on a page and on paper. */
export const WHY_PEOPLE_ARE_MONITORED =
  "We ask this to see whether we have heard from everybody whom our decision affects, and whether it would affect some people more than others (Equality Act 2010, section 149). You can leave out any of these questions, or all. Leave them out if you answer for an organisation.";

/** What stands where they are too few. */
export const FEW_SAID = "Fewer than 5 people said something about themselves, so nothing is shown.";

/** What stands before the counts. @param people how many said anything of themselves */
export const howManySaid = (people: number) =>
  `${people} people said something about themselves, or that they prefer not to. A count of fewer than 5 is not shown, and in some tables neither is a larger one, from which it could be worked out.`;
