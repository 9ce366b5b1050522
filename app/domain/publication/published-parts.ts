import type { SignedSnapshot } from "../decision/signed-snapshot";
import type { DeterminedItems, WithheldItem } from "../decision/record-bodies";
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
import type { RecordPart } from "./record-parts";
import { detailsWithout, eiaWithout, recordWithout, type Proof } from "./withheld-items";
import { isInForce } from "./withholding";

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
  /** The same part from later days on, when items of it are published after all; the earliest first. */
  later: readonly PublishedStage[];
}

/** A part as it is from a day on. */
export interface PublishedStage {
  from: CalendarDate;
  body: SignedSnapshot[RecordPart];
  salts: SealSalts;
}

type Bodies = Pick<SignedSnapshot, RecordPart>;

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
  const proof = { schema, digestOf: digestWith(salts, digest, schema) };
  const nothing: SealedBodies = { record: null, report: null, details: null, eia: null };
  return snapshot.determinations.map(({ part, publish, legalGround, withheldUntil }) => {
    const head = { part, legalGround: publish ? "" : legalGround };
    const publishedFrom = publish ? snapshot.record.decidedOn : withheldUntil;
    if (publishedFrom === null) return { ...head, publishedFrom, body: null, salts: null, later: [] };
    const items = itemsDeterminedOf(snapshot, part).withheldItems;
    const stage = (from: CalendarDate): PublishedStage => {
      const body = bodyWithout(part, snapshot, items.filter(stillWithheldOn(from)), proof);
      return { from, body, salts: publicSalts(salts, { ...nothing, [part]: body }, schema) };
    };
    const { body, salts: own } = stage(publishedFrom);
    return { ...head, publishedFrom, body, salts: own, later: daysAfter(publishedFrom, items).map(stage) };
  });
}

/** What is determined of a part's items: said by the record, or by the part itself where it is published later. */
export function itemsDeterminedOf(bodies: Bodies, part: RecordPart): DeterminedItems {
  const given = bodies.record.determinations.find((determination) => determination.part === part);
  if (given?.publish === false && part !== "record") {
    return bodies[part].determinedItems ?? { withheldItems: given.withheldItems };
  }
  return given ?? { withheldItems: [] };
}

type DeterminedItem = Omit<WithheldItem, "digest">;

const stillWithheldOn =
  (day: CalendarDate) =>
  ({ withheldUntil }: DeterminedItem) =>
    isInForce({ withheldUntil: withheldUntil ?? null }, day);

/** The days on which something more of a part is published. */
function daysAfter(from: CalendarDate, items: readonly DeterminedItem[]): CalendarDate[] {
  const days = items.flatMap(({ withheldUntil }) => (withheldUntil ? [withheldUntil] : []));
  return [...new Set(days)].filter((day) => day > from).sort();
}

function digestWith(salts: SealSalts, digest: Digest, schema: SealSchema): Proof["digestOf"] {
  return (item) => {
    const section = item.kind === "head" ? undefined : salts[SECTION_OF_KIND[item.kind]];
    const salt = section?.items[saltKey(item)];
    if (salt === undefined) throw new Error(`${saltKey(item)} has no salt`);
    return itemDigest(item, salt, digest, schema);
  };
}

/** The body of a part without what is withheld of it on its own, each known by its digest. */
function bodyWithout(
  part: RecordPart,
  { record, report, details, eia }: Bodies,
  items: readonly DeterminedItem[],
  proof: Proof,
): Bodies[RecordPart] {
  switch (part) {
    case "record":
      return recordWithout(record, items, proof);
    case "report":
      return report;
    case "details":
      return detailsWithout(details, items, proof);
    case "eia":
      return eiaWithout(eia, items, proof);
  }
}
