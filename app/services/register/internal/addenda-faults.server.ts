import { asc, eq } from "drizzle-orm";
import type { JSONWebKeySet } from "jose";
import type { Db } from "~db/client.server";
import { listAddenda, type SignedRow } from "~db/queries/addenda.server";
import { publishedRevision } from "~db/schema";
import { addendumManifest } from "~/domain/decision/addendum";
import { digestOf } from "~/services/sign-off/content-digest.server";
import { signedAddendum } from "../verify-record.server";
import { changesWhatIsPublished, publishedSince } from "./add-addendum.server";

/** What of the addenda of a record, and of what is published by them, is not as the office sealed it: a line each. */
export async function addendaFaults(db: Db, record: SignedRow, keys: JSONWebKeySet): Promise<string[]> {
  const { reference, referenceKey, digest: contentDigest } = record;
  const stored = await listAddenda(db, referenceKey);
  const faults: string[] = [];
  for (const [place, addendum] of stored.entries()) {
    const { id, number, kind, bodies, salts, jws, sealKeyId } = addendum;
    const name = `addendum ${number}`;
    if (number !== place + 1) faults.push(`the addendum before number ${number} is gone`);
    if (!keys.keys.some(({ kid }) => kid === sealKeyId)) {
      faults.push(`${name} was sealed with the key ${sealKeyId}, which is not in the office's key file`);
    } else {
      const signed = await signedAddendum(jws, keys);
      const own = addendumManifest({ reference, contentDigest, number }, { bodies, salts }, digestOf);
      if (!signed || digestOf(signed) !== digestOf(own) || kind !== bodies.head.kind) {
        faults.push(`${name} is not what was sealed`);
      }
    }
    if (!changesWhatIsPublished(bodies.head)) continue;
    const { parts } = publishedSince(record, stored.slice(0, place + 1));
    const rows = await db
      .select()
      .from(publishedRevision)
      .where(eq(publishedRevision.addendumId, id))
      .orderBy(asc(publishedRevision.id));
    const shown = rows.map(({ id: _id, addendumId: _of, referenceKey: _key, ...row }) => row);
    if (digestOf(shown) !== digestOf(parts))
      faults.push(`what is published since ${name} is not what was sealed`);
  }
  return faults;
}
