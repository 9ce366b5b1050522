import { createHash, randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import {
  contentLeaves,
  CONTENT_SCHEMA,
  type ContentLeaf,
  type UnsaltedLeaf,
} from "~/domain/decision/content-leaves";
import { remembered } from "~/domain/shared/remembered";
import type { FrameworkContent } from "~/domain/framework/content";

const SALT_BYTES = 16;

/** SHA-256, hexadecimal, of a value's canonical JSON (RFC 8785). */
export function digestOf(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("Nothing to take a digest of");
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Each leaf gets 128 random bits, so that a withheld one cannot be found by guessing at its text. */
export function saltLeaves(leaves: readonly UnsaltedLeaf[]): ContentLeaf[] {
  return leaves.map((leaf) => ({
    ...leaf,
    schema: CONTENT_SCHEMA,
    salt: randomBytes(SALT_BYTES).toString("hex"),
  }));
}

/** What a withheld leaf is still known by. */
export function leafDigest(leaf: ContentLeaf): string {
  return digestOf(leaf);
}

/** The digest of a submission: over the digests of its leaves, in their order. */
export function contentDigest(leaves: readonly ContentLeaf[]): string {
  return digestOf({ schema: CONTENT_SCHEMA, leaves: leaves.map(leafDigest) });
}

/**
 * Names the content as it stands, without salts: a form that submits it says what its sender had before them, so that
 * nobody submits what somebody else changed meanwhile.
 */
export const contentVersion = remembered((content: FrameworkContent): string =>
  digestOf(contentLeaves(content)),
);

/** Whether the content is, leaf by leaf, what these leaves were made from. */
export function isWhatWasFrozen(content: FrameworkContent, leaves: readonly ContentLeaf[]): boolean {
  const unsalted = leaves.map(({ part, kind, id, body }): UnsaltedLeaf => ({ part, kind, id, body }));
  return digestOf(unsalted) === contentVersion(content);
}
