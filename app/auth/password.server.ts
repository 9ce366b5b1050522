import { availableParallelism } from "node:os";
import { hash, verify, type Algorithm } from "@node-rs/argon2";
import { hashQueue, type Turn } from "./hash-queue.server";

/** OWASP's second Argon2id profile: 19 MiB, two passes. */
const OPTIONS = { algorithm: 2 satisfies Algorithm, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One core stays for the pages; and libuv, which runs the hashes, has four threads, of which files need one. */
const AT_ONCE = Math.max(1, Math.min(3, availableParallelism() - 1));
/** Each takes some 20 ms on a core of its own, so the last of these waits a second. */
const MOST_WAITING = 50;
const inTurn = hashQueue({ atOnce: AT_ONCE, mostWaiting: MOST_WAITING });

/** The hash of a password nobody has, so that an unknown account takes as long as a known one. */
let nobodysHash: Promise<string> | undefined;

/** Only for whoever may choose one: they hold a link or are signed in. @throws TooManyHashes */
export function hashPassword(password: string): Promise<string> {
  return inTurn("known", () => hash(password.normalize("NFC"), OPTIONS));
}

/**
 * @param storedHash null for an unknown account or one without a password: takes the same time, answers no.
 * @throws TooManyHashes
 */
export async function verifyPassword(
  storedHash: string | null,
  password: string,
  turn: Turn,
): Promise<boolean> {
  nobodysHash ??= hash("nobody has this password", OPTIONS);
  const against = storedHash ?? (await nobodysHash);
  const matches = await inTurn(turn, () => verify(against, password.normalize("NFC")));
  return matches && storedHash !== null;
}
