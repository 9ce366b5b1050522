import type { TermInWords } from "~/domain/framework/glossary";

/**
 * What a page tells the document around it. `title` names the page; `needsScript` sends the browser code, which only
 * pages with a form to check have use for; `alone`, the little of it that does without React, for a form that the server checks.
 */
export interface PageHandle<Data = unknown> {
  title: (data: Data) => string;
  needsScript?: boolean | "alone";
  /**
   * It depends on nothing but the rows of the database, its address, who asks, and the day. So it may be sent to the same
   * person again as it was drawn, until any row is another: docs/decisions/0044.
   */
  isKept?: boolean;
  /** For a public page: what is said of it where somebody shares its address. Nothing that the page itself does not show. */
  preview?: (data: Data) => PagePreview | null;
  /** The address of the feed that tells of what is new on the page. */
  feed?: (data: Data) => string;
}

export interface PagePreview {
  /** One or two sentences. */
  description: string;
  type: "website" | "article";
}

/** A page whose loader gives a `glossary` has its abbreviations explained in every `Abbreviated` text. */
export interface GlossaryData {
  glossary?: readonly TermInWords[];
}

/** @example export const handle = pageHandle<typeof loader>({ title: (data) => data.framework.title }) */
export function pageHandle<Loader extends (...args: never[]) => unknown = () => undefined>(
  handle: PageHandle<Exclude<Awaited<ReturnType<Loader>>, Response>>,
): PageHandle {
  return handle as PageHandle;
}
