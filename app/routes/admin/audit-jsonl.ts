import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { auditJsonLines } from "~/services/audit-export.server";
import { requireAuditQuery, savedAs } from "./audit-at-hand.server";

export function loader(args: LoaderFunctionArgs) {
  const { filter } = requireAuditQuery(args);
  const { database, now } = args.context;
  const lines = Readable.from(auditJsonLines(database.db, filter, now()));
  return savedAs(createReadableStreamFromReadable(lines), "application/jsonl", "jsonl");
}
