import { createCookie, type AppLoadContext } from "@remix-run/node";
import { timeInLondon } from "~/domain/shared/calendar-date";
import type { SavedNotice } from "~/ui/saved-notice";

/**
 * What the page after a save says of it, once: the redirect leaves it in a cookie, and the page that is shown takes it away.
 * It holds a time and numbers, and none of what was written.
 */
const SECONDS = 60;
const named = (isSecure: boolean) =>
  createCookie(isSecure ? "__Host-notice" : "notice", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: isSecure,
    maxAge: SECONDS,
  });

/** @returns the Set-Cookie header */
export function leaveNotice(
  { isSecure, now }: Pick<AppLoadContext, "isSecure" | "now">,
  undo: SavedNotice["undo"],
): Promise<string> {
  return named(isSecure).serialize({ at: timeInLondon(now()), undo } satisfies SavedNotice);
}

/** @returns what the cookie holds, and the header that takes it away; null where there is none that can be read */
export async function takeNotice(
  request: Request,
  { isSecure }: Pick<AppLoadContext, "isSecure">,
): Promise<{ notice: SavedNotice; setCookie: string } | null> {
  const cookie = named(isSecure);
  const value: unknown = await cookie.parse(request.headers.get("Cookie"));
  const notice = readNotice(value);
  return notice && { notice, setCookie: await cookie.serialize("", { maxAge: 0 }) };
}

function readNotice(value: unknown): SavedNotice | null {
  if (typeof value !== "object" || value === null || !("at" in value)) return null;
  const { at, undo } = value as Partial<SavedNotice>;
  if (typeof at !== "string" || !/^\d\d:\d\d$/u.test(at)) return null;
  if (!undo || ![undo.frameworkId, undo.version].every(Number.isSafeInteger)) return { at, undo: null };
  const { frameworkId, version } = undo;
  if (undo.of === "reading") {
    const { consultationId, answerId } = undo;
    const isUndo = [consultationId, answerId].every(Number.isSafeInteger);
    return { at, undo: isUndo ? { frameworkId, consultationId, answerId, version, of: "reading" } : null };
  }
  const { changeId, of } = undo;
  if (!Number.isSafeInteger(changeId)) return { at, undo: null };
  return { at, undo: { frameworkId, changeId, version, ...(of === "lines" && { of }) } };
}
