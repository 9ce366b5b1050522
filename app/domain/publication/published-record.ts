import type { DecisionOutcome } from "../decision/decision-record";
import type { DetailsBody, EiaBody, RecordBody, ReportBody } from "../decision/signed-snapshot";
import type { CalendarDate } from "../shared/calendar-date";

/** A part of a record as the public may have it: its body, or the legal ground for which it is withheld. */
export type PublicPart<Body> = { published: true; body: Body } | { published: false; legalGround: string };

interface Head {
  reference: string;
  /** What stands for the reference in a URL. */
  referenceKey: string;
  decidedOn: CalendarDate;
}

/** Rule 11: with the record withheld, the reference, the date and the ground are all there is, whatever the other parts say. */
export interface WithheldRecord extends Head {
  published: false;
  legalGround: string;
}

export interface PublishedRecord extends Head {
  published: true;
  record: RecordBody;
  report: PublicPart<ReportBody>;
  details: PublicPart<DetailsBody>;
  eia: PublicPart<EiaBody>;
}

/** A signed record on a day, as far as everybody may read it on that day. */
export type PublicRecord = PublishedRecord | WithheldRecord;

/** A signed decision in the register's list, as far as it is public on a day. */
export interface ListedDecision extends Head {
  /** Null where the record is withheld, on `legalGround`. */
  decision: {
    title: string;
    outcome: DecisionOutcome;
    /** The budget's first year, in pence; null where the details are withheld. */
    total: { year: number; pence: number } | null;
  } | null;
  legalGround: string;
}
