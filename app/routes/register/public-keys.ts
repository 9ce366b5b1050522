import type { LoaderFunctionArgs } from "@remix-run/node";
import { KEPT_SECONDS } from "./keeping";

/** The keys with which anybody checks the office's seals: a JSON Web Key Set (RFC 7517). */
export async function loader({ context }: LoaderFunctionArgs) {
  context.allowKeeping(KEPT_SECONDS);
  return new Response(JSON.stringify(await context.signer.publicKeys(), null, 2), {
    headers: { "Content-Type": "application/jwk-set+json; charset=utf-8" },
  });
}
