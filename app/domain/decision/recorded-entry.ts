import { isAllocationWritten } from "../eia/allocation";
import { findsNobodyWorseOff } from "../eia/completeness";
import {
  SCREENING_QUESTION_FIELDS,
  type ConsulteeInfluence,
  type EiaEntry,
  type EntryFinding,
  type EvidenceWords,
  type ScreeningAnswers,
  type ScreeningQuestion,
  type YesNo,
} from "../eia/eia";
import { asHeld } from "../eia/evidence";
import { setAside } from "../eia/screening";
import type { CalendarDate } from "../shared/calendar-date";
import { recordedOwnAnswers, type RecordedOwnAnswer } from "../templates/template";
import { recordedImpact } from "./recorded-impact";

/**
 * An entry as it is frozen and published: without what holds nothing of that which was not always asked. So an entry from
 * before is, byte for byte, what it was.
 */

/** A row of evidence without its id, and without what it does not say. */
export type RecordedEvidence = Pick<EvidenceWords, "kind"> & {
  [Field in Exclude<keyof EvidenceWords, "kind">]?: NonNullable<EvidenceWords[Field]>;
};

/** What an entry says beside what it always said. */
export interface RecordedFurther extends Partial<Record<ScreeningQuestion, YesNo>> {
  screenedDespite?: string;
  screenedOutOn?: CalendarDate;
  /** What it held before it was screened out. */
  setAside?: readonly EntryFinding[];
  evidence?: readonly RecordedEvidence[];
  othersReason?: string;
  combinedNote?: string;
  contradictedReason?: string;
  /** To the office's own questions, with what was asked. */
  ownAnswers?: readonly RecordedOwnAnswer[];
}

/** Neither null, nor a text or a list without anything in it. */
function withoutEmpty(fields: object) {
  const isSaid = (value: unknown) =>
    value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isSaid(value)));
}

const evidenceOf = ({ evidence }: Pick<EiaEntry, "evidence">) =>
  evidence.map(({ id: _id, ...words }) => withoutEmpty(asHeld(words)) as RecordedEvidence);

const answersOf = (entry: ScreeningAnswers) => ({
  ...Object.fromEntries(SCREENING_QUESTION_FIELDS.map((question) => [question, entry[question]])),
  screenedDespite: entry.screenedDespite,
});

/** As it is published: what the way in which it is answered for does not ask is not part of it. */
export function recordedFurther(entry: EiaEntry): RecordedFurther {
  const { kind, impacts, othersReason, combinedNote, contradictedReason, screenedOutOn } = entry;
  const standing = {
    ...(findsNobodyWorseOff(entry) && { contradictedReason }),
    ownAnswers: recordedOwnAnswers(entry.ownAnswers),
  };
  if (kind === "screened_out") {
    return withoutEmpty({ ...answersOf(entry), screenedOutOn, setAside: setAside(entry), ...standing });
  }
  return withoutEmpty({
    evidence: evidenceOf(entry),
    ...(impacts.length > 0 && { othersReason, combinedNote }),
    ...standing,
  });
}

const FURTHER: readonly string[] = [
  ...SCREENING_QUESTION_FIELDS,
  "screenedDespite",
  "screenedOutOn",
  "findings",
  "evidence",
  "othersReason",
  "combinedNote",
  "contradictedReason",
  "ownAnswers",
  "allocation",
];

/**
 * The whole of it, as it is frozen. What it once held is there only where the day of the screening out is: before that was
 * kept, submissions had neither.
 */
export function frozenEntry(entry: EiaEntry) {
  const { othersReason, combinedNote, contradictedReason, screenedOutOn } = entry;
  return {
    ...Object.fromEntries(Object.entries(entry).filter(([field]) => !FURTHER.includes(field))),
    impacts: entry.impacts.map(recordedImpact),
    consultees: entry.consultees.map(recordedConsultee),
    ...withoutEmpty({
      ...answersOf(entry),
      screenedOutOn,
      setAside: screenedOutOn === null ? [] : setAside(entry),
      evidence: evidenceOf(entry),
      othersReason,
      combinedNote,
      contradictedReason,
      ownAnswers: recordedOwnAnswers(entry.ownAnswers),
      allocation: isAllocationWritten(entry.allocation) ? entry.allocation : null,
    }),
  };
}

/** Days of a consultation are there where they are known. */
export function recordedConsultee<
  Consultee extends Pick<ConsulteeInfluence, "consultedFrom" | "consultedTo">,
>({ consultedFrom, consultedTo, ...consultee }: Consultee) {
  return {
    ...consultee,
    ...(consultedFrom !== null && { consultedFrom }),
    ...(consultedTo !== null && { consultedTo }),
  };
}
