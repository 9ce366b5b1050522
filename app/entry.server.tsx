import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { loggedPath } from "~/paths";
import type { PageHandle } from "~/ui/page-handle";
import { RequestContextProvider } from "~/ui/request-context";

/** A page that takes longer than this is given up. */
const RENDER_MS = 10_000;
export const streamTimeout = RENDER_MS + 1_000;

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entryContext: EntryContext,
  { nonce, requestReference, sessionLeft, log, keepPage }: AppLoadContext,
): Promise<Response> {
  const hasErrors =
    Object.values(entryContext.staticHandlerContext.actionData ?? {}).length > 0 && status >= 400;
  // A post may be answered and its page refused: the status is that of what is shown.
  const [fault] = Object.values(entryContext.staticHandlerContext.errors ?? {}) as unknown[];
  const shownStatus = isRouteErrorResponse(fault) ? fault.status : status;
  const page = (drawn: EntryContext) => (
    <RequestContextProvider value={{ nonce, reference: requestReference, hasErrors, sessionLeft }}>
      <RemixServer context={drawn} url={request.url} abortDelay={RENDER_MS} nonce={nonce} />
    </RequestContextProvider>
  );
  const answer = (html: string, mayBeKept = true) => {
    const isPlain = [...headers].length === 0 && shownStatus === 200;
    if (mayBeKept && isPlain && isKept(entryContext)) keepPage(html);
    headers.set("Content-Type", "text/html; charset=utf-8");
    return new Response(html, { headers, status: shownStatus });
  };
  if (!isHandedOver(entryContext)) {
    // Nothing takes the page over in the browser, so nothing in it need be marked for that.
    const html = renderToStaticMarkup(page({ ...entryContext, serverHandoffStream: undefined }));
    return answer(`<!DOCTYPE html>${html}`);
  }
  return new Promise((resolve, reject) => {
    let isShellSent = false;
    let hasFailed = false;
    const { pipe, abort } = renderToPipeableStream(page(entryContext), {
      nonce,
      onAllReady() {
        isShellSent = true;
        clearTimeout(timer);
        const drawn = new PassThrough();
        text(drawn).then((html) => {
          resolve(answer(html, !hasFailed));
        }, reject);
        pipe(drawn);
      },
      onShellError(error) {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error("The page could not be drawn"));
      },
      onError(error) {
        hasFailed = true;
        if (isShellSent) log.error({ reference: requestReference, err: error }, "drawing a page failed");
      },
    });
    const timer = setTimeout(abort, RENDER_MS);
  });
}

/** Whether React takes the page over in the browser (root.tsx): asked by what makes its data ready for that, too (patches/). */
export function isHandedOver({
  staticHandlerContext,
  routeModules,
}: Pick<EntryContext, "staticHandlerContext" | "routeModules">): boolean {
  return (
    staticHandlerContext.errors === null &&
    handleOf({ staticHandlerContext, routeModules })?.needsScript === true
  );
}

/** Whether a page says of itself that it may be sent again as it is, for as long as no row is another. */
function isKept(drawn: EntryContext): boolean {
  return drawn.staticHandlerContext.errors === null && handleOf(drawn)?.isKept === true;
}

function handleOf({
  staticHandlerContext,
  routeModules,
}: Pick<EntryContext, "staticHandlerContext" | "routeModules">): PageHandle | undefined {
  const leaf = staticHandlerContext.matches.at(-1)?.route.id;
  return leaf === undefined ? undefined : (routeModules[leaf]?.handle as PageHandle | undefined);
}

/** What loaders, actions and pages threw that is no answer of theirs. The page shows the reference alone. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.log.error(
    {
      reference: context.requestReference,
      method: request.method,
      path: loggedPath(new URL(request.url).pathname),
      err: error,
    },
    "a request failed",
  );
}
