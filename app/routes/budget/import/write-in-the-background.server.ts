import { paths } from "~/paths";
import type { ServiceContext } from "~/services/context.server";
import { runImport, type RunningImport } from "~/services/run-import.server";

/** A browser waits so long for a page without anybody wondering. */
const SHORT_MS = 2_000;

/**
 * Confirms an import. One that takes longer goes on by itself, and the person sees how far it is.
 * @returns where the person goes, if not to what was written
 * @throws what `confirmImport` throws, where that comes soon enough
 */
export async function writeInTheBackground(
  service: ServiceContext,
  input: { frameworkId: number; state: string },
): Promise<string | undefined> {
  const running = runImport(service, input);
  await settledWithin(running, SHORT_MS);
  if (running.outcome === "running") return paths.importProgress(input.frameworkId);
  if (running.outcome !== "written") throw running.outcome.failed;
  return undefined;
}

async function settledWithin({ settled }: RunningImport, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([settled, late]);
  clearTimeout(timer);
}
