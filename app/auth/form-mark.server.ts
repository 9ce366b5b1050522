import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/**
 * The key of a form says for whom its page was drawn, so that what they typed is kept for them alone where their session has
 * ended when they send it. It opens nothing.
 */
const DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Of the 32 bytes; the whole key has room among what every form carries. */
const MAC_BYTES = 16;

/** What `secretFor` makes the marks' key of. */
export const FORM_MARK = "form-mark";

/** @param personId null for whoever is not signed in, whose forms bear no mark */
export function newFormKey(secret: Uint8Array, personId: number | null, now: Date): string {
  const key = randomUUID();
  if (personId === null) return key;
  const said = `${key}.${personId.toString(36)}.${now.getTime().toString(36)}`;
  return `${said}.${macOf(secret, said).toString("base64url")}`;
}

/** @returns for whom the page was drawn; null where it does not say so, or no longer */
export function personOf(secret: Uint8Array, formKey: string, now: Date): number | null {
  const at = formKey.lastIndexOf(".");
  const [said, mac] = [formKey.slice(0, Math.max(0, at)), Buffer.from(formKey.slice(at + 1), "base64url")];
  const expected = macOf(secret, said);
  if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) return null;
  const [, person = "", drawnAt = ""] = said.split(".");
  const age = now.getTime() - parseInt(drawnAt, 36);
  return age <= DAYS * DAY_MS ? parseInt(person, 36) : null;
}

function macOf(secret: Uint8Array, said: string): Buffer {
  return createHmac("sha256", secret).update(said).digest().subarray(0, MAC_BYTES);
}
