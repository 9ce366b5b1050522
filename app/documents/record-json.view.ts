import type { EiaBody } from "~/domain/decision/signed-snapshot";
import type { PublicPart, PublicRecord } from "~/domain/publication/published-record";

/** Names the shape below; a change that a reader would notice gets another number. See docs/published-record-format.md. */
export const RECORD_JSON_SCHEMA = "published-decision/1";

/**
 * A public record as data: money in integer pence, days as `YYYY-MM-DD`, instants as ISO 8601 in UTC, financial years
 * by the calendar year in which they start. A part is `{published: true, body}` or `{published: false, legalGround}`.
 * With the record itself withheld there are no other parts.
 */
export function recordJson(publicRecord: PublicRecord) {
  const { reference, referenceKey, decidedOn } = publicRecord;
  const head = { schema: RECORD_JSON_SCHEMA, reference, key: referenceKey, decidedOn };
  if (!publicRecord.published) {
    return { ...head, parts: { record: { published: false, legalGround: publicRecord.legalGround } } };
  }
  const { record, report, details, eia } = publicRecord;
  return {
    ...head,
    parts: {
      record: { published: true, body: record },
      report,
      details,
      eia: details.published ? eia : withoutAmounts(eia),
    },
  };
}

/** What a consultee moved is an amount of the budget: with the details withheld it is withheld too. */
function withoutAmounts(eia: PublicPart<EiaBody>): PublicPart<EiaBody> {
  if (!eia.published) return eia;
  const entries = eia.body.entries.map((entry) => ({
    ...entry,
    consultees: entry.consultees.map((consultee) => ({
      ...consultee,
      amountBefore: null,
      amountAfter: null,
    })),
  }));
  return { ...eia, body: { ...eia.body, entries } };
}
