import { notFound } from "~/routes/answer.server";

/** Every address that no other route knows, so that it is answered with the site's own page and nothing is logged. */
export function loader(): never {
  throw notFound();
}

export const action = loader;

export default function NotFound() {
  return null;
}
