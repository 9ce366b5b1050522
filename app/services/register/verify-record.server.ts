import { compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from "jose";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import type { AddendumManifest } from "~/domain/decision/addendum";
import type { SealManifest } from "~/domain/decision/seal";
import { hasOneReading } from "~/domain/decision/one-reading";
import { sealFaults, sectionsWithGaps, type SealFault } from "~/domain/decision/verify-seal";
import { digestOf } from "~/services/sign-off/content-digest.server";

export type Verification =
  | {
      ok: true;
      reference: string;
      decidedOn: CalendarDate;
      keyId: string;
      auditHead: SealManifest["auditHead"];
      /** How many addenda stand beside it, each as it was sealed. */
      addenda: number;
      /** Where a passage was withdrawn: what is left of such a text is proven by the addendum alone. */
      withGaps: string[];
    }
  | { ok: false; faults: SealFault[] };

/**
 * Checks a published record by itself: no database, no account.
 * @param text the record as published, JSON @param keys the office's public keys
 */
export async function verifyRecord(text: string, keys: JSONWebKeySet): Promise<Verification> {
  const record = parse(text);
  const jws = jwsOf(record);
  if (jws === null) return refused("the record", "is not a published record with a seal");
  if (!hasOneReading(text, record)) {
    return refused(
      "the record",
      "has a name twice, a number not in its plain form, or lists nested without end: it can be read in two ways",
    );
  }
  if (!jws.split(".").every(isWrittenInFull))
    return refused("the signature", "is not written as it was made");
  try {
    const { payload, protectedHeader } = await compactVerify(jws, createLocalJWKSet(keys), {
      algorithms: ["EdDSA"],
    });
    const manifest = JSON.parse(new TextDecoder().decode(payload)) as SealManifest;
    const addenda = await signedAddenda(record, keys);
    const faults = sealFaults(record, manifest, digestOf, addenda);
    if (faults.length > 0) return { ok: false, faults: faults.slice(0, MOST_FAULTS).map(shortened) };
    const { reference, decidedOn, auditHead } = manifest;
    return {
      ok: true,
      reference,
      decidedOn,
      keyId: protectedHeader.kid ?? "",
      auditHead,
      addenda: addenda.length,
      withGaps: sectionsWithGaps(record),
    };
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    return refused("the signature", "is not by one of the office's keys, or not over this seal");
  }
}

/** What the office signed of each addendum that the record has; null where it did not sign it. */
async function signedAddenda(record: unknown, keys: JSONWebKeySet): Promise<(AddendumManifest | null)[]> {
  const { addenda } = record as { addenda?: unknown };
  if (!Array.isArray(addenda)) return [];
  return Promise.all(
    addenda.map(async (addendum: unknown) => {
      const jws = typeof addendum === "object" && addendum && "jws" in addendum ? addendum.jws : null;
      return typeof jws === "string" && jws.split(".").every(isWrittenInFull)
        ? signedAddendum(jws, keys)
        : null;
    }),
  );
}

/** @returns null where none of the keys signed it */
export async function signedAddendum(jws: string, keys: JSONWebKeySet): Promise<AddendumManifest | null> {
  try {
    const { payload } = await compactVerify(jws, createLocalJWKSet(keys), { algorithms: ["EdDSA"] });
    return JSON.parse(new TextDecoder().decode(payload)) as AddendumManifest;
  } catch (error) {
    if (!(error instanceof errors.JOSEError || error instanceof TypeError)) throw error;
    return null;
  }
}

/** A record made to be told of could hold a fault in each of its bytes. */
const MOST_FAULTS = 50;
const LONGEST_FAULT = 300;

function shortened({ where, problem }: SealFault): SealFault {
  return { where: where.slice(0, LONGEST_FAULT), problem: problem.slice(0, LONGEST_FAULT) };
}

/** Of one that was given up. */
export const TOO_MUCH_TO_CHECK: Verification = refused(
  "the record",
  "takes longer to check than this page allows, as no published record does. It can be checked on your own computer",
);

function refused(where: string, problem: string): Verification {
  return { ok: false, faults: [{ where, problem }] };
}

/** The last letter of base64url may stand for several: only the one that was written is taken. */
function isWrittenInFull(part: string): boolean {
  return Buffer.from(part, "base64url").toString("base64url") === part;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function jwsOf(record: unknown): string | null {
  if (typeof record !== "object" || record === null || !("seal" in record)) return null;
  const { seal } = record;
  if (typeof seal !== "object" || seal === null || !("jws" in seal)) return null;
  return typeof seal.jws === "string" ? seal.jws : null;
}
