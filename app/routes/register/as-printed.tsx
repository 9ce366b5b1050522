import type { LoaderFunctionArgs } from "@remix-run/node";
import { printedElsewhere } from "./record-at-hand.server";

/** A reference as it is printed, with more strokes in it than a record's pages have. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  throw await printedElsewhere(context, params["*"] ?? "");
}

/** Never drawn but for its 404, which is a page. */
export default function AsPrinted() {
  return null;
}
