import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { findingLine } from "~/domain/audit/chain";
import { verifyAuditExport, verifyAuditLog, type AuditVerification } from "~/services/verify-audit.server";
import { readEnvironment } from "./environment.server";
import { openDatabase } from "./open-database.server";

const USAGE = `Usage: npm run verify:audit [-- --file export.jsonl]

  Without --file, the database is checked that the server uses: DATABASE_URL, else the embedded one in DATA_DIR,
  whose server must be stopped meanwhile. The file is an audit log exported as JSON Lines.`;

/**
 * Says whether the audit log is whole and as it was written, a line for each finding.
 * @returns 0 where it is; 1 where it is not, or cannot be checked
 */
export async function verifyAudit(args: readonly string[]): Promise<0 | 1> {
  try {
    const { values } = parseArgs({ args: [...args], options: { file: { type: "string" } } });
    const result = values.file === undefined ? await checkDatabase() : await checkFile(values.file);
    const verdict = inWords(result);
    if (result.findings.length > 0) console.error(verdict);
    else console.log(verdict);
    return result.findings.length > 0 ? 1 : 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    if (error instanceof TypeError) console.error(USAGE);
    return 1;
  }
}

async function checkDatabase(): Promise<AuditVerification> {
  const environment = readEnvironment(process.env, "./data");
  const folder = path.resolve(environment.dataFolder);
  if (!environment.databaseUrl && !existsSync(folder)) {
    throw new Error(`There is no database at ${folder}. Set DATA_DIR or DATABASE_URL as for the server.`);
  }
  const database = await openDatabase(environment);
  try {
    return await verifyAuditLog(database);
  } finally {
    await database.close();
  }
}

function checkFile(file: string): Promise<AuditVerification> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  return verifyAuditExport(createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity }));
}

/** So many findings say enough. */
const MOST_SHOWN = 100;

function inWords({ rows, findings, head, isExcerpt }: AuditVerification): string {
  const upTo = head ? ` The log comes to row ${head.number}, hash ${head.hash}.` : "";
  if (findings.length > 0) {
    const shown = findings.slice(0, MOST_SHOWN).map((finding) => `  ${findingLine(finding)}`);
    const more = findings.length > MOST_SHOWN ? [`  and ${findings.length - MOST_SHOWN} more findings`] : [];
    return [
      "The audit log is not as it was written:",
      ...shown,
      ...more,
      `${rows} rows were read.${upTo}`,
    ].join("\n");
  }
  return isExcerpt
    ? `All ${rows} rows of this excerpt are as they were written. Whether any is missing cannot be told from an excerpt.${upTo}`
    : `Verified: all ${rows} rows of the audit log are there, as they were written.${upTo}`;
}
