import type { YearSum } from "../budget/amounts";
import type { DecisionOutcome } from "../decision/decision-record";
import type { DetailsBody, EiaBody, RecordBody, ReportBody } from "../decision/record-bodies";
import type { RecordSeal } from "../decision/seal";
import type { CalendarDate } from "../shared/calendar-date";

/** A part of a record as the public may have it: its body, or the legal ground for which it is withheld. */
export type PublicPart<Body> = { published: true; body: Body } | { published: false; legalGround: string };

interface Head {
  reference: string;
  /** What stands for the reference in a URL. */
  referenceKey: string;
  decidedOn: CalendarDate;
}

interface SealedHead extends Head {
  /** Null for a record that was signed before records were sealed. */
  seal: RecordSeal | null;
}

/** Rule 11: with the record withheld, the reference, the date and the ground are all there is, whatever the other parts say. */
export interface WithheldRecord extends SealedHead {
  published: false;
  legalGround: string;
}

export interface PublishedRecord extends SealedHead {
  published: true;
  record: RecordBody;
  report: PublicPart<ReportBody>;
  details: PublicPart<DetailsBody>;
  eia: PublicPart<EiaBody>;
}

/** What is read of a record that says nothing of its steps: a draft has it before anybody takes one. */
export interface ReadableRecord extends Pick<PublishedRecord, "report" | "details" | "eia"> {
  record: Pick<RecordBody, "outcome" | "decidedThing" | "carriedForwardActions">;
}

/** A signed record on a day, as far as everybody may read it on that day. */
export type PublicRecord = PublishedRecord | WithheldRecord;

/** A signed decision in the register's list, as far as it is public on a day. */
export interface ListedDecision extends Head {
  /** Null where the record is withheld, on `legalGround`. */
  decision: {
    title: string;
    outcome: DecisionOutcome;
    /** Who signed it, and in what capacity: a deputy's names the instrument (rule 22). */
    decidedBy: { name: string; capacity: string };
    /** The budget's first year, in pence; null where the details, or lines of them, are withheld. */
    total: YearSum | null;
  } | null;
  legalGround: string;
}
