import { randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import {
  SEAL_SCHEMA,
  SEAL_SECTION_NAMES,
  saltKey,
  sealItems,
  sectionDigest,
  type RecordSeal,
  type SealItem,
  type SealManifest,
  type SealSection,
  type SectionSalts,
  type Signer,
} from "~/domain/decision/seal";
import type { SignedSnapshot } from "~/domain/decision/signed-snapshot";
import { digestOf } from "~/services/sign-off/content-digest.server";

const SALT_BYTES = 16;

/**
 * Seals a record as it is signed: each part of it is hashed, and the list of the hashes is signed with the office's key.
 * @param auditHead the audit log's last event, by which a log that is cut off later is found out
 */
export async function sealRecord(
  signer: Signer,
  snapshot: SignedSnapshot,
  auditHead: SealManifest["auditHead"],
): Promise<{ seal: RecordSeal; keyId: string }> {
  const items = sealItems(snapshot);
  const salts: Partial<Record<SealSection, SectionSalts>> = {};
  const sections = Object.fromEntries(
    SEAL_SECTION_NAMES.map((section) => {
      const own = items[section] ?? [];
      const sectionSalts = (salts[section] = newSalts(own));
      return [section, sectionDigest(section, own, [], sectionSalts, digestOf)];
    }),
  ) as SealManifest["sections"];
  const record = snapshot.determinations.find(({ part }) => part === "record");
  const manifest: SealManifest = {
    schema: SEAL_SCHEMA,
    reference: snapshot.record.reference,
    decidedOn: snapshot.record.decidedOn,
    contentDigest: snapshot.digest,
    auditHead,
    recordWithheldOn: record && !record.publish ? record.legalGround : "",
    sections,
  };
  const payload = canonicalize(manifest);
  if (payload === undefined) throw new TypeError("A manifest is JSON");
  const { jws, keyId } = await signer.sign(payload);
  return { seal: { jws, salts }, keyId };
}

const salt = () => randomBytes(SALT_BYTES).toString("hex");

function newSalts(items: readonly SealItem[]): SectionSalts {
  return { section: salt(), items: Object.fromEntries(items.map((item) => [saltKey(item), salt()])) };
}
