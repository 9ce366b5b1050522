import type { Role } from "../framework/lifecycle";
import { formatDate, type CalendarDate } from "../shared/calendar-date";
import type { OwnQuestion } from "../templates/template";

/** How a round of grants stands, as it is stored. It closes by its last day too (`roundPhaseOf`). */
export const ROUND_STATES = ["planned", "open", "closed", "decided"] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** How it stands on a day: one that is opened waits for its first day as announced. */
export type RoundPhase = RoundState | "announced";

export const ROUND_PHASE_LABELS: Record<RoundPhase, string> = {
  planned: "Planned",
  announced: "Opens later",
  open: "Open",
  closed: "Closed",
  decided: "Decided",
};

/** What an application is scored by. Its place in the list is its key: the list stays as it is once the round is open. */
export interface Criterion {
  name: string;
  /** The most points that it is given. */
  most: number;
}

export interface RoundWords {
  title: string;
  purpose: string;
  lineId: number | null;
  criteria: readonly Criterion[];
  opensOn: CalendarDate | null;
  closesOn: CalendarDate | null;
  /** The most that one application may ask for; null where only the fund limits it. */
  maximumPence: number | null;
  privacy: string;
  contact: string;
  /** The last day on which what is personal in its applications is kept; null where the office says nothing. */
  keptUntil: CalendarDate | null;
}

export interface GrantRound extends RoundWords {
  id: number;
  frameworkId: number;
  slug: string;
  state: RoundState;
  /** Who wrote it last: somebody else opens it. */
  writtenBy: number;
  /** The office's own, of the version that it began with: applicants are asked them. */
  questions: readonly OwnQuestion[];
  version: number;
}

export function roundPhaseOf(
  { state, opensOn, closesOn }: Pick<GrantRound, "state" | "opensOn" | "closesOn">,
  today: CalendarDate,
): RoundPhase {
  if (state !== "open") return state;
  if (opensOn !== null && today < opensOn) return "announced";
  return closesOn !== null && today > closesOn ? "closed" : "open";
}

export const ROUND_ACTS = ["open", "close", "finish"] as const;
export type RoundAct = (typeof ROUND_ACTS)[number];

/** All three are the monitoring officer's: each says to the public what may be sent, or that all is answered. */
export const ROUND_STEPS: Record<RoundAct, { from: readonly RoundPhase[]; to: RoundState; role: Role }> = {
  open: { from: ["planned"], to: "open", role: "monitoring_officer" },
  close: { from: ["announced", "open"], to: "closed", role: "monitoring_officer" },
  finish: { from: ["closed"], to: "decided", role: "monitoring_officer" },
};

/** Why a round cannot be opened yet, in sentences; none where it can. */
export function openingGaps(round: RoundWords, today: CalendarDate): string[] {
  const { lineId, purpose, criteria, opensOn, closesOn, privacy, contact } = round;
  return [
    ...(lineId === null ? ["It does not say from which budget line it is paid."] : []),
    ...(purpose === "" ? ["It does not say what the grants are for."] : []),
    ...(criteria.length === 0 ? ["It has no criteria."] : []),
    ...(opensOn === null || closesOn === null ? ["It does not say when it opens and closes."] : []),
    ...(closesOn !== null && closesOn < today ? [`Its last day, ${formatDate(closesOn)}, has passed.`] : []),
    ...(privacy === "" ? ["It does not say what becomes of what is sent."] : []),
    ...(contact === "" ? ["It does not say where to ask for help."] : []),
  ];
}

/** Why it is not decided yet. @param open how many applications have no decision */
export function finishingGaps(open: number): string[] {
  if (open === 0) return [];
  return [open === 1 ? "One application is not decided yet." : `${open} applications are not decided yet.`];
}

const MOST_CRITERIA = 20;
const MOST_POINTS = 100;

export type ParsedCriteria = { ok: true; criteria: Criterion[] } | { ok: false; problem: string };

/** One on each line, with its most points behind a colon: `Need in the area: 10`. */
export function parseCriteria(text: string): ParsedCriteria {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const criteria: Criterion[] = [];
  for (const line of lines) {
    const [, name = "", points = ""] = /^(.+):\s*(\d{1,3})$/u.exec(line) ?? [];
    const most = Number(points);
    if (name.trim() === "" || most < 1 || most > MOST_POINTS) {
      return {
        ok: false,
        problem: `“${line}” must end with a colon and its most points, from 1 to ${MOST_POINTS}`,
      };
    }
    criteria.push({ name: name.trim(), most });
  }
  return criteria.length > MOST_CRITERIA
    ? { ok: false, problem: `There can be ${MOST_CRITERIA} criteria or fewer` }
    : { ok: true, criteria };
}

/** As `parseCriteria` reads it. */
export function criteriaText(criteria: readonly Criterion[]): string {
  return criteria.map(({ name, most }) => `${name}: ${most}`).join("\n");
}
