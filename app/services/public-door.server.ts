import { createHmac } from "node:crypto";
import type { Database } from "~db/client.server";
import { personQuestion, type PersonQuestion } from "~/domain/shared/person-question";

/** What is sent by the public comes with: nobody is signed in, so there is no actor and no session. */
export interface PublicDoor {
  database: Database;
  now: () => Date;
  /** Made of the office's key for one purpose: the receipts of one consultation, or of one round of grants. */
  secret: Uint8Array;
  /** Where it came from; it is not kept as it is. */
  address: string;
}

const HOUR_MS = 60 * 60 * 1000;
/** From one address in an hour; an office, a library or a school has one for all. */
const UNREMARKABLE = 40;
/** Beyond this many nobody is believed to sit there: somebody looks, whatever was answered to the question for a person. */
const BELIEVABLE = 400;

/** A keyed digest of an address, by which a flood is noticed: all servers of an office make the same. */
export function originMarkOf({ secret, address }: Pick<PublicDoor, "secret" | "address">): string {
  return createHmac("sha256", secret).update(address).digest("base64url").slice(0, 22);
}

/** From when on what came from one place is counted. */
export const countedFrom = (at: Date) => new Date(at.getTime() - HOUR_MS);

/** @param before how much came from there in the last hour */
export const isFlood = (before: number) => before >= UNREMARKABLE && before < BELIEVABLE;

/**
 * A question for a person, made of what is sent: nothing is kept of it, every server asks the same, and an answer to it is of no use
 * for anything else that is sent.
 */
export function personQuestionOf(secret: Uint8Array, sent: string): PersonQuestion {
  return personQuestion(createHmac("sha256", secret).update(`person ${sent}`).digest());
}

/** Whether it is taken as it comes; what is not is kept too, held back until somebody has looked at it. */
export function isBelieved(
  secret: Uint8Array,
  { before, sent, personAnswer }: { before: number; sent: string; personAnswer: string | undefined },
): boolean {
  if (before < UNREMARKABLE) return true;
  return isFlood(before) && personAnswer === personQuestionOf(secret, sent).right;
}
