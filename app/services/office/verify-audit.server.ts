import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "~db/client.server";
import { countWithoutLog, findAuditHead, listSeals, readChain } from "~db/queries/audit.server";
import {
  ChainCheck,
  type BackwardTimes,
  type ChainRow,
  type Finding,
  type KnownHead,
} from "~/domain/audit/chain";
import { isFiltered } from "~/domain/audit/filter";
import type { SealManifest } from "~/domain/decision/seal";
import { readExportEnd, readExportHead, readExportRow } from "./audit-export.server";

export interface AuditVerification {
  rows: number;
  findings: Finding[];
  /** Worth a look, for a clock may have been wrong; no sign that the log is not as it was written. */
  backwards: readonly BackwardTimes[];
  /** How far the log comes; null where nothing says so. */
  head: Pick<KnownHead, "number" | "hash"> | null;
  /** Only some of the log, so that what is missing between was not looked for. */
  isExcerpt: boolean;
}

const hash = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/**
 * Goes through the whole log as it stood at one moment, and holds it against its head and against every signed record,
 * each of which names the event before its signature. Nothing is written.
 */
export async function verifyAuditLog(database: Database): Promise<AuditVerification> {
  return database.transaction(async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read, read only`);
    const head = await findAuditHead(tx);
    const check = new ChainCheck({
      hash,
      head: head && { ...head, namedBy: "the head of the log" },
      earlier: (await listSeals(tx)).map(headInSeal),
    });
    let rows = 0;
    for await (const batch of readChain(tx)) {
      for (const row of batch) check.next(row);
      rows += batch.length;
    }
    const findings = check.end(inWords(await countWithoutLog(tx)));
    return {
      rows,
      head,
      isExcerpt: false,
      findings: [...withoutHead(head, rows), ...findings],
      backwards: check.timesBackwards(),
    };
  });
}

function withoutHead(head: unknown, rows: number): Finding[] {
  if (head !== null) return [];
  return [{ kind: "dropped", number: rows, message: "the head of the log is gone" }];
}

/** The signature itself is checked by `npm run verify`, with the record. */
function headInSeal({ reference, jws }: { reference: string; jws: string }): KnownHead {
  const payload = Buffer.from(jws.split(".")[1] ?? "", "base64url").toString("utf8");
  const { auditHead } = JSON.parse(payload) as SealManifest;
  return { ...auditHead, namedBy: `the signed record ${reference}` };
}

function inWords({ people, frameworks }: { people: number; frameworks: number }): string | null {
  return people + frameworks === 0 ? null : `${people} accounts and ${frameworks} frameworks`;
}

/**
 * The same for a log that was exported as JSON Lines, with nothing but the file.
 * @throws Error where it is no such file
 */
export async function verifyAuditExport(lines: AsyncIterable<string>): Promise<AuditVerification> {
  const reader = lines[Symbol.asyncIterator]();
  const first = await reader.next();
  const { head, filter } = readExportHead(first.done ? "" : first.value);
  const isExcerpt = isFiltered(filter);
  const check = new ChainCheck({
    hash,
    head: { ...head, namedBy: "the beginning of the file" },
    isExcerpt,
  });
  let rows = 0;
  let declared: number | null = null;
  for (let line = await reader.next(); !line.done; line = await reader.next()) {
    const row: ChainRow | null = readExportRow(line.value);
    declared = row === null ? readExportEnd(line.value) : null;
    if (row === null) continue;
    check.next(row);
    rows += 1;
  }
  return {
    rows,
    head,
    isExcerpt,
    findings: [...check.end(), ...miscounted(rows, declared)],
    backwards: check.timesBackwards(),
  };
}

function miscounted(rows: number, declared: number | null): Finding[] {
  if (declared === rows) return [];
  const message =
    declared === null
      ? "the file ends without its last line, which says how many rows it has"
      : `the file says that it has ${declared} rows, and has ${rows}`;
  return [{ kind: "cut", number: rows + 1, message }];
}
