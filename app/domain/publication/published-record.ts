import type { YearSum } from "../budget/amounts";
import type { PublicAddendum } from "../decision/addendum";
import type { DecisionOutcome } from "../decision/decision-record";
import type { DetailsBody, EiaBody, RecordBody, ReportBody } from "../decision/record-bodies";
import type { RecordSeal } from "../decision/seal";
import type { CalendarDate } from "../shared/calendar-date";

/** A part of a record as the public may have it: its body, or the legal ground for which it is withheld. */
export type PublicPart<Body> =
  | { published: true; body: Body }
  /** With the day, where it was published and then withdrawn. */
  | { published: false; legalGround: string; withdrawnOn?: CalendarDate };

interface Head {
  reference: string;
  /** What stands for the reference in a URL. */
  referenceKey: string;
  decidedOn: CalendarDate;
}

interface SealedHead extends Head {
  /** Null for a record that was signed before records were sealed. */
  seal: RecordSeal | null;
  /** What happened since it was signed, as far as it is public, in its order (rule 30). */
  addenda?: readonly PublicAddendum[];
}

/** Rule 11: with the record withheld, the reference, the date and the ground are all there is, whatever the other parts say. */
export interface WithheldRecord extends SealedHead {
  published: false;
  legalGround: string;
  withdrawnOn?: CalendarDate;
}

/** A later decision that supersedes one. */
export interface SupersedingDecision {
  reference: string;
  referenceKey: string;
  decidedOn: CalendarDate;
}

export interface PublishedRecord extends SealedHead {
  published: true;
  record: RecordBody;
  report: PublicPart<ReportBody>;
  details: PublicPart<DetailsBody>;
  eia: PublicPart<EiaBody>;
  /** The day on which it is read, by which something is overdue; absent where nobody asks. */
  readOn?: CalendarDate;
  /** Published decisions in support that name this one as the one before; absent where there is none. Nothing seals it. */
  supersededBy?: readonly SupersedingDecision[];
}

/** What is read of a record that says nothing of its steps: a draft has it before anybody takes one. */
export interface ReadableRecord extends Pick<
  PublishedRecord,
  "report" | "details" | "eia" | "addenda" | "readOn"
> {
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
  /** The day on which the record was withdrawn; absent where it was not. */
  withdrawnOn?: CalendarDate;
}
