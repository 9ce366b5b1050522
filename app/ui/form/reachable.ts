import { paths } from "~/paths";

const PATIENCE_MS = 8_000;

/**
 * Whether the service answers and can save, asked before a form is sent: a browser that sends it in vain puts a page of its own
 * in the place of what was typed.
 */
export async function isReachable(): Promise<boolean> {
  try {
    const answer = await fetch(paths.health(), {
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
