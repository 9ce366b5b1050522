import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { readAuditQuery, type AuditQuery } from "~/forms/office/audit-filter-form";
import { requireOfficeAct } from "./administration.server";

/** What is asked for, by someone who may read the log. @throws 400 where a day is no day, and nothing may be left out */
export async function requireAuditQuery(args: LoaderFunctionArgs): Promise<AuditQuery> {
  await requireOfficeAct(args, "audit.read");
  const query = readAuditQuery(new URL(args.request.url).searchParams);
  const [error] = Object.values(query.errors);
  if (error !== undefined) throw new Response(`${error}.`, { status: 400 });
  return query;
}

/** A file to be saved, sent as it is read. */
export function savedAs(
  pieces: AsyncIterable<string | Uint8Array>,
  mediaType: string,
  ending: string,
): Response {
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), {
    headers: {
      "Content-Type": `${mediaType}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="audit-log.${ending}"`,
    },
  });
}
