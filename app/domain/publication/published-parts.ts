import type { SignedSnapshot } from "../decision/signed-snapshot";
import type { CalendarDate } from "../shared/calendar-date";
import type { RecordPart } from "./determinations";

/** What the public may read of one part, and from when. */
export interface PublishedPart {
  part: RecordPart;
  /** The first day it may be read; null: never. */
  publishedFrom: CalendarDate | null;
  legalGround: string;
  /** Null where it is withheld for good: what is not there cannot leak. */
  body: SignedSnapshot[RecordPart] | null;
}

/** Rule 11: what a signed record publishes, part by part, as it was determined. */
export function publishedParts(
  snapshot: Pick<SignedSnapshot, "determinations" | RecordPart>,
): PublishedPart[] {
  return snapshot.determinations.map(({ part, publish, legalGround, withheldUntil }) => {
    const publishedFrom = publish ? snapshot.record.decidedOn : withheldUntil;
    return {
      part,
      publishedFrom,
      legalGround: publish ? "" : legalGround,
      body: publishedFrom === null ? null : snapshot[part],
    };
  });
}
