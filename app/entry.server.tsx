import { PassThrough } from "node:stream";
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { loggedPath } from "~/paths";
import { RequestContextProvider } from "~/ui/request-context";

/** A page that takes longer than this is given up. */
const RENDER_MS = 10_000;
export const streamTimeout = RENDER_MS + 1_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entryContext: EntryContext,
  { nonce, requestReference, log }: AppLoadContext,
): Promise<Response> {
  const hasErrors =
    Object.values(entryContext.staticHandlerContext.actionData ?? {}).length > 0 && status >= 400;
  // A post may be answered and its page refused: the status is that of what is shown.
  const [fault] = Object.values(entryContext.staticHandlerContext.errors ?? {}) as unknown[];
  const shownStatus = isRouteErrorResponse(fault) ? fault.status : status;
  return new Promise((resolve, reject) => {
    let isShellSent = false;
    const { pipe, abort } = renderToPipeableStream(
      <RequestContextProvider value={{ nonce, reference: requestReference, hasErrors }}>
        <RemixServer context={entryContext} url={request.url} abortDelay={RENDER_MS} nonce={nonce} />
      </RequestContextProvider>,
      {
        nonce,
        onAllReady() {
          isShellSent = true;
          const body = new PassThrough();
          body.on("close", () => {
            clearTimeout(timer);
          });
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: shownStatus }));
          pipe(body);
        },
        onShellError(error) {
          clearTimeout(timer);
          reject(error instanceof Error ? error : new Error("The page could not be drawn"));
        },
        onError(error) {
          if (isShellSent) log.error({ reference: requestReference, err: error }, "drawing a page failed");
        },
      },
    );
    const timer = setTimeout(abort, RENDER_MS);
  });
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
