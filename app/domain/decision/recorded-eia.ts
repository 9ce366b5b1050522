import { EIA_OUTCOME_LABELS, type Eia } from "../eia/eia";
import { dateInLondon, type CalendarDate } from "../shared/calendar-date";

type AskedFromTheFirst = Omit<Eia, "startedOn" | "confirmedAt" | "whyNoMore">;

/** The head of an EIA as it is frozen, without what holds nothing of that which was not always kept. */
export function recordedEia({
  startedOn,
  confirmedAt,
  whyNoMore,
  ...eia
}: Eia): AskedFromTheFirst & Partial<Eia> {
  return {
    ...eia,
    ...(startedOn && { startedOn }),
    ...(confirmedAt && { confirmedAt }),
    ...(whyNoMore !== "" && { whyNoMore }),
  };
}

/** The head of an EIA as it is published. What is absent was not kept when it was signed, or is not there. */
export interface EiaBodyHead extends Omit<AskedFromTheFirst, "version"> {
  startedOn?: CalendarDate;
  /** The day on which an author last confirmed it. */
  confirmedOn?: CalendarDate;
  /** Why a short head is enough. */
  whyNoMore?: string;
  /** The outcome in the words of the day, so that it reads as it was signed. */
  outcomeInWords?: string;
}

export function eiaBodyHead({
  version: _version,
  startedOn,
  confirmedAt,
  whyNoMore,
  ...eia
}: Eia): EiaBodyHead {
  return {
    ...eia,
    ...(startedOn && { startedOn }),
    ...(confirmedAt && { confirmedOn: dateInLondon(confirmedAt) }),
    ...(whyNoMore !== "" && { whyNoMore }),
    ...(eia.outcome && { outcomeInWords: EIA_OUTCOME_LABELS[eia.outcome] }),
  };
}

/** What the outcomes were called where the words were not yet kept with the record. */
const FORMER_OUTCOME_LABELS: typeof EIA_OUTCOME_LABELS = {
  unchanged: "The framework remains unchanged",
  amended: "The framework is amended",
  continue_despite_adverse: "Continue despite adverse impact",
  stop_and_remove: "Stop and remove the framework",
};

/** The outcome as the record words it; null where there is none. */
export function outcomeInWords({
  outcome,
  outcomeInWords: kept,
}: Pick<EiaBodyHead, "outcome" | "outcomeInWords">): string | null {
  return outcome && (kept ?? FORMER_OUTCOME_LABELS[outcome]);
}
