import type { LoaderFunctionArgs } from "@remix-run/node";

/**
 * Asking keeps the session going, as every page does: for a page on which somebody writes for long, and for the button
 * "Stay signed in".
 * @returns the seconds until the session ends, and until it ends in any case; 401 for whoever is not signed in
 */
export function loader({ context: { sessionLeft } }: LoaderFunctionArgs) {
  return Response.json(sessionLeft, { status: sessionLeft === null ? 401 : 200 });
}
