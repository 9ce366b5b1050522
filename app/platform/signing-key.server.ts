import { hkdfSync, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm, stat, unlink } from "node:fs/promises";
import path from "node:path";
import {
  calculateJwkThumbprint,
  CompactSign,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
} from "jose";
import type { Signer } from "~/domain/decision/seal";

/** Signs what the office seals, and says with which public keys a seal is checked. */
export interface SigningKeys extends Signer {
  /** The public key in use first, then those of earlier seals. */
  publicKeys: () => Promise<JSONWebKeySet>;
  /** 32 bytes that all servers of the office share, made of the key in use for one purpose; another after each rotation. */
  secretFor: (purpose: string) => Promise<Uint8Array>;
  /** The same, for what has to be known again after a rotation: it stays when the key is changed. */
  lastingSecretFor: (purpose: string) => Promise<Uint8Array>;
}

const ALGORITHM = "EdDSA";

/**
 * The office's keys in a file of their own, outside the database: whoever can write to the database alone can forge no
 * seal. It is made at the first start. The first key signs; the others are public keys of earlier seals.
 * The file is looked at each time, so that a rotation needs no restart and holds for all servers that share it.
 * @throws where the file is there and holds no key
 */
export async function openSigningKeys(file: string): Promise<SigningKeys> {
  await makeKeyFile(file);
  const inFile = keysIn(file);
  await inFile();
  return {
    sign: async (payload) => {
      const { current } = await inFile();
      const jws = await new CompactSign(new TextEncoder().encode(payload))
        .setProtectedHeader({ alg: ALGORITHM, kid: current.kid })
        .sign(await importJWK(current, ALGORITHM));
      return { jws, keyId: current.kid };
    },
    publicKeys: async () => {
      const { current, earlier } = await inFile();
      return { keys: [withoutPrivatePart(current), ...earlier] };
    },
    secretFor: async (purpose) => madeOf((await inFile()).current.d, purpose),
    lastingSecretFor: async (purpose) => madeOf((await inFile()).lasting, purpose),
  };
}

/** Each page has a secret made of the key: it is read again where the file is another, or was written to, since it was read. */
function keysIn(file: string): () => Promise<Keys> {
  let known: { of: string; keys: Keys } | null = null;
  return async () => {
    // Looked at before it is read: one that is put in its place meanwhile is noticed the next time.
    const { ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
    const of = [ino, size, mtimeNs, ctimeNs].join(" ");
    if (known?.of !== of) known = { of, keys: await readKeys(file) };
    return known.keys;
  };
}

const LASTING = "what lasts beyond a rotation";

function madeOf(secret: string | undefined, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", Buffer.from(secret ?? "", "base64url"), "", purpose, 32));
}

/** A rotation takes moments: what is older was left by one that ended in its midst. */
const LEFT_BEHIND_MS = 60_000;

/**
 * A new key signs from now on; the private part of the one before is forgotten, its public part is kept, and of what lasts the secret
 * that was made of it, which signs nothing. Where that fails,
 * nothing is left of it and the key in use is the one it was.
 * @returns also the file that an earlier rotation had left behind, and that is removed now
 * @throws where another rotation is under way
 */
export async function rotateSigningKey(file: string): Promise<{ kid: string; cleared: string | null }> {
  const { current, earlier, lasting } = await readKeys(file);
  const next = await newKey();
  const replacement = `${file}.new`;
  const cleared = await clearLeftover(replacement);
  await writeKeys(replacement, { keys: [next, withoutPrivatePart(current), ...earlier], lasting });
  try {
    await rename(replacement, file);
  } catch (error) {
    await rm(replacement, { force: true });
    throw error;
  }
  return { kid: next.kid, cleared };
}

async function clearLeftover(replacement: string): Promise<string | null> {
  const left = await stat(replacement).catch(() => null);
  if (left === null) return null;
  if (Date.now() - left.mtimeMs < LEFT_BEHIND_MS) {
    throw new Error(
      `Another rotation is under way, or ended in its midst less than a minute ago: ${replacement} is there. Try again in a minute.`,
    );
  }
  await rm(replacement);
  return replacement;
}

/** A key with its name. */
type NamedKey = JWK & { kid: string };

async function newKey(): Promise<NamedKey> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: "sig" };
}

/** Where there is none yet. It appears whole or not at all, and of two servers that start together one makes it. */
async function makeKeyFile(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeKeys(draft, { keys: [await newKey()] });
  try {
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await unlink(draft);
  }
}

/** Only its owner reads it, and it is on the disk before a seal is made with it. Where it cannot be written nothing is left. */
async function writeKeys(file: string, kept: { keys: readonly JWK[]; lasting?: string }): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(kept, null, 2)}\n`);
    await handle.sync();
  } catch (error) {
    await rm(file, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} cannot be written, so nothing was changed: ${why}`, { cause: error });
  } finally {
    await handle.close();
  }
}

interface Keys {
  current: NamedKey;
  earlier: NamedKey[];
  /** Until the first rotation it follows from the key; from then on it is in the file. */
  lasting: string;
}

async function readKeys(file: string): Promise<Keys> {
  const { keys, lasting } = readIn(await readFile(file, "utf8"));
  const [current, ...earlier] = keys;
  if (!current?.d) {
    throw new Error(`${file} (SIGNING_KEY_FILE) holds no signing key. Put back the office's own file.`);
  }
  return {
    current,
    earlier: earlier.map(withoutPrivatePart),
    lasting: lasting ?? Buffer.from(madeOf(current.d, LASTING)).toString("base64url"),
  };
}

function readIn(text: string): { keys: NamedKey[]; lasting: string | null } {
  try {
    const { keys, lasting } = JSON.parse(text) as { keys?: unknown; lasting?: unknown };
    return {
      keys: Array.isArray(keys) ? keys.filter(isNamedKey) : [],
      lasting: typeof lasting === "string" ? lasting : null,
    };
  } catch (error) {
    if (error instanceof SyntaxError) return { keys: [], lasting: null };
    throw error;
  }
}

function isNamedKey(key: unknown): key is NamedKey {
  return typeof key === "object" && key !== null && "kid" in key && typeof key.kid === "string" && "x" in key;
}

function withoutPrivatePart({ d: _d, ...key }: NamedKey): NamedKey {
  return key;
}
