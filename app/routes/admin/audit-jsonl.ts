import type { LoaderFunctionArgs } from "@remix-run/node";
import { auditJsonLines } from "~/services/office/audit-export.server";
import { requireAuditQuery, savedAs } from "./audit-at-hand.server";

export async function loader(args: LoaderFunctionArgs) {
  const { filter } = await requireAuditQuery(args);
  const { database, now } = args.context;
  return savedAs(auditJsonLines(database.db, filter, now()), "application/jsonl", "jsonl");
}
