import { RECORD_PARTS, type RecordPart } from "../publication/record-parts";
import { referenceKey } from "./reference";
import {
  SEAL_SECTIONS,
  SEAL_SECTION_LABELS,
  SEAL_SECTION_NAMES,
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
import type { DeterminedItems, RecordBody, WithheldItem } from "./record-bodies";

/** Names the shape of a published record as data; a change that a reader would notice gets another number. */
export const RECORD_JSON_SCHEMA = "published-decision/2";

type JsonPart<Body> = { published: true; body: Body } | { published: false; legalGround: string };

/** A published record as data. With the record itself withheld there are no other parts. */
export interface RecordJson {
  schema: typeof RECORD_JSON_SCHEMA;
  reference: string;
  key: string;
  decidedOn: string;
  parts: { [Part in RecordPart]?: JsonPart<NonNullable<SealedBodies[Part]>> };
  /** Null for a record that was signed before records were sealed. */
  seal: RecordSeal | null;
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
 * @returns nothing where all of it is as it was sealed
 */
export function sealFaults(record: unknown, manifest: SealManifest, digest: Digest): SealFault[] {
  try {
    return faultsIn(record as RecordJson, manifest, digest);
  } catch (error) {
    if (error instanceof TypeError)
      return [{ where: "the record", problem: "does not have the shape of a published record" }];
    throw error;
  }
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
    ...unknownKeys("the record", record, ["schema", "reference", "key", "decidedOn", "parts", "seal"]),
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
function partFaults({ parts }: RecordJson, manifest: SealManifest): SealFault[] {
  const names = Object.keys(parts);
  const record = parts.record;
  if (record?.published !== true) {
    return [
      ...names.filter((name) => name !== "record").map(whileWithheld),
      ...withheldFaults("record", record, manifest.recordWithheldOn),
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
        return withheldFaults(name, part, given && !given.publish ? given.legalGround : "");
      }
      const mayBeHere = given !== undefined && (given.publish || given.withheldUntil !== null);
      return [
        ...unknownKeys(name, part, ["published", "body"]),
        ...(mayBeHere
          ? []
          : [{ where: name, problem: "is published though it was determined to be withheld" }]),
        ...itemGroundFaults(name, withheldItems(part.body), determinedOf(name, part.body, given)),
      ];
    }),
  ];
}

const whileWithheld = (where: string): SealFault => ({
  where,
  problem: "is there though the record itself is withheld",
});

function withheldFaults(name: RecordPart, part: JsonPart<unknown> | undefined, ground: string): SealFault[] {
  if (part?.published !== false) return [{ where: name, problem: "is missing" }];
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
  const given = new Map(determined.map((item) => [saltKey(item), item]));
  const withheld = new Set(items.map(saltKey));
  const open = determined.filter((item) => !withheld.has(saltKey(item)) && item.withheldUntil === undefined);
  return [
    ...open.map(saltKey).map((key) => ({
      where: `${part}, ${key}`,
      problem: "is published though it was determined to be withheld",
    })),
    ...items.flatMap((item) => [
      ...unknownKeys(part, item, ["kind", "number", "legalGround", "withheldUntil", "digest"]),
      ...(given.has(saltKey(item))
        ? (["legalGround", "withheldUntil"] as const).flatMap((field) =>
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
  return [
    ...unknownKeys("the seal's salts", salts, Object.keys(items)),
    ...Object.entries(salts).flatMap(([section, own]) => [
      ...unknownKeys(`the salts of ${section}`, own, ["section", "items"]),
      ...unknownKeys(
        `the salts of ${section}`,
        own.items,
        (items[section as SealSection] ?? []).map(saltKey),
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
  return SEAL_SECTION_NAMES.flatMap((section): SealFault[] => {
    const own = items[section];
    if (!own) return [];
    const part = record.parts[SEAL_SECTIONS[section]];
    const withheld = (part?.published === true ? withheldItems(part.body) : []).filter(
      ({ kind }) => kind !== "head" && SECTION_OF_KIND[kind] === section,
    );
    const known = salts[section];
    const found = known && sectionDigest(section, own, withheld, known, digest, manifest.schema);
    return found === manifest.sections[section]
      ? []
      : [{ where: SEAL_SECTION_LABELS[section], problem: "is not what was sealed" }];
  });
}

function same(where: string, value: unknown, sealed: unknown): SealFault[] {
  return value === sealed ? [] : [{ where, problem: "is not what was sealed" }];
}

function unknownKeys(where: string, value: object, known: readonly string[]): SealFault[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({ where, problem: `holds “${key}”, which nothing proves` }));
}
