import { comparisonYear } from "../budget/changes";
import type { YearAmounts } from "../budget/year-amounts";
import type { BudgetLine } from "../budget/budget";
import type { Eia } from "../eia/eia";

/**
 * Rule 40: what a framework takes over from the one before it. It is offered, with what it said then; only what an author confirms becomes
 * content, as a draft to be put right, so that nothing of another year is current without somebody having said so.
 */
export const CARRIED_KINDS = ["line", "text", "entry", "action", "theme", "project", "section"] as const;
export type CarriedKind = (typeof CARRIED_KINDS)[number];

export const CARRIED_KIND_LABELS: Record<CarriedKind, string> = {
  line: "Budget line",
  text: "Text of the EIA",
  entry: "EIA entry",
  action: "Action",
  theme: "Passed on by a consultation",
  project: "Commissioning project",
  section: "Section",
};

export const CARRIED_STATES = ["to_confirm", "confirmed", "left_out"] as const;
export type CarriedState = (typeof CARRIED_STATES)[number];

/** Where a thing comes from. */
export interface CarriedSource {
  kind: CarriedKind;
  /** The id of what it was; 0 for a text. */
  sourceId: number;
  /** Of a text, its field; empty else. */
  field: string;
}

export interface OfferedThing extends CarriedSource {
  name: string;
  /** What it said. */
  says: string;
}

export interface CarriedThing extends OfferedThing {
  id: number;
  state: CarriedState;
  reason: string;
  version: number;
}

/** What the gate knows of one that nobody has confirmed or left out. */
export type UnconfirmedThing = Pick<CarriedThing, "id" | "kind" | "name">;

/** What of these kinds nobody has confirmed yet, in that order, and of which framework it is; null where there is none. */
export function unconfirmedIn(
  content: { carriedOver: readonly UnconfirmedThing[]; previous: { title: string } | null },
  kinds: readonly CarriedKind[],
): { from: string; things: UnconfirmedThing[] } | null {
  const things = content.carriedOver.filter(({ kind }) => kinds.includes(kind));
  return content.previous && things.length > 0 ? { from: content.previous.title, things } : null;
}

/** The texts of an EIA that go on from one year to the next, and what each is called. */
export const CARRIED_TEXTS = {
  aim: "Aim",
  evidence: "Evidence used",
  gaps: "Gaps in the evidence",
  gapsAnswer: "What is done about the gaps",
  otherGroups: "Groups that are defined in another way",
  nextReview: "Next review",
  reviewsDone: "Reviews done",
} as const satisfies Partial<Record<keyof Eia, string>>;
export type CarriedText = keyof typeof CARRIED_TEXTS;
export const isCarriedText = (field: string): field is CarriedText => Object.hasOwn(CARRIED_TEXTS, field);

/** A theme of a consultation that was answered "passed on", and a project, as they are offered. */
export interface PassedOnTheme {
  id: number;
  consultation: string;
  title: string;
  reply: string;
}
export interface OfferedProject {
  id: number;
  name: string;
  rationale: string;
}

/**
 * The amounts of a line as a draft: of each year the one of the same year of the budget before, else of its last. A year that was not
 * stated stays so.
 */
export function draftAmounts(
  { amounts }: Pick<BudgetLine, "amounts">,
  years: readonly number[],
  previousYears: readonly number[],
): YearAmounts {
  return Object.fromEntries(
    years.flatMap((year) => {
      const from = comparisonYear(year, previousYears);
      const pence = from === null ? undefined : amounts[from];
      return pence === undefined ? [] : [[year, pence]];
    }),
  );
}

/** What somebody says of one thing that is shown to them. */
export type CarriedAnswer = "confirm" | "leave_out";

/** What is wrong with answers, by field. */
export function carriedAnswerFaults(answers: readonly CarriedAnswer[], reason: string): { reason?: string } {
  return answers.includes("leave_out") && reason.trim() === "" ? { reason: "Say why it is left out" } : {};
}

/** What stands with it wherever it is shown before anybody has confirmed it. @param from the title of the framework that it is of */
export const notYetConfirmed = (from: string) => `Carried over from ${from}, not yet confirmed`;

/** What blocks, in a sentence that can follow its name. */
export function carriedGap({ kind }: Pick<UnconfirmedThing, "kind">, from: string): string {
  return `${CARRIED_KIND_LABELS[kind]}. ${notYetConfirmed(from)}: confirm it, or leave it out with a reason.`;
}
