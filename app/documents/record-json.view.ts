import { RECORD_JSON_SCHEMA, type RecordJson } from "~/domain/decision/verify-seal";
import type { PublicRecord } from "~/domain/publication/published-record";

/**
 * A public record as data: money in integer pence, days as `YYYY-MM-DD`, instants as ISO 8601 in UTC, financial years
 * by the calendar year in which they start. A part is `{published: true, body}` or `{published: false, legalGround}`.
 * With the record itself withheld there are no other parts. The seal proves what is there.
 */
export function recordJson(publicRecord: PublicRecord): RecordJson {
  const { reference, referenceKey, decidedOn, seal, addenda = [] } = publicRecord;
  const since = addenda.length > 0 && { addenda };
  const head = { schema: RECORD_JSON_SCHEMA, reference, key: referenceKey, decidedOn } as const;
  if (!publicRecord.published) {
    const { legalGround, withdrawnOn } = publicRecord;
    const record = { published: false, legalGround, ...(withdrawnOn && { withdrawnOn }) } as const;
    return { ...head, parts: { record }, seal, ...since };
  }
  const { record, report, details, eia } = publicRecord;
  return {
    ...head,
    parts: { record: { published: true, body: record }, report, details, eia },
    seal,
    ...since,
  };
}
