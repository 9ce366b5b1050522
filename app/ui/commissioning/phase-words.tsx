import {
  PHASE_STATE_LABELS,
  dateInWords,
  phaseState,
  type PhaseDates,
  type PhaseState,
} from "~/domain/commissioning/phase";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { Tag, type TagColour } from "../govuk";

const COLOURS: Record<PhaseState, TagColour> = {
  took_place: "green",
  overtaken: "grey",
  late: "red",
  expected: "blue",
  not_dated: "grey",
};

interface PhaseTagProps {
  phase: PhaseDates;
  /** All of the same project. */
  phases: readonly PhaseDates[];
  today: CalendarDate;
}

export function PhaseTag({ phase, phases, today }: PhaseTagProps) {
  const state = phaseState(phase.phase, phases, today);
  return <Tag colour={COLOURS[state]}>{PHASE_STATE_LABELS[state]}</Tag>;
}

/** The last that is known of when it is: its own day or month, else when it is expected, else what is noted. */
export function phaseInShort({ expected, actual, note }: PhaseDates): string {
  if (actual) return `Began ${dateInWords(actual)}`;
  return expected ? dateInWords(expected) : note || "Not stated";
}
