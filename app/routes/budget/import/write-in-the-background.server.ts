import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { params as schemas } from "~/paths";
import { readParams } from "~/routes/answer.server";
import type { ServiceContext } from "~/services/context.server";
import { findRunningImport, runImport, type RunningImport } from "~/services/budget/import/run-import.server";

/** A browser waits so long for a page without anybody wondering. */
const SHORT_MS = 2_000;

/**
 * Confirms an import. One that takes longer goes on by itself, and `importBeingWritten` says how far it is.
 * @throws what `confirmImport` throws, where that comes soon enough
 */
export async function writeInTheBackground(
  service: ServiceContext,
  input: { frameworkId: number; title: string; state: string; confirmsScale?: boolean },
): Promise<void> {
  const running = runImport(service, input);
  await settledWithin(running, SHORT_MS);
  if (typeof running.outcome === "object") throw running.outcome.failed;
}

/**
 * How far the person's own import is while it is being written. It asks nothing of the database, which where it is
 * embedded answers nobody until the transaction is through.
 */
export function importBeingWritten({
  context: { actor },
  params,
}: Pick<LoaderFunctionArgs, "params"> & { context: Pick<AppLoadContext, "actor"> }) {
  const { frameworkId } = readParams(schemas.framework, params);
  const running = actor && findRunningImport(frameworkId, actor.personId);
  if (running?.outcome !== "running") return null;
  const { title, done, of } = running;
  return { framework: { id: frameworkId, title }, done, of };
}

async function settledWithin({ settled }: RunningImport, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([settled, late]);
  clearTimeout(timer);
}
