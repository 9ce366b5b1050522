import { EIA_OUTCOME_LABELS, type Eia } from "../eia/eia";
import { recordedOwnAnswers, type RecordedOwnAnswer } from "../templates/template";
import { dateInLondon, type CalendarDate } from "../shared/calendar-date";

type AskedLater =
  | "startedOn"
  | "confirmedAt"
  | "whyNoMore"
  | "nextReviewOn"
  | "spokenTo"
  | "otherGroups"
  | "planTitle"
  | "planLead"
  | "planDatedOn"
  | "ownAnswers";
type AskedFromTheFirst = Omit<Eia, AskedLater>;
/** What is frozen and published alike, as far as it is said. */
type SaidSince = Partial<
  Omit<Pick<Eia, AskedLater>, "startedOn" | "confirmedAt" | "nextReviewOn" | "planDatedOn" | "ownAnswers">
> & {
  /** The day on which the first words of it were written. */
  startedOn?: CalendarDate;
  nextReviewOn?: CalendarDate;
  planDatedOn?: CalendarDate;
  /** To the office's own questions of the whole, with what was asked. */
  ownAnswers?: readonly RecordedOwnAnswer[];
};

function inTwo({
  startedOn,
  confirmedAt,
  whyNoMore,
  nextReviewOn,
  spokenTo,
  otherGroups,
  planTitle,
  planLead,
  planDatedOn,
  ownAnswers,
  ...first
}: Eia): { first: AskedFromTheFirst; confirmedAt: Date | null; since: SaidSince } {
  return {
    first,
    confirmedAt,
    since: {
      ...(startedOn && { startedOn }),
      ...(whyNoMore !== "" && { whyNoMore }),
      ...(nextReviewOn && { nextReviewOn }),
      ...(spokenTo !== "" && { spokenTo }),
      ...(otherGroups !== "" && { otherGroups }),
      ...(planTitle !== "" && { planTitle }),
      ...(planLead !== "" && { planLead }),
      ...(planDatedOn && { planDatedOn }),
      ...(ownAnswers.length > 0 && { ownAnswers: recordedOwnAnswers(ownAnswers) }),
    },
  };
}

/** The head of an EIA as it is frozen, without what holds nothing of that which was not always kept. */
export function recordedEia(eia: Eia): AskedFromTheFirst & SaidSince & { confirmedAt?: Date } {
  const { first, confirmedAt, since } = inTwo(eia);
  return { ...first, ...since, ...(confirmedAt && { confirmedAt }) };
}

/** The head of an EIA as it is published. What is absent was not kept when it was signed, or is not there. */
export interface EiaBodyHead extends Omit<AskedFromTheFirst, "version">, SaidSince {
  /** The day on which an author last confirmed it. */
  confirmedOn?: CalendarDate;
  /** The outcome in the words of the day, so that it reads as it was signed. */
  outcomeInWords?: string;
}

export function eiaBodyHead(eia: Eia): EiaBodyHead {
  const {
    first: { version: _version, ...first },
    confirmedAt,
    since,
  } = inTwo(eia);
  return {
    ...first,
    ...since,
    ...(confirmedAt && { confirmedOn: dateInLondon(confirmedAt) }),
    ...(first.outcome && { outcomeInWords: EIA_OUTCOME_LABELS[first.outcome] }),
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
