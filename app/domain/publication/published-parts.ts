import type { SignedSnapshot } from "../decision/signed-snapshot";
import {
  gapKey,
  inForce,
  itemKey,
  publishedLater,
  type InForce,
  type PublicAddendum,
  type PublishedLater,
} from "../decision/addendum";
import {
  SEAL_ITEM_KINDS,
  type DeterminedItems,
  type ItemWithGap,
  type WithheldItem,
} from "../decision/record-bodies";
import {
  itemDigest,
  publicSalts,
  saltKey,
  SEAL_SCHEMA,
  sealItems,
  SECTION_OF_KIND,
  type Digest,
  type SealedBodies,
  type SealItem,
  type SealSalts,
  type SealSchema,
  type SealSection,
} from "../decision/seal";
import type { CalendarDate } from "../shared/calendar-date";
import { stands, withGaps, type WithdrawnPassage } from "./passage-gaps";
import type { RecordPart } from "./record-parts";
import { detailsWithout, eiaWithout, recordWithout, reportWithout, type Proof } from "./withheld-items";
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
  return partsOf(
    snapshot,
    salts,
    { digest, schema },
    (part) => itemsDeterminedOf(snapshot, part).withheldItems,
    new Map(),
  );
}

function partsOf(
  snapshot: Pick<SignedSnapshot, "determinations" | RecordPart>,
  salts: SealSalts,
  { digest, schema }: { digest: Digest; schema: SealSchema },
  withheldIn: (part: RecordPart) => readonly DeterminedItem[],
  later: PublishedLater["parts"],
): PublishedPart[] {
  const proof = { schema, digestOf: digestWith(salts, digest, schema) };
  const nothing: SealedBodies = { record: null, report: null, details: null, eia: null };
  return snapshot.determinations.map(({ part, publish, legalGround, withheldUntil }) => {
    const since = later.get(part);
    const head = { part, legalGround: publish || since ? "" : legalGround };
    const publishedFrom = publish ? snapshot.record.decidedOn : (since ?? withheldUntil);
    if (publishedFrom === null) return { ...head, publishedFrom, body: null, salts: null, later: [] };
    const items = withheldIn(part);
    const stage = (from: CalendarDate): PublishedStage => {
      const body = bodyWithout(part, snapshot, items.filter(stillWithheldOn(from)), proof);
      return { from, body, salts: publicSalts(salts, { ...nothing, [part]: body }, schema) };
    };
    const { body, salts: own } = stage(publishedFrom);
    return { ...head, publishedFrom, body, salts: own, later: daysAfter(publishedFrom, items).map(stage) };
  });
}

/** What was withdrawn since, with the salts of texts that have a gap, by `gapKey`. */
export interface SinceSigned {
  addenda: readonly Pick<PublicAddendum, "number" | "bodies">[];
  /** Those of the withdrawals that are in force. */
  passages: readonly WithdrawnPassage[];
  gapSalts: Readonly<Record<string, string>>;
}

/** A part as it is published now. */
export interface PartNow extends PublishedPart {
  /** By which addendum all of it is withdrawn, and since when; null where it is not. */
  withdrawnBy: number | null;
  withdrawnOn: CalendarDate | null;
  /** Addenda of which what they say of this part is not public: withdrawn, or with words of a passage that is. */
  hiddenAddenda: number[];
}

/**
 * Rule 30, and the one place that says what of a signed record is public: what was determined, with what was published after all, less
 * what was withdrawn since.
 * What is withdrawn is known by its digest like anything that is withheld, and each text that lost a passage as well.
 * @returns with the items that have a gap in any stage, each as it is shown
 */
export function publishedNow(
  snapshot: Pick<SignedSnapshot, "determinations" | RecordPart>,
  salts: SealSalts,
  digest: Digest,
  schema: SealSchema,
  since: SinceSigned,
): { parts: PartNow[]; shown: ShownWithGap[] } {
  const { parts: gone, items: goneItems } = inForce(since.addenda);
  const later = publishedLater(since.addenda);
  const digestOf = digestWith(salts, digest, schema);
  const shown = new Map<string, ShownWithGap>();
  const gapped = (part: RecordPart, body: PublishedStage["body"], own: SealSalts) => {
    const cut = cutGaps(part, body, since, { schema, digestOf });
    for (const item of cut.shown) shown.set(gapKey(item), item);
    return { body: cut.body, salts: withoutSaltsOf(own, cut.shown) };
  };
  const parts = partsOf(
    snapshot,
    salts,
    { digest, schema },
    (part) => withWithdrawn(part, stillWithheld(snapshot, part, later), goneItems),
    later.parts,
  ).map((part): PartNow => {
    const hiddenAddenda = hiddenIn(part.part, since);
    const withdrawn = gone.get(part.part);
    if (withdrawn) {
      const { by: withdrawnBy, on: withdrawnOn, legalGround } = withdrawn;
      const nothing = { publishedFrom: null, body: null, salts: null, later: [] };
      return { part: part.part, ...nothing, legalGround, withdrawnBy, withdrawnOn, hiddenAddenda };
    }
    const now = { ...part, withdrawnBy: null, withdrawnOn: null, hiddenAddenda };
    if (part.body === null || part.salts === null) return now;
    return {
      ...now,
      ...gapped(part.part, part.body, part.salts),
      later: part.later.map((stage) => ({ ...stage, ...gapped(part.part, stage.body, stage.salts) })),
    };
  });
  return { parts, shown: [...shown.values()] };
}

