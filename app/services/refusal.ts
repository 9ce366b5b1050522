import type { EntryMadeStale } from "~/domain/eia/entries-made-stale";
import type { Blocker } from "~/domain/framework/sign-off-gate";
import type { TellingPlace } from "~/domain/publication/telling-places";

/**
 * A service that may not go on throws one of these, so that its transaction is rolled back. The route answers:
 * not-found 404, signed-out 401, forbidden 403, invalid and telling 400, conflict, blocked, stale and same-again 409, unversioned
 * 422, makes-stale with the question 200, repeated as if done just now, busy 503.
 */
export type RefusalDetail =
  | { kind: "not-found" }
  /** The session ended while the request was being sent. */
  | { kind: "signed-out"; message: string }
  | { kind: "forbidden"; message: string }
  | { kind: "invalid"; errors: Record<string, string> }
  | { kind: "conflict"; message: string }
  | { kind: "blocked"; message: string; blockers: readonly Blocker[] }
  /** Somebody else saved first: what is there now, by field, in words. */
  | { kind: "stale"; current: Record<string, string> }
  /** An edit that does not say which version it is of, so that nobody knows what it would overwrite. */
  | { kind: "unversioned" }
  /** It would make these EIA entries stale, which the person has not confirmed yet. */
  | { kind: "makes-stale"; entries: readonly EntryMadeStale[] }
  /** What will be published tells these withheld amounts, which the person has not said to know. */
  | { kind: "telling"; message: string; places: readonly TellingPlace[] }
  | { kind: "repeated" }
  /** The very same was saved from another page a short while ago, and nobody said that it is meant twice. */
  | { kind: "same-again"; savedAt: Date }
  /** Others kept what this needs for too long. */
  | { kind: "busy"; message: string };

export class Refusal extends Error {
  constructor(readonly detail: RefusalDetail) {
    super("message" in detail ? detail.message : detail.kind);
    this.name = "Refusal";
  }
}

/** @throws Refusal invalid where there is any fault; by field, in words that can stand beside it. */
export function refuseFaults(errors: Record<string, string>): void {
  if (Object.keys(errors).length > 0) throw new Refusal({ kind: "invalid", errors });
}

/**
 * Rules 4 and 9: each way out of an action, and each step that sends back, takes back or withdraws, is given a reason.
 * @returns it, without the space around it
 * @throws Refusal invalid at `reason` where there is none
 */
export function requireReason(reason: string): string {
  const given = reason.trim();
  if (given === "") throw new Refusal({ kind: "invalid", errors: { reason: "Enter the reason" } });
  return given;
}
