import { hash, verify, type Algorithm } from "@node-rs/argon2";

/** OWASP's second Argon2id profile: 19 MiB, two passes. */
const OPTIONS = { algorithm: 2 satisfies Algorithm, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password nobody has, so that an unknown account takes as long as a known one. */
let nobodysHash: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), OPTIONS);
}

/** @param storedHash null for an unknown account or one without a password: takes the same time, answers no. */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword("nobody has this password");
  const matches = await verify(storedHash ?? (await nobodysHash), password.normalize("NFC"));
  return matches && storedHash !== null;
}
