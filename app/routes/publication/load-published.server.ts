import type { LoaderFunctionArgs } from "@remix-run/node";
import { findSignedRecord, listAddenda, listPublishedNow } from "~db/queries/addenda.server";
import { mayStopPublishing } from "~/auth/permissions";
import { notFound } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { loadStanding } from "~/routes/sign-off/sign-off-at-hand.server";

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

/** A signed record with what is published of it now, for the monitoring officer. @throws 403; 409 where it is not signed */
export async function loadPublished(args: Args) {
  const at = await loadStanding(args);
  const { db } = args.context.database;
  requirePermission(mayStopPublishing(at.actor, at.standing));
  const signed = await findSignedRecord(db, at.framework.id);
  if (!signed) throw notFound();
  const [addenda, parts] = await Promise.all([
    listAddenda(db, signed.referenceKey),
    listPublishedNow(db, signed.referenceKey),
  ]);
  return { ...at, signed, addenda, parts };
}
