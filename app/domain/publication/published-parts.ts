import type { SignedSnapshot } from "../decision/signed-snapshot";
import {
  itemDigest,
  publicSalts,
  saltKey,
  SEAL_SCHEMA,
  SECTION_OF_KIND,
  type Digest,
  type SealedBodies,
  type SealSalts,
  type SealSchema,
} from "../decision/seal";
import type { CalendarDate } from "../shared/calendar-date";
import type { RecordPart } from "./determinations";
import { detailsWithout, eiaWithout, type Proof } from "./withheld-items";

/** What the public may read of one part, and from when. */
export interface PublishedPart {
  part: RecordPart;
  /** The first day it may be read; null: never. */
  publishedFrom: CalendarDate | null;
  legalGround: string;
  /** Null where it is withheld for good: what is not there cannot leak. */
  body: SignedSnapshot[RecordPart] | null;
  /** What proves the body; null where there is none. */
  salts: SealSalts | null;
}

/**
 * Rule 11: what a signed record publishes, part by part, as it was determined.
 * @param schema of the seal that proves it
 */
export function publishedParts(
  snapshot: Pick<SignedSnapshot, "determinations" | RecordPart>,
  salts: SealSalts,
  digest: Digest,
  schema: SealSchema = SEAL_SCHEMA,
): PublishedPart[] {
  const bodies = publicBodies(snapshot, salts, digest, schema);
  return snapshot.determinations.map(({ part, publish, legalGround, withheldUntil }) => {
    const publishedFrom = publish ? snapshot.record.decidedOn : withheldUntil;
    const nothing: SealedBodies = { record: null, report: null, details: null, eia: null };
    return {
      part,
      publishedFrom,
      legalGround: publish ? "" : legalGround,
      body: publishedFrom === null ? null : bodies[part],
      salts: publishedFrom === null ? null : publicSalts(salts, { ...nothing, [part]: bodies[part] }, schema),
    };
  });
}

/** The bodies without the lines, entries and actions that are withheld on their own, each known by its digest. */
function publicBodies(
  { record, report, details, eia }: Pick<SignedSnapshot, RecordPart>,
  salts: SealSalts,
  digest: Digest,
  schema: SealSchema,
): Pick<SignedSnapshot, RecordPart> {
  const itemsOf = (part: RecordPart) =>
    record.determinations.find((determination) => determination.part === part)?.withheldItems ?? [];
  const digestOf: Proof["digestOf"] = (item) => {
    const section = item.kind === "head" ? undefined : salts[SECTION_OF_KIND[item.kind]];
    const salt = section?.items[saltKey(item)];
    if (salt === undefined) throw new Error(`${saltKey(item)} has no salt`);
    return itemDigest(item, salt, digest, schema);
  };
  const proof = { schema, digestOf };
  return {
    record,
    report,
    details: detailsWithout(details, itemsOf("details"), proof),
    eia: eiaWithout(eia, itemsOf("eia"), proof),
  };
}
