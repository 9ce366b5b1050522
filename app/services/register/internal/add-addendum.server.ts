import { randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import { listAddenda, type SignedRow, type StoredAddendum } from "~db/queries/addenda.server";
import { publishedRevision, recordAddendum } from "~db/schema";
import { capacityOf } from "~/domain/account/delegation";
import {
  ADDENDUM_LEAVES,
  addendumManifest,
  gapKey,
  inForce,
  type AddendumBodies,
  type AddendumHead,
  type AddendumSalts,
  type PartLeaf,
  type StatedGap,
} from "~/domain/decision/addendum";
import {
  itemDigest,
  SEAL_SECTIONS,
  type Digest,
  type SealManifest,
  type SealSalts,
  type SealSchema,
  type Signer,
} from "~/domain/decision/seal";
import type { Role } from "~/domain/framework/lifecycle";
import { publishedNow, type PartNow, type SinceSigned } from "~/domain/publication/published-parts";
import { unsealedSalts } from "~/domain/publication/public-preview";
import type { RecordPart } from "~/domain/publication/record-parts";
import type { FrameworkWrite } from "~/services/context.server";
import { digestOf } from "~/services/sign-off/content-digest.server";
import { readFiguresAnew } from "~/services/sign-off/internal/published-figures.server";

/** What is to stand beside a signed record from now on. */
export interface NewAddendum {
  head: AddendumHead;
  leaves: Record<RecordPart, PartLeaf>;
  role: Role;
  passage?: string;
  reason?: string;
  publicInterest?: string;
}

/**
 * Seals what happened, and where something was withdrawn or published again, stores what is public from now on: the rows that public
 * pages read are the ones of the last addendum, from the moment at which the transaction ends. The framework's row is locked.
 */
export async function addAddendum(
  { tx, actor, settings, now }: Pick<FrameworkWrite, "tx" | "actor" | "settings" | "now">,
  signer: Signer,
  signed: SignedRow,
  { head, leaves, role, passage = "", reason = "", publicInterest = "" }: NewAddendum,
): Promise<{ number: number; parts: PartNow[] }> {
  const stored = await listAddenda(tx, signed.referenceKey);
  const number = stored.length + 1;
  const draft = { number, bodies: { head, ...leaves }, passage, gapSalts: {} };
  const changes = changesWhatIsPublished(head);
  const gaps = changes ? newGaps(signed, stored, draft) : [];
  const bodies = withGapsStated(draft.bodies, gaps);
  const gapSalts = Object.fromEntries(gaps.map(({ salt, ...gap }) => [gapKey(gap), salt]));
  const salts = Object.fromEntries(ADDENDUM_LEAVES.map((leaf) => [leaf, newSalt()])) as AddendumSalts;
  const { reference, referenceKey, digest: contentDigest } = signed;
  const payload = canonicalize(
    addendumManifest({ reference, contentDigest, number }, { bodies, salts }, digestOf),
  );
  if (payload === undefined) throw new TypeError("A manifest is JSON");
  const { jws, keyId } = await signer.sign(payload);
  const [added] = await tx
    .insert(recordAddendum)
    .values({
      ...{ referenceKey, number, kind: head.kind, bodies, salts, jws, sealKeyId: keyId },
      ...{ passage, gapSalts, reason, publicInterest, personId: actor.personId, personName: actor.name },
      capacity: capacityOf(actor, role, settings.roleTitles),
      at: now,
    })
    .returning({ id: recordAddendum.id });
  if (!added) throw new Error("An addendum is added");
  if (!changes) return { number, parts: [] };
  const { parts } = publishedSince(signed, [...stored, { number, bodies, passage, gapSalts }]);
  await tx.insert(publishedRevision).values(
    parts.map(({ body, later, ...part }) => ({
      ...part,
      addendumId: added.id,
      referenceKey,
      body: body && { ...body },
      later: later.map((stage) => ({ ...stage, body: { ...stage.body } })),
    })),
  );
  await readFiguresAnew(tx, { reference, referenceKey });
  return { number, parts };
}

/** The others only stand beside what is published. */
export const changesWhatIsPublished = ({ kind }: AddendumHead) =>
  kind === "withdrawn" || kind === "published_again" || kind === "published_later";

type Addendum = Pick<StoredAddendum, "number" | "bodies" | "passage" | "gapSalts">;

/** What is public of a record on the strength of its addenda. */
export function publishedSince(
  { snapshot, seal }: Pick<SignedRow, "snapshot" | "seal">,
  addenda: readonly Addendum[],
): ReturnType<typeof publishedNow> {
  const { salts, digest, schema } = provenBy({ snapshot, seal });
  const { parts, shown } = publishedNow(snapshot, salts, digest, schema, sinceSigned(addenda));
  // What was signed before records were sealed has nothing that proves it.
  return seal ? { parts, shown } : { parts: parts.map((part) => ({ ...part, salts: null })), shown };
}

function provenBy({ snapshot, seal }: Pick<SignedRow, "snapshot" | "seal">): {
  salts: SealSalts;
  digest: Digest;
  schema: SealSchema;
} {
  const schema = schemaOf(seal);
  return seal
    ? { salts: seal.salts, digest: digestOf, schema }
    : { salts: unsealedSalts(snapshot), digest: () => "", schema };
}

/** How a record was cut into items when it was sealed. */
export function schemaOf(seal: SignedRow["seal"]): SealSchema {
  if (!seal) return "sealed-decision/2";
  const [, payload = ""] = seal.jws.split(".");
  return (JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as SealManifest).schema;
}

export function sinceSigned(addenda: readonly Addendum[]): SinceSigned {
  const { numbers } = inForce(addenda);
  return {
    addenda,
    passages: addenda.flatMap(({ number, bodies: { head }, passage }) =>
      numbers.has(number) && passage !== "" ? [{ text: passage, on: head.on }] : [],
    ),
    gapSalts: Object.assign({}, ...addenda.map(({ gapSalts }) => gapSalts)) as Record<string, string>,
  };
}

/** The texts that have a gap from now on, or another one than before: each with a salt of its own. */
function newGaps(
  signed: SignedRow,
  stored: readonly Addendum[],
  draft: Addendum,
): (StatedGap & { salt: string })[] {
  const schema = schemaOf(signed.seal);
  const stated = inForce(stored).gaps;
  const { gapSalts } = sinceSigned(stored);
  return publishedSince(signed, [...stored, draft]).shown.flatMap((item) => {
    const { section, kind, number } = item;
    const key = gapKey({ section, kind, number });
    const known = gapSalts[key];
    if (known !== undefined && itemDigest(item, known, digestOf, schema) === stated.get(key)) return [];
    const salt = newSalt();
    return [{ section, kind, number, digest: itemDigest(item, salt, digestOf, schema), salt }];
  });
}

function withGapsStated(
  bodies: AddendumBodies,
  gaps: readonly (StatedGap & { salt: string })[],
): AddendumBodies {
  const stated = { ...bodies };
  for (const { salt: _salt, ...gap } of gaps) {
    const part = SEAL_SECTIONS[gap.section];
    stated[part] = { ...stated[part], gaps: [...(stated[part].gaps ?? []), gap] };
  }
  return stated;
}

const SALT_BYTES = 16;
const newSalt = () => randomBytes(SALT_BYTES).toString("hex");
