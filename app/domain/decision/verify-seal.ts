import { RECORD_PARTS, type RecordPart } from "../publication/record-parts";
import type { CalendarDate } from "../shared/calendar-date";
import { referenceKey } from "./reference";
import {
  SEAL_SECTIONS,
  SEAL_SECTION_LABELS,
  SEAL_SECTION_NAMES,
  itemDigest,
  saltKey,
  sealItems,
  sectionDigest,
  SECTION_OF_KIND,
  isSealSchema,
  type Digest,
  type RecordSeal,
  type SealedBodies,
  type SealManifest,
  type SealSection,
} from "./seal";
import {
  gapKey,
  inForce,
  isAsSealed,
  itemKey,
  publishedLater,
  type AddendumManifest,
  type PublicAddendum,
  type Withdrawn,
} from "./addendum";
import type { DeterminedItems, ItemWithGap, RecordBody, WithheldItem } from "./record-bodies";

/** Names the shape of a published record as data; a change that a reader would notice gets another number. */
export const RECORD_JSON_SCHEMA = "published-decision/2";

type JsonPart<Body> =
  { published: true; body: Body } | { published: false; legalGround: string; withdrawnOn?: CalendarDate };

/** A published record as data. With the record itself withheld there are no other parts. */
export interface RecordJson {
  schema: typeof RECORD_JSON_SCHEMA;
  reference: string;
  key: string;
  decidedOn: string;
  parts: { [Part in RecordPart]?: JsonPart<NonNullable<SealedBodies[Part]>> };
  /** Null for a record that was signed before records were sealed. */
  seal: RecordSeal | null;
  /** What happened since, each sealed on its own; absent where nothing did. */
  addenda?: readonly PublicAddendum[];
}

/** What does not hold, and of which part: its section where it is known, else the field. */
export interface SealFault {
  where: string;
  problem: string;
}

/**
 * Holds a published record against the manifest that the office signed. Nothing in the record is taken on trust: every
 * value of it is either under a digest of the manifest or must be what the manifest or the determinations say.
 * @param record as it was parsed from JSON; whatever its shape, the answer is a list
 * @param addenda the manifest of each addendum as the office signed it, by number; null where its signature does not hold
 * @returns nothing where all of it is as it was sealed
 */
export function sealFaults(
  record: unknown,
  manifest: SealManifest,
  digest: Digest,
  addenda: readonly (AddendumManifest | null)[] = [],
): SealFault[] {
  try {
    const faults = addendumFaults(record as RecordJson, manifest, addenda, digest);
    return faults.length > 0 ? faults : faultsIn(record as RecordJson, manifest, digest);
  } catch (error) {
    if (error instanceof TypeError)
      return [{ where: "the record", problem: "does not have the shape of a published record" }];
    throw error;
  }
}

/** Each addendum is the office's, stands beside this record, and is there once. */
function addendumFaults(
  { addenda = [] }: RecordJson,
  { reference, contentDigest }: SealManifest,
  manifests: readonly (AddendumManifest | null)[],
  digest: Digest,
): SealFault[] {
  const isOneOf = new Set<number>();
  return addenda.flatMap((addendum, place) => {
    const where = `addendum ${String(addendum.number)}`;
    const signed = manifests[place];
    const isTwice = isOneOf.has(addendum.number);
    isOneOf.add(addendum.number);
    if (!signed || isTwice || !isAsSealed(addendum, signed, { reference, contentDigest }, digest)) {
      return [{ where, problem: "is not what was sealed" }];
    }
    return unknownKeys(where, addendum, ["number", "jws", "bodies", "salts"]);
  });
}

function faultsIn(record: RecordJson, manifest: SealManifest, digest: Digest): SealFault[] {
  const seal = record.seal;
  if (!seal) return [{ where: "the seal", problem: "is missing" }];
  if (!isSealSchema(manifest.schema)) {
    return [
      { where: "the seal", problem: `is of a kind that is not known here: ${String(manifest.schema)}` },
    ];
  }
  return [
    ...unknownKeys("the record", record, [
      "schema",
      "reference",
      "key",
      "decidedOn",
      "parts",
      "seal",
      "addenda",
    ]),
    ...unknownKeys("the seal", seal, ["jws", "salts"]),
    ...same("schema", record.schema, RECORD_JSON_SCHEMA),
    ...same("reference", record.reference, manifest.reference),
    ...same("key", record.key, referenceKey(manifest.reference)),
    ...same("decidedOn", record.decidedOn, manifest.decidedOn),
    ...partFaults(record, manifest),
    ...saltFaults(record, seal, manifest),
    ...sectionFaults(record, seal, manifest, digest),
  ];
}

function bodiesOf({ parts }: RecordJson): SealedBodies {
  const body = <Body>(part: JsonPart<Body> | undefined) => (part?.published === true ? part.body : null);
  return {
    record: body(parts.record),
    report: body(parts.report),
    details: body(parts.details),
    eia: body(parts.eia),
  };
}

