import { targetInWords, targetOf, type DueDate } from "../actions/due-date";
import { formatMonth, type CalendarDate } from "../shared/calendar-date";

/** The commissioning cycle, in its order; what a review finds begins the next one. */
export const PHASES = ["analyse", "plan", "do", "service_start", "review"] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE_NAMES: Record<Phase, string> = {
  analyse: "Analyse",
  plan: "Plan",
  do: "Do",
  service_start: "Service start",
  review: "Review",
};

/** What an office may do in each: which of it a project needs is settled as it begins. */
export const PHASE_MEANINGS: Record<Phase, string> = {
  analyse:
    "What is needed and by whom: demand, figures on crime and services, what works elsewhere, what victims and people who use services say, the law, earlier lessons",
  plan: "The service is designed and specified with those whom it is for, and the way of procuring it is chosen",
  do: "The service is procured, the contract is signed, and the provider is helped to begin",
  service_start: "People can use the service",
  review: "What was learned is written down, and whether the need goes on before the contract ends",
};

/** One phase of a project. Null where nobody has said; both dates may be a month of which the day is not known. */
export interface PhaseDates {
  phase: Phase;
  /** When it is expected to begin. */
  expected: DueDate | null;
  /** When it began. */
  actual: DueDate | null;
  note: string;
}

/**
 * `took_place`: with its day or month. `overtaken`: a later one took place, and of this one no date was recorded. `late`: what
 * was expected has passed. `expected`: still to come. `not_dated`: nobody has said when.
 */
export type PhaseState = "took_place" | "overtaken" | "late" | "expected" | "not_dated";

export const PHASE_STATE_LABELS: Record<PhaseState, string> = {
  took_place: "Begun",
  overtaken: "No date recorded",
  late: "Late",
  expected: "Expected",
  not_dated: "No date yet",
};

export const inCycle = (phases: readonly PhaseDates[]): PhaseDates[] =>
  PHASES.map(
    (phase) => phases.find((one) => one.phase === phase) ?? { phase, expected: null, actual: null, note: "" },
  );

/** A month by itself has passed once its last day has. @param phases of one project */
export function phaseState(phase: Phase, phases: readonly PhaseDates[], today: CalendarDate): PhaseState {
  const cycle = inCycle(phases);
  const at = PHASES.indexOf(phase);
  const dates = cycle[at];
  if (dates?.actual) return "took_place";
  if (cycle.slice(at + 1).some(({ actual }) => actual !== null)) return "overtaken";
  if (!dates?.expected) return "not_dated";
  return dates.expected.date < today ? "late" : "expected";
}

/** Those whose time has passed without anybody saying that they began. */
export function latePhases(phases: readonly PhaseDates[], today: CalendarDate): PhaseDates[] {
  return inCycle(phases).filter(({ phase }) => phaseState(phase, phases, today) === "late");
}

/** @returns for example `1 July 2018`, or `October 2018` where no day is known */
export const dateInWords = (date: DueDate): string => targetInWords(targetOf(date));

const monthOf = (date: CalendarDate) => date.slice(0, 7);

/** Whether one is before the other; within a month of which a day is not known, nobody can say. */
function isBefore(a: DueDate, b: DueDate): boolean {
  return a.isMonth || b.isMonth ? monthOf(a.date) < monthOf(b.date) : a.date < b.date;
}

/**
 * A phase that is expected before one that comes before it: a slip, most often of a year.
 * @returns by phase, what is wrong with when it is expected
 */
export function orderFaults(phases: readonly PhaseDates[]): Partial<Record<Phase, string>> {
  const faults: Partial<Record<Phase, string>> = {};
  let last: { phase: Phase; expected: DueDate } | null = null;
  for (const { phase, expected } of inCycle(phases)) {
    if (expected === null) continue;
    if (last !== null && isBefore(expected, last.expected)) {
      faults[phase] =
        `“${PHASE_NAMES[phase]}” is expected before “${PHASE_NAMES[last.phase]}”, in ${formatMonth(last.expected.date)}. Check both dates`;
    } else {
      last = { phase, expected };
    }
  }
  return faults;
}

/** @returns what is wrong with a day on which a phase is said to have begun; null where nothing is */
export function actualFault(actual: DueDate | null, today: CalendarDate): string | null {
  if (actual === null) return null;
  const isToCome = actual.isMonth ? monthOf(actual.date) > monthOf(today) : actual.date > today;
  return isToCome ? "When it began must be today or earlier" : null;
}
