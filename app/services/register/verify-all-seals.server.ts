import { eq } from "drizzle-orm";
import { compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from "jose";
import type { Database, Db } from "~db/client.server";
import { listSignedFrameworks } from "~db/queries/sign-off.server";
import { publishedPart, signedRecord } from "~db/schema";
import {
  SEAL_SECTION_LABELS,
  SEAL_SECTION_NAMES,
  sealItems,
  sectionDigest,
  type RecordSeal,
  type SealManifest,
} from "~/domain/decision/seal";
import { publishedParts } from "~/domain/publication/published-parts";
import { addendaFaults } from "./internal/addenda-faults.server";
import { contentDigest, digestOf } from "~/services/sign-off/content-digest.server";

export interface SealsVerification {
  /** How many signed records there are. */
  records: number;
  /** The references of those that were signed before records were sealed: nothing proves them. */
  unsealed: string[];
  /** What is not as it was signed, a line each, which names the record. */
  findings: string[];
}

type StoredRecord = typeof signedRecord.$inferSelect;

/**
 * Checks every signed record as it is stored, with its withheld parts: the signature by one of the office's keys, each
 * section against its digest, and what is published against what was signed.
 * @param keys the office's public keys
 */
export async function verifyAllSeals(
  { db }: Pick<Database, "db">,
  keys: JSONWebKeySet,
): Promise<SealsVerification> {
  const result: SealsVerification = { records: 0, unsealed: [], findings: [] };
  // One at a time: a record holds all that was signed.
  for (const { title, recordId } of await listSignedFrameworks(db)) {
    const [record] =
      recordId === null ? [] : await db.select().from(signedRecord).where(eq(signedRecord.id, recordId));
    if (!record) {
      result.findings.push(`“${title}” is signed, and its record is gone`);
      continue;
    }
    result.records += 1;
    if (record.seal === null && record.sealKeyId === "") result.unsealed.push(record.reference);
    else {
      const faults = await recordFaults(db, record, keys);
      result.findings.push(...faults.map((fault) => `${record.reference}: ${fault}`));
    }
  }
  return result;
}

async function recordFaults(db: Db, record: StoredRecord, keys: JSONWebKeySet): Promise<string[]> {
  if (record.seal === null) return ["its seal is gone"];
  const manifest = await signedManifest(record.seal, record.sealKeyId, keys);
  if (typeof manifest === "string") return [manifest];
  try {
    return [
      ...headFaults(record, manifest),
      ...sectionFaults(record, record.seal, manifest),
      ...(await publicationFaults(db, record, record.seal, manifest)),
      ...(await addendaFaults(db, record, keys)),
    ];
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return ["it does not have the shape of a signed record"];
  }
}

/** @returns the manifest that the office signed, or why it is none */
async function signedManifest(
  { jws }: RecordSeal,
  keyId: string,
  keys: JSONWebKeySet,
): Promise<SealManifest | string> {
  if (!keys.keys.some(({ kid }) => kid === keyId)) {
    return `it was sealed with the key ${keyId}, which is not in the office's key file (SIGNING_KEY_FILE)`;
  }
  try {
    const { payload, protectedHeader } = await compactVerify(jws, createLocalJWKSet(keys), {
      algorithms: ["EdDSA"],
    });
    if (protectedHeader.kid !== keyId) return "its signature is by another key than it says";
    return JSON.parse(new TextDecoder().decode(payload)) as SealManifest;
  } catch (error) {
    if (!(error instanceof errors.JOSEError || error instanceof TypeError)) throw error;
    return "its signature is not by one of the office's keys, or not over this seal";
  }
}

/** What stands beside the sections: in columns of its own, or in the manifest alone. */
function headFaults({ snapshot, ...row }: StoredRecord, manifest: SealManifest): string[] {
  const { record } = snapshot;
  const sealed = (given: {
    part: string;
    publish: boolean;
    legalGround: string;
    withheldUntil: unknown;
  }) => ({
    part: given.part,
    publish: given.publish,
    legalGround: given.publish ? "" : given.legalGround,
    withheldUntil: given.withheldUntil,
  });
  const withheld = record.determinations.find(({ part, publish }) => part === "record" && !publish);
  const pairs: Record<string, readonly [unknown, unknown]> = {
    "the reference": [
      [row.reference, record.reference],
      [manifest.reference, manifest.reference],
    ],
    "the day of the decision": [record.decidedOn, manifest.decidedOn],
    "the digest of its content": [
      [row.digest, snapshot.digest, contentDigest(snapshot.leaves)],
      Array.from({ length: 3 }, () => manifest.contentDigest),
    ],
    "the outcome": [row.outcome, record.outcome],
    "the time of the signature": [row.signedAt.toISOString(), record.signature.at],
    "what was determined": [snapshot.determinations.map(sealed), record.determinations.map(sealed)],
    "the ground on which it is withheld": [withheld?.legalGround ?? "", manifest.recordWithheldOn],
  };
  return Object.entries(pairs)
    .filter(([, [stored, signed]]) => digestOf(stored) !== digestOf(signed))
    .map(([what]) => `${what} is not what was signed`);
}

function sectionFaults({ snapshot }: StoredRecord, { salts }: RecordSeal, manifest: SealManifest): string[] {
  const items = sealItems(snapshot, manifest.schema);
  return SEAL_SECTION_NAMES.filter((section) => {
    const own = salts[section];
    const found = own && sectionDigest(section, items[section] ?? [], [], own, digestOf, manifest.schema);
    return !found || found !== manifest.sections[section];
  }).map((section) => `${SEAL_SECTION_LABELS[section]} is not what was sealed`);
}

/** Each part is there once, just as signing published it. */
async function publicationFaults(
  db: Db,
  { reference, referenceKey, snapshot }: StoredRecord,
  seal: RecordSeal,
  { schema }: SealManifest,
): Promise<string[]> {
  const stored = await db.select().from(publishedPart).where(eq(publishedPart.referenceKey, referenceKey));
  const expected = publishedParts(snapshot, seal.salts, digestOf, schema);
  const gone = expected.filter(({ part }) => !stored.some((row) => row.part === part));
  return [
    ...gone.map(({ part }) => `what is published of it lacks the part “${part}”`),
    ...stored.flatMap(({ id: _id, referenceKey: _key, ...row }) => {
      const own = expected.find(({ part }) => part === row.part);
      const signed = own && { ...own, reference, decidedOn: snapshot.record.decidedOn, jws: seal.jws };
      return signed && digestOf(row) === digestOf(signed)
        ? []
        : [`the published part “${row.part}” is not what was signed`];
    }),
  ];
}