/** Whether each part is published, and on what ground it is not, is as was determined. */
function partFaults({ parts, addenda = [] }: RecordJson, manifest: SealManifest): SealFault[] {
  const names = Object.keys(parts);
  const record = parts.record;
  const withdrawn = inForce(addenda);
  const later = publishedLater(addenda);
  if (record?.published !== true) {
    return [
      ...names.filter((name) => name !== "record").map(whileWithheld),
      ...withheldFaults("record", record, manifest.recordWithheldOn, withdrawn.parts.get("record")),
    ];
  }
  const determined = new Map(record.body.determinations.map((given) => [given.part, given]));
  const unknown = names.filter((name) => !RECORD_PARTS.includes(name as RecordPart));
  return [
    ...unknown.map((name) => ({ where: name, problem: "is no part of a record" })),
    ...RECORD_PARTS.flatMap((name) => {
      const part = parts[name];
      const given = determined.get(name);
      if (part?.published !== true) {
        const ground = given && !given.publish && !later.parts.has(name) ? given.legalGround : "";
        return withheldFaults(name, part, ground, withdrawn.parts.get(name));
      }
      const mayBeHere =
        given !== undefined && (given.publish || given.withheldUntil !== null || later.parts.has(name));
      return [
        ...unknownKeys(name, part, ["published", "body"]),
        ...(mayBeHere
          ? []
          : [{ where: name, problem: "is published though it was determined to be withheld" }]),
        ...(withdrawn.parts.has(name)
          ? [{ where: name, problem: "is published though it was withdrawn" }]
          : []),
        ...itemGroundFaults(name, withheldItems(part.body), [
          ...(later.withheld.get(name) ?? determinedOf(name, part.body, given)).filter(
            (item) => !later.items.has(itemKey(item)),
          ),
          ...[...withdrawn.items.values()].filter((item) => item.part === name).map(asWithheld),
        ]),
      ];
    }),
  ];
}

const whileWithheld = (where: string): SealFault => ({
  where,
  problem: "is there though the record itself is withheld",
});

function withheldFaults(
  name: RecordPart,
  part: JsonPart<unknown> | undefined,
  ground: string,
  withdrawn: Withdrawn | undefined,
): SealFault[] {
  if (part?.published !== false) return [{ where: name, problem: "is missing" }];
  if (withdrawn) {
    return [
      ...unknownKeys(name, part, ["published", "legalGround", "withdrawnOn"]),
      ...same(`${name}.legalGround`, part.legalGround, withdrawn.legalGround),
      ...same(`${name}.withdrawnOn`, part.withdrawnOn, withdrawn.on),
    ];
  }
  return [
    ...unknownKeys(name, part, ["published", "legalGround"]),
    ...(ground === ""
      ? [{ where: name, problem: "is withheld though it was determined to be published" }]
      : same(`${name}.legalGround`, part.legalGround, ground)),
  ];
}

function withheldItems(body: object): readonly WithheldItem[] {
  return "withheld" in body ? (body.withheld as WithheldItem[]) : [];
}

type DeterminedItem = Omit<WithheldItem, "digest">;

const asWithheld = ({ kind, number, legalGround, on }: Withdrawn & NumberedKind): DeterminedItem => ({
  kind,
  number,
  legalGround,
  withdrawnOn: on,
});
type NumberedKind = Pick<WithheldItem, "kind" | "number">;

/** A part that is published later than the record says itself what is determined of its items, under its own seal. */
function determinedOf(
  part: RecordPart,
  body: object,
  given: RecordBody["determinations"][number] | undefined,
): readonly DeterminedItem[] {
  if (part !== "record" && given?.publish === false && "determinedItems" in body) {
    return (body.determinedItems as DeterminedItems).withheldItems;
  }
  return given?.withheldItems ?? [];
}

/** Items withheld inside a part, each on the ground that was determined for it, and no others; until a day, it may be. */
function itemGroundFaults(
  part: RecordPart,
  items: readonly WithheldItem[],
  determined: readonly DeterminedItem[],
): SealFault[] {
  // What is withheld for good stays withheld on that ground; what was to be published on a day can be withdrawn before it.
  const given = new Map<string, DeterminedItem>();
  for (const item of determined) {
    const known = given.get(saltKey(item));
    if (!known || known.withheldUntil !== undefined) given.set(saltKey(item), item);
  }
  const withheld = new Set(items.map(saltKey));
  const open = [...given.values()].filter(
    (item) => !withheld.has(saltKey(item)) && item.withheldUntil === undefined,
  );
  return [
    ...open.map(saltKey).map((key) => ({
      where: `${part}, ${key}`,
      problem: given.get(key)?.withdrawnOn
        ? "is published though it was withdrawn"
        : "is published though it was determined to be withheld",
    })),
    ...items.flatMap((item) => [
      ...unknownKeys(part, item, ["kind", "number", "legalGround", "withheldUntil", "withdrawnOn", "digest"]),
      ...(given.has(saltKey(item))
        ? (["legalGround", "withheldUntil", "withdrawnOn"] as const).flatMap((field) =>
            same(`${part}, ${saltKey(item)}: ${field}`, item[field], given.get(saltKey(item))?.[field]),
          )
        : [
            {
              where: `${part}, ${saltKey(item)}`,
              problem: "is withheld though it was determined to be published",
            },
          ]),
    ]),
  ];
}

