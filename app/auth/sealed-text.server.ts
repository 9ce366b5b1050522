import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** With what a text is sealed: a secret that is not kept beside it, for one purpose, bound to one place. */
export interface SealedWith {
  token: string;
  purpose: string;
  boundTo: string;
}

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const keyOf = ({ token, purpose }: SealedWith) => new Uint8Array(hkdfSync("sha256", token, "", purpose, 32));

export function sealText(sealedWith: SealedWith, open: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(sealedWith), nonce).setAAD(Buffer.from(sealedWith.boundTo));
  const sealed = Buffer.concat([cipher.update(open, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

/** @throws where it was sealed with anything else */
export function openText(sealedWith: SealedWith, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv(CIPHER, keyOf(sealedWith), bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(sealedWith.boundTo))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
    "utf8",
  );
}
