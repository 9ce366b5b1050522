import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { loggedPath } from "~/paths";
import type { PageHandle } from "~/ui/page-handle";
import { RequestContextProvider } from "~/ui/request-context";

/** A page that takes longer than this is given up. */
const RENDER_MS = 10_000;
export const streamTimeout = RENDER_MS + 1_000;

export default function handleRequest(
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
  return new Promise((resolve, reject) => {
    let isShellSent = false;
    let hasFailed = false;
    const { pipe, abort } = renderToPipeableStream(
      <RequestContextProvider value={{ nonce, reference: requestReference, hasErrors, sessionLeft }}>
        <RemixServer context={entryContext} url={request.url} abortDelay={RENDER_MS} nonce={nonce} />
      </RequestContextProvider>,
      {
        nonce,
        onAllReady() {
          isShellSent = true;
          clearTimeout(timer);
          const isPlain = [...headers].length === 0 && shownStatus === 200;
          const drawn = new PassThrough();
          text(drawn).then((html) => {
            if (isPlain && !hasFailed && isKept(entryContext)) keepPage(html);
            headers.set("Content-Type", "text/html; charset=utf-8");
            resolve(new Response(html, { headers, status: shownStatus }));
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
      },
    );
    const timer = setTimeout(abort, RENDER_MS);
  });
}

/** Whether a page says of itself that it may be sent again as it is, for as long as no row is another. */
function isKept({ staticHandlerContext, routeModules }: EntryContext): boolean {
  const leaf = staticHandlerContext.matches.at(-1)?.route.id;
  const handle = leaf === undefined ? undefined : (routeModules[leaf]?.handle as PageHandle | undefined);
  return handle?.isKept === true && staticHandlerContext.errors === null;
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
