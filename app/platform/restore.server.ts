import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { JSONWebKeySet } from "jose";
import {
  putBackEmbedded,
  putBackPostgres,
  restoreEmbedded,
  restorePostgres,
  type Replaced,
} from "~db/backup.server";
import { findingLine } from "~/domain/audit/chain";
import { verifyAllSeals } from "~/services/register/verify-all-seals.server";
import { verifyAuditLog } from "~/services/office/verify-audit.server";
import { readEnvironment, type Environment } from "./environment.server";
import { openDatabase } from "./open-database.server";
import { openSigningKeys } from "./signing-key.server";
import { backwardsInWords } from "./verify-audit.server";

const USAGE = `Usage: npm run restore -- source [--replace]
       npm run restore -- --put-back

  source      a file that npm run backup wrote
  --replace   the database that the server uses may hold something, which is replaced; else it must be empty
  --put-back  a restore was interrupted: what was there before it is put back, and what it had restored goes

  Stop the servers first. Afterwards every seal and the whole audit log are verified.`;

const IS_BACK = "What was there before is there again.";

/**
 * Restores a backup, brings it to the newest form and verifies it. Where something else was there, either the backup
 * takes its place, restored and verified, or it stays. Or puts back what an interrupted restore had set aside.
 * @returns 0 where it is restored and verified, or put back, else 1
 */
export async function restore(args: readonly string[]): Promise<0 | 1> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        replace: { type: "boolean", default: false },
        "put-back": { type: "boolean", default: false },
      },
      allowPositionals: true,
    });
    const environment = readEnvironment(process.env, "./data");
    if (values["put-back"]) {
      if (positionals.length > 0 || values.replace) throw new TypeError("--put-back stands alone.");
      await putBack(environment);
      console.log(IS_BACK);
      return 0;
    }
    const [source, ...more] = positionals;
    if (source === undefined || more.length > 0) throw new TypeError("Name one file to restore from.");
    if (!existsSync(source)) throw new Error(`There is no file ${source}.`);
    const replaced = await put(environment, path.resolve(source), values.replace);
    const findings = await verified(environment, replaced);
    if (findings.length === 0) {
      await replaced.keep();
      return 0;
    }
    if (replaced.isAnything) await replaced.undo();
    const outcome = replaced.isAnything
      ? IS_BACK
      : "It is restored all the same, for you to look at. Do not work with it before you know why.";
    console.error(
      ["Not as it was signed and written:", ...findings.map((line) => `  ${line}`), outcome].join("\n"),
    );
    return 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    if (error instanceof TypeError) console.error(USAGE);
    return 1;
  }
}

function put(
  { databaseUrl, dataFolder }: Environment,
  source: string,
  mayReplace: boolean,
): Promise<Replaced> {
  return databaseUrl === undefined
    ? restoreEmbedded(path.resolve(dataFolder), source, mayReplace)
    : restorePostgres({ url: databaseUrl, variables: process.env }, source, mayReplace);
}

function putBack({ databaseUrl, dataFolder }: Environment): Promise<void> {
  return databaseUrl === undefined ? putBackEmbedded(path.resolve(dataFolder)) : putBackPostgres(databaseUrl);
}

async function verified(environment: Environment, { undo }: Replaced): Promise<string[]> {
  try {
    return await verify(environment);
  } catch (error) {
    await undo();
    throw error;
  }
}

/** Says what was verified. @returns what is not as it was */
async function verify(environment: Environment): Promise<string[]> {
  const keys = await publicKeys(path.resolve(environment.signingKeyFile));
  const database = await openDatabase(environment, { isRestoring: true });
  try {
    const seals = await verifyAllSeals(database, keys);
    const log = await verifyAuditLog(database);
    const unsealed =
      seals.unsealed.length > 0 ? `, ${seals.unsealed.length} of them from before there were seals` : "";
    const head = log.head ? `, up to row ${log.head.number}, hash ${log.head.hash}` : "";
    console.log(
      `Restored. Looked at ${seals.records} signed records${unsealed}, and ${log.rows} rows of the audit log${head}.`,
    );
    const findings = [
      ...seals.findings,
      ...log.findings.map((finding) => `Audit log: ${findingLine(finding)}`),
    ];
    if (findings.length === 0) console.log("Verified: each is as it was signed and written.");
    if (log.backwards.length > 0) console.error(backwardsInWords(log.backwards));
    return findings;
  } finally {
    await database.close();
  }
}

/** A key that were made now would have sealed nothing. */
async function publicKeys(file: string): Promise<JSONWebKeySet> {
  return existsSync(file) ? (await openSigningKeys(file)).publicKeys() : { keys: [] };
}
