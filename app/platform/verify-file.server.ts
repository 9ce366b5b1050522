import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import type { JSONWebKeySet } from "jose";
import { gapsInWords, sinceSigned } from "~/domain/decision/verified-in-words";
import { verifyRecord } from "~/services/register/verify-record.server";
import { readEnvironment } from "./environment.server";
import { openSigningKeys } from "./signing-key.server";

const USAGE = `Usage: npm run verify -- record.json [--keys jwks.json]

  record.json   a published record: the address of the decision, with /record.json after it
  --keys        the office's public keys, a file or an address: /.well-known/jwks.json of its site.
                Without it, the keys of the office's own SIGNING_KEY_FILE are used.`;

/**
 * Says whether a published record is what the office signed. Needs no database and no account.
 * @returns 0 where it is; 1 where it is not, or cannot be checked
 */
export async function verifyFile(args: readonly string[]): Promise<0 | 1> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { keys: { type: "string" } },
      allowPositionals: true,
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) return fail(USAGE);
    const result = await verifyRecord(await readFile(file, "utf8"), await readPublicKeys(values.keys));
    if (result.ok) {
      console.log(
        `Verified: ${result.reference}, decided on ${result.decidedOn}, is what the office signed.`,
      );
      console.log(
        `Key ${result.keyId}. Audit log: event ${result.auditHead.number}, ${result.auditHead.hash}`,
      );
      if (result.addenda > 0) console.log(sinceSigned(result.addenda));
      if (result.withGaps.length > 0) console.log(gapsInWords(result.withGaps));
      return 0;
    }
    return fail(
      ["Not verified:", ...result.faults.map(({ where, problem }) => `  ${where} ${problem}`)].join("\n"),
    );
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(message: string): 1 {
  console.error(message);
  return 1;
}

async function readPublicKeys(source: string | undefined): Promise<JSONWebKeySet> {
  if (source === undefined) {
    const { signingKeyFile } = readEnvironment(process.env, "./data");
    return (await openExistingKeys(path.resolve(signingKeyFile))).publicKeys();
  }
  const text = /^https?:/u.test(source) ? await (await fetch(source)).text() : await readFile(source, "utf8");
  const keys = JSON.parse(text) as Partial<JSONWebKeySet>;
  if (!Array.isArray(keys.keys)) throw new Error(`${source} is no JSON Web Key Set`);
  return { keys: keys.keys };
}

/** To verify makes no key: one that was just made has sealed nothing. */
async function openExistingKeys(file: string) {
  try {
    await readFile(file);
  } catch (error) {
    throw new Error(`There are no keys at ${file}. Say where the office's public keys are with --keys.`, {
      cause: error,
    });
  }
  return openSigningKeys(file);
}