/** Each public section has its salt, and each item of it; nothing else has. */
function saltFaults(record: RecordJson, { salts }: RecordSeal, { schema }: SealManifest): SealFault[] {
  const items = sealItems(bodiesOf(record), schema);
  const gapped = gapsOf(record);
  return [
    ...unknownKeys("the seal's salts", salts, Object.keys(items)),
    ...Object.entries(salts).flatMap(([section, own]) => [
      ...unknownKeys(`the salts of ${section}`, own, ["section", "items"]),
      ...unknownKeys(
        `the salts of ${section}`,
        own.items,
        (items[section as SealSection] ?? [])
          .filter((item) => !gapped.has(gapKeyOf(section, item)))
          .map(saltKey),
      ),
    ]),
  ];
}

function sectionFaults(
  record: RecordJson,
  { salts }: RecordSeal,
  manifest: SealManifest,
  digest: Digest,
): SealFault[] {
  const items = sealItems(bodiesOf(record), manifest.schema);
  const gapped = gapsOf(record);
  const sections = SEAL_SECTION_NAMES.flatMap((section): SealFault[] => {
    const all = items[section];
    if (!all) return [];
    const own = all.filter((item) => !gapped.has(gapKeyOf(section, item)));
    const unproven = all.flatMap((item) => {
      const gap = gapped.get(gapKeyOf(section, item));
      return gap ? [{ kind: item.kind, number: item.number, legalGround: "", digest: gap.digest }] : [];
    });
    const part = record.parts[SEAL_SECTIONS[section]];
    const withheld = (part?.published === true ? withheldItems(part.body) : []).filter(
      ({ kind }) => kind !== "head" && SECTION_OF_KIND[kind] === section,
    );
    const known = salts[section];
    const found =
      known && sectionDigest(section, own, [...withheld, ...unproven], known, digest, manifest.schema);
    return found === manifest.sections[section]
      ? []
      : [{ where: SEAL_SECTION_LABELS[section], problem: "is not what was sealed" }];
  });
  return [...sections, ...gapFaults(record, items, manifest, digest)];
}

/** A text with a gap is the very one that an addendum shows in place of what was sealed. */
function gapFaults(
  record: RecordJson,
  items: ReturnType<typeof sealItems>,
  { schema }: SealManifest,
  digest: Digest,
): SealFault[] {
  const stated = inForce(record.addenda ?? []).gaps;
  return [...gapsOf(record).entries()].flatMap(([key, gap]) => {
    const section = gap.section as SealSection;
    const where = Object.hasOwn(SEAL_SECTION_LABELS, section)
      ? SEAL_SECTION_LABELS[section]
      : "a text with a gap";
    const item = items[section]?.find((one) => gapKeyOf(section, one) === key);
    const isProof = section === "determinations";
    const isShown = item && itemDigest(item, gap.salt, digest, schema) === stated.get(key);
    return [
      ...unknownKeys(where, gap, ["section", "kind", "number", "digest", "salt"]),
      ...(isShown && !isProof ? [] : [{ where, problem: "has a gap that no addendum proves" }]),
    ];
  });
}

const gapKeyOf = (section: string, { kind, number }: NumberedKind) =>
  gapKey({ section: section as SealSection, kind, number });

function gapsOf(record: RecordJson): ReadonlyMap<string, ItemWithGap> {
  return new Map(
    Object.values(bodiesOf(record)).flatMap((body: { gaps?: ItemWithGap[] } | null) =>
      (body?.gaps ?? []).map((gap) => [gapKeyOf(gap.section, gap), gap] as const),
    ),
  );
}

/** The sections with a text of which a passage was withdrawn: their other words are not proven by what was signed. */
export function sectionsWithGaps(record: unknown): string[] {
  const found = [...gapsOf(record as RecordJson).values()];
  return [...new Set(found.map(({ section }) => SEAL_SECTION_LABELS[section as SealSection]))];
}

function same(where: string, value: unknown, sealed: unknown): SealFault[] {
  return value === sealed ? [] : [{ where, problem: "is not what was sealed" }];
}

function unknownKeys(where: string, value: object, known: readonly string[]): SealFault[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({ where, problem: `holds “${key}”, which nothing proves` }));
}
