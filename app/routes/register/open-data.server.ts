import type { AppLoadContext } from "@remix-run/node";
import { paths } from "~/paths";

/** Any page of any site may read it: it is what everybody may. */
const OPEN = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };

export function openData(
  body: BodyInit,
  contentType: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(body, {
    headers: { ...OPEN, "Content-Type": `${contentType}; charset=utf-8`, ...headers },
  });
}

/** Whole addresses, as a feed or a program outside needs them. */
export function placesOf({ origin }: Pick<AppLoadContext, "origin">) {
  return {
    pageOf: (key: string) => origin + paths.decision(key),
    dataOf: (key: string) => origin + paths.decisionJson(key),
  };
}
