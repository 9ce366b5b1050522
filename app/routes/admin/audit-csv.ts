import type { LoaderFunctionArgs } from "@remix-run/node";
import { readChain } from "~db/queries/audit.server";
import { renderAuditCsv } from "~/documents/audit-csv.render.server";
import { requireAuditQuery, savedAs } from "./audit-at-hand.server";

export async function loader(args: LoaderFunctionArgs) {
  const { filter } = await requireAuditQuery(args);
  return savedAs(renderAuditCsv(readChain(args.context.database.db, filter)), "text/csv", "csv");
}
