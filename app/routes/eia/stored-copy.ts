import type { LoaderFunctionArgs } from "@remix-run/node";
import { findStoredCopy } from "~db/queries/stored-copies.server";
import { attachmentDisposition } from "~/domain/eia/stored-copy";
import { params } from "~/paths";
import { notFound, readParams, requireFramework } from "~/routes/answer.server";

/**
 * The stored copy of a separate EIA, for whoever reads its framework. Never shown in the browser: only ever
 * saved, and of the type that was decided here, which the site's `nosniff` makes a browser believe.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { framework } = await requireFramework(args);
  const { copyId } = readParams(params.copy, args.params);
  const copy = await findStoredCopy(args.context.database.db, { frameworkId: framework.id, copyId });
  if (!copy) throw notFound();
  return new Response(new Uint8Array(copy.content), {
    headers: {
      "Content-Type": copy.mediaType === "text/plain" ? "text/plain; charset=utf-8" : copy.mediaType,
      "Content-Disposition": attachmentDisposition(copy.fileName),
      "Content-Length": String(copy.content.byteLength),
    },
  });
}
