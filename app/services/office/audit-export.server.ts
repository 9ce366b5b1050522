import type { Db } from "~db/client.server";
import { getAuditHead, readChain, type AuditHead } from "~db/queries/audit.server";
import type { ChainRow } from "~/domain/audit/chain";
import type { AuditFilter } from "~/domain/audit/filter";

export const AUDIT_EXPORT_SCHEMA = "audit-log/1";

/** The first line of an export. */
interface ExportHead {
  schema: typeof AUDIT_EXPORT_SCHEMA;
  exportedAt: string;
  /** How far the log came when it was exported. */
  head: AuditHead;
  filter: AuditFilter;
}

/**
 * The log as JSON Lines: a first line with its head and what was asked for; the rows, oldest first, each in the very
 * text that is hashed; a last line with their number. Read batch by batch, so that its length is no matter.
 */
export async function* auditJsonLines(db: Db, filter: AuditFilter, now: Date): AsyncGenerator<string> {
  const head = await getAuditHead(db);
  const first: ExportHead = {
    schema: AUDIT_EXPORT_SCHEMA,
    exportedAt: now.toISOString(),
    head,
    filter,
  };
  yield `${JSON.stringify(first)}\n`;
  let rows = 0;
  for await (const batch of readChain(db, filter, head.number)) {
    rows += batch.length;
    yield batch.map((row) => `${JSON.stringify(row)}\n`).join("");
  }
  yield `${JSON.stringify({ rows })}\n`;
}

/** @throws Error where the line is not the first of an export */
export function readExportHead(line: string): Pick<ExportHead, "head" | "filter"> {
  const value = readObject(line);
  if (value.schema !== AUDIT_EXPORT_SCHEMA)
    throw new Error("This is not an audit log that was exported as JSON Lines.");
  return value as unknown as ExportHead;
}

const ROW = {
  number: ["number"],
  at: ["string"],
  personId: ["number", "null"],
  personName: ["string"],
  capacity: ["string"],
  act: ["string"],
  frameworkId: ["number", "null"],
  subject: ["string"],
  digestBefore: ["string"],
  digestAfter: ["string"],
  detail: ["string"],
  previousHash: ["string"],
  hash: ["string"],
} as const satisfies Record<keyof ChainRow, readonly string[]>;

/** @returns null where the line is the last one, which is no row. @throws Error where it is neither */
export function readExportRow(line: string): ChainRow | null {
  const value = readObject(line);
  if ("rows" in value) return null;
  for (const [name, kinds] of Object.entries(ROW)) {
    const kind = value[name] === null ? "null" : typeof value[name];
    if (!(kinds as readonly string[]).includes(kind))
      throw new Error(`A line of the file is no row of the log: ${line.slice(0, 100)}`);
  }
  return value as unknown as ChainRow;
}

export function readExportEnd(line: string): number {
  return Number(readObject(line).rows);
}

function readObject(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Error(`A line of the file is no JSON: ${line.slice(0, 100)}`);
}
