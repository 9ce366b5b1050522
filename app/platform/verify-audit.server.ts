import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { backwardLine, findingLine, type BackwardTimes } from "~/domain/audit/chain";
import {
  verifyAuditExport,
  verifyAuditLog,
  type AuditVerification,
} from "~/services/office/verify-audit.server";
import { readEnvironment } from "./environment.server";
import { openDatabase } from "./open-database.server";

const USAGE = `Usage: npm run verify:audit [-- --file export.jsonl]

  Without --file, the database is checked that the server uses: DATABASE_URL, else the embedded one in DATA_DIR,
  whose server must be stopped meanwhile. Nothing is changed in it. The file is an audit log exported as JSON Lines.`;

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
    if (result.backwards.length > 0) console.error(backwardsInWords(result.backwards));
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
  const database = await openDatabase(environment, { isReading: true });
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

/** What does not fail the command: a clock that was wrong is no fault of the log. */
export function backwardsInWords(backwards: readonly BackwardTimes[]): string {
  return [
    "Times run backwards, as where a clock was set or two servers' clocks differ:",
    ...shownOf(backwards.map(backwardLine), "such places"),
  ].join("\n");
}

function shownOf(lines: readonly string[], more: string): string[] {
  const shown = lines.slice(0, MOST_SHOWN).map((line) => `  ${line}`);
  return lines.length > MOST_SHOWN ? [...shown, `  and ${lines.length - MOST_SHOWN} more ${more}`] : shown;
}

function inWords({ rows, findings, head, isExcerpt }: AuditVerification): string {
  const upTo = head ? ` The log comes to row ${head.number}, hash ${head.hash}.` : "";
  if (findings.length > 0) {
    return [
      "The audit log is not as it was written:",
      ...shownOf(findings.map(findingLine), "findings"),
      `${rows} rows were read.${upTo}`,
    ].join("\n");
  }
  return isExcerpt
    ? `All ${rows} rows of this excerpt are as they were written. Whether any is missing cannot be told from an excerpt.${upTo}`
    : `Verified: all ${rows} rows of the audit log are there, as they were written.${upTo}`;
}
