import type { LoaderFunctionArgs } from "@remix-run/node";
import { openData } from "./open-data.server";

/** The keys with which anybody checks the office's seals: a JSON Web Key Set (RFC 7517). */
export async function loader({ context }: LoaderFunctionArgs) {
  context.allowKeeping();
  return openData(JSON.stringify(await context.signer.publicKeys(), null, 2), "application/jwk-set+json");
}
