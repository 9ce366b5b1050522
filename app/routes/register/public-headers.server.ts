import type { AppLoadContext } from "@remix-run/node";

/** Short, because a publication can be narrowed at once. The page of somebody signed in bears their name: nobody keeps it. */
const MAX_AGE_SECONDS = 60;

export function publicHeaders({ actor }: Pick<AppLoadContext, "actor">): Record<string, string> {
  return {
    "Cache-Control": actor ? "no-store" : `public, max-age=${MAX_AGE_SECONDS}`,
    Vary: "Cookie",
  };
}
