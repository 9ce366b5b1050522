import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openSigningKeys, type SigningKeys } from "../../app/platform/signing-key.server";

/** Keys of a test's own, made when they are first needed. */
export function testSigner(): SigningKeys {
  let opened: Promise<SigningKeys> | undefined;
  const keys = () => (opened ??= newKeyFile().then(openSigningKeys));
  return {
    sign: async (payload) => (await keys()).sign(payload),
    publicKeys: async () => (await keys()).publicKeys(),
    secretFor: async (purpose) => (await keys()).secretFor(purpose),
    lastingSecretFor: async (purpose) => (await keys()).lastingSecretFor(purpose),
  };
}

export async function newKeyFile(): Promise<string> {
  return path.join(await mkdtemp(path.join(tmpdir(), "eia-keys-")), "signing-key.json");
}

/** The office's keys in tests that ask for nothing special of them. */
export const TEST_SIGNER = testSigner();
