import { formatDate } from "../shared/calendar-date";
import { listed } from "../shared/listed";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS, type Characteristic } from "./characteristics";
import {
  FOUND_DIRECTIONS,
  SCREENING_QUESTION_FIELDS,
  SCREENING_QUESTIONS,
  type EiaEntry,
  type EntryFinding,
  type Impact,
  type ScreeningAnswers,
  type YesNo,
} from "./eia";

/**
 * Rule 19: screening out asks what assessing would, and what an entry once held is said wherever its screening out is.
 * R (Brown) v Secretary of State for Work and Pensions [2008] EWHC 3158 (Admin): the regard is had in substance, with rigour.
 */

const blank = (text: string) => text.trim() === "";

/** What the change alters, as the questions have it. */
const inWords = (questions: readonly (keyof typeof SCREENING_QUESTIONS)[]) =>
  listed(questions.map((question) => SCREENING_QUESTIONS[question]));

/** "Yes", "No", or nothing. */
export function yesNoInWords(answer: YesNo | null): string {
  return answer === null ? "" : { yes: "Yes", no: "No" }[answer];
}

export const screeningUnanswered = (answers: ScreeningAnswers) =>
  SCREENING_QUESTION_FIELDS.filter((question) => answers[question] === null);

export const screeningChanges = (answers: ScreeningAnswers) =>
  SCREENING_QUESTION_FIELDS.filter((question) => answers[question] === "yes");

/** What the answers say, in a sentence; empty where nobody answered. */
export function screeningInWords(answers: ScreeningAnswers): string {
  const changes = screeningChanges(answers);
  if (changes.length > 0) return `It changes ${inWords(changes)}`;
  if (screeningUnanswered(answers).length > 0) return "";
  const [first, ...others] = SCREENING_QUESTION_FIELDS.map((question) => SCREENING_QUESTIONS[question]);
  const last = others.pop() ?? "";
  return `It changes neither ${[first, ...others].join(", ")} nor ${last}`;
}

export interface ScreeningGap {
  field: "screeningReason" | "screenedDespite" | keyof typeof SCREENING_QUESTIONS;
  message: string;
}

/** What a screened-out entry still lacks. */
export function screeningGaps(entry: Pick<EiaEntry, "screeningReason"> & ScreeningAnswers): ScreeningGap[] {
  const gaps: ScreeningGap[] = blank(entry.screeningReason)
    ? [{ field: "screeningReason", message: "It is screened out without a reason." }]
    : [];
  const unanswered = screeningUnanswered(entry);
  const [first] = unanswered;
  if (first) {
    gaps.push({
      field: first,
      message: `It is screened out, and does not say whether it changes ${inWords(unanswered)}.`,
    });
  }
  const changes = screeningChanges(entry);
  if (changes.length > 0 && blank(entry.screenedDespite)) {
    gaps.push({
      field: "screenedDespite",
      message: `It changes ${inWords(changes)}, and does not say why it is nevertheless screened out.`,
    });
  }
  return gaps;
}

/**
 * The adverse and unknown findings that a screened-out entry once held; none of one that is not screened out. One that still
 * stands in it counts also where nobody knows since when.
 */
export function setAside({
  kind,
  findings,
  impacts,
}: Pick<EiaEntry, "kind" | "findings" | "impacts">): EntryFinding[] {
  if (kind !== "screened_out") return [];
  const found: EntryFinding[] = [...findings];
  for (const finding of findingsIn(impacts)) {
    const isKnown = found.some(
      ({ characteristic, direction }) =>
        characteristic === finding.characteristic && direction === finding.direction,
    );
    if (!isKnown) found.push({ ...finding, foundOn: null });
  }
  return found;
}

/** What of these impacts is kept as found. */
export function findingsIn(
  impacts: readonly Pick<Impact, "characteristic" | "direction">[],
): Omit<EntryFinding, "foundOn">[] {
  return impacts.flatMap(({ characteristic, direction }) => {
    const found = FOUND_DIRECTIONS.find((one) => one === direction);
    return found ? [{ characteristic, direction: found }] : [];
  });
}

/** What is set aside as a record has it. */
export interface SetAsideInWords {
  findings: readonly EntryFinding[];
  screenedOutOn: EiaEntry["screenedOutOn"];
}

/**
 * @returns for example "assessed as adverse for sex on 3 March 2018, screened out on 5 March 2018": without a capital, so that
 *   it can follow what the change is called
 */
export function setAsideInWords({ findings, screenedOutOn }: SetAsideInWords): string {
  const groups = new Map<string, { finding: EntryFinding; characteristics: Characteristic[] }>();
  for (const finding of findings) {
    const key = `${finding.direction} ${finding.foundOn ?? ""}`;
    const group = groups.get(key) ?? { finding, characteristics: [] };
    group.characteristics.push(finding.characteristic);
    groups.set(key, group);
  }
  const assessed = [...groups.values()].map(({ finding: { direction, foundOn }, characteristics }) => {
    const who = listed(characteristics.map((one) => CHARACTERISTIC_LABELS[one].toLowerCase()));
    return `${DIRECTION_LABELS[direction].toLowerCase()} for ${who}${foundOn ? ` on ${formatDate(foundOn)}` : ""}`;
  });
  return `assessed as ${listed(assessed)}, screened out${screenedOutOn ? ` on ${formatDate(screenedOutOn)}` : ""}`;
}

/** The same as a sentence of its own, with the reason. */
export function setAsideSentence(set: SetAsideInWords, reason: string): string {
  const words = setAsideInWords(set);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)} because: ${reason}`;
}
