import type { AppLoadContext } from "@remix-run/node";
import {
  DOCUMENT_FORMATS,
  DOCUMENT_NAMES,
  type DocumentFormat,
  type DocumentName,
} from "~/domain/publication/document-files";
import { notFound } from "./answer.server";

const MEDIA_TYPES: Record<DocumentFormat | "xlsx", string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** What each is called as a file. */
const FILE_NAMES: Record<
  DocumentName | "register" | "questionnaire" | "consultation" | "scrutiny-report",
  string
> = {
  record: "whole-record",
  decision: "decision-record",
  framework: "framework",
  assessment: "equality-impact-assessment",
  "action-plan": "action-plan",
  register: "published-decisions",
  questionnaire: "questionnaire",
  consultation: "consultation-report",
  "scrutiny-report": "report-to-scrutiny",
};

/** Which document an address ends in. @throws 404 where it is none */
export function documentAsked(url: string): { name: DocumentName; format: DocumentFormat | "xlsx" } {
  const [stem = "", ending = ""] = new URL(url).pathname.split("/").at(-1)?.split(".") ?? [];
  const name = DOCUMENT_NAMES.find((one) => one === stem);
  const format = [...DOCUMENT_FORMATS, "xlsx" as const].find((one) => one === ending);
  if (!name || !format) throw notFound();
  return { name, format };
}

/** In which format a document is asked for. @throws 404 where it is none of them */
export function formatAsked(url: string): DocumentFormat {
  const format = DOCUMENT_FORMATS.find((one) => new URL(url).pathname.endsWith(`.${one}`));
  if (!format) throw notFound();
  return format;
}

type Made = Awaited<ReturnType<AppLoadContext["documents"]["bytesOf"]>>;

/** @param before what the name of the file begins with */
export function documentAnswer(
  made: Made,
  {
    name,
    format,
    before,
  }: { name: keyof typeof FILE_NAMES; format: keyof typeof MEDIA_TYPES; before: string },
): Response {
  if (made.is !== "done") {
    const why =
      made.is === "busy"
        ? "Many documents are being made at the moment. Ask for this one again in a minute."
        : "This document is too long to be made here. The page has all of it, and can be printed.";
    return new Response(why, {
      status: 503,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Retry-After": "60" },
    });
  }
  const fileName = [before, FILE_NAMES[name]].filter(Boolean).join("-");
  return new Response(made.value, {
    headers: {
      "Content-Type": MEDIA_TYPES[format],
      "Content-Disposition": `attachment; filename="${fileName}.${format}"`,
    },
  });
}

/**
 * A document of what is published. A copy that somebody has already is not sent again: it need not even be made.
 */
export async function publishedAnswer(
  { documents }: Pick<AppLoadContext, "documents">,
  request: Request,
  { file, before }: { file: Parameters<AppLoadContext["documents"]["bytesOf"]>[0]; before: string },
): Promise<Response> {
  const tag = documents.tagOf(file);
  // Weak: made anew by another server it is the same document, and maybe not the same bytes.
  const etag = `W/"${tag}"`;
  const known = request.headers.get("if-none-match") ?? "";
  if (known.includes(`"${tag}"`)) return new Response(null, { status: 304, headers: { ETag: etag } });
  const response = documentAnswer(await documents.bytesOf(file, tag), { ...file, before });
  if (response.ok) response.headers.set("ETag", etag);
  return response;
}
