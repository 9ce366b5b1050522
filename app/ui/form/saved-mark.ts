/**
 * How a browser learns that a form was saved, and so drops the draft that it keeps of it: the answer to the post leaves the
 * form's key in a cookie of its own, which says nothing and opens nothing.
 */
const NAME = "saved";
const HALF_A_DAY = 12 * 60 * 60;
/** The part of a form's key that is unlike all others. */
const KEY = /^[0-9a-f-]{36}/u;

/** @returns null for what is no key of a form of ours */
export function savedKey(formKey: unknown): string | null {
  return (typeof formKey === "string" && KEY.exec(formKey)?.[0]) || null;
}

/** @returns the Set-Cookie header; scripts read it */
export function savedCookie(key: string): string {
  return `${NAME}=${key}; Path=/; Max-Age=${HALF_A_DAY}; SameSite=Lax`;
}

/** @returns the key of the form that was saved last; null where none was since it was forgotten */
export function readSaved(cookies: string): string | null {
  const [, value] = new RegExp(`(?:^|; )${NAME}=([^;]*)`, "u").exec(cookies) ?? [];
  return savedKey(value);
}

export const FORGET_SAVED = `${NAME}=; Path=/; Max-Age=0; SameSite=Lax`;