/** Notes of a part that were withdrawn, or in which a passage stands that was. */
export function hiddenIn(part: RecordPart, { addenda, passages }: Omit<SinceSigned, "gapSalts">): number[] {
  const { addenda: withdrawn } = inForce(addenda);
  return addenda.flatMap(({ number, bodies }) => {
    const note = bodies[part]?.note;
    const isHidden =
      note &&
      (withdrawn.has(number) ||
        passages.some(({ text }) => stands([note.words, note.by, note.updated?.words ?? ""], text)));
    return isHidden ? [number] : [];
  });
}

/** What was determined to be withheld of a part, less what was published after all. */
function stillWithheld(bodies: Bodies, part: RecordPart, later: PublishedLater): DeterminedItem[] {
  const determined = later.withheld.get(part) ?? itemsDeterminedOf(bodies, part).withheldItems;
  return determined.filter((item) => !later.items.has(itemKey(item)));
}

/** What is withheld of a part, with what was withdrawn of it: for good, also what was to be published on a day. */
function withWithdrawn(
  part: RecordPart,
  determined: readonly DeterminedItem[],
  withdrawn: InForce["items"],
): DeterminedItem[] {
  const isOver = new Set(determined.filter(({ withheldUntil }) => withheldUntil === undefined).map(saltKey));
  const added = [...withdrawn.values()]
    .filter((item) => item.part === part && !isOver.has(itemKey(item)))
    .map(({ kind, number, legalGround, on }) => ({ kind, number, legalGround, withdrawnOn: on }));
  const addedKeys = new Set(added.map(itemKey));
  const rank = ({ kind }: DeterminedItem) => SEAL_ITEM_KINDS.indexOf(kind);
  return [...determined.filter((item) => !addedKeys.has(saltKey(item))), ...added].sort(
    (a, b) => rank(a) - rank(b) || a.number - b.number,
  );
}

/** An item of which a passage was withdrawn, as it is shown. */
export type ShownWithGap = SealItem & { section: SealSection };

/** The body without the passages, and with what proves each item that lost one. */
function cutGaps<Body extends PublishedStage["body"]>(
  part: RecordPart,
  body: Body,
  { passages, gapSalts }: SinceSigned,
  { schema, digestOf }: { schema: SealSchema; digestOf: ReturnType<typeof digestWith> },
): { body: Body; shown: ShownWithGap[] } {
  const withoutPassages = withGaps(body, passages);
  const nothing: SealedBodies = { record: null, report: null, details: null, eia: null };
  const before = sealItems({ ...nothing, [part]: body }, schema);
  const after = sealItems({ ...nothing, [part]: withoutPassages }, schema);
  const shown: ShownWithGap[] = [];
  const gaps: ItemWithGap[] = [];
  for (const [name, items] of Object.entries(before)) {
    const section = name as SealSection;
    items.forEach((item, place) => {
      const left = after[section]?.[place];
      if (!left || JSON.stringify(left.body) === JSON.stringify(item.body)) return;
      const { kind, number } = item;
      const key = { section, kind, number };
      shown.push({ ...left, section });
      gaps.push({ ...key, digest: digestOf(item, section), salt: gapSalts[gapKey(key)] ?? "" });
    });
  }
  return shown.length === 0 ? { body, shown } : { body: { ...withoutPassages, gaps }, shown };
}

/** With its salt, what was withdrawn could be guessed at. */
function withoutSaltsOf(salts: SealSalts, shown: readonly ShownWithGap[]): SealSalts {
  return Object.fromEntries(
    Object.entries(salts).map(([section, own]) => {
      const gone = new Set(shown.filter((item) => item.section === section).map(saltKey));
      const kept = Object.entries(own.items).filter(([key]) => !gone.has(key));
      return [section, { ...own, items: Object.fromEntries(kept) }];
    }),
  );
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

/** Every section has a head: of one it is asked for by its section. */
function digestWith(salts: SealSalts, digest: Digest, schema: SealSchema) {
  return (item: SealItem, of?: SealSection): string => {
    const section = of ?? (item.kind === "head" ? undefined : SECTION_OF_KIND[item.kind]);
    const salt = section && salts[section]?.items[saltKey(item)];
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
      return reportWithout(report, items, proof);
    case "details":
      return detailsWithout(details, items, proof);
    case "eia":
      return eiaWithout(eia, items, proof);
  }
}
