import type { ServiceContext } from "~/services/context.server";
import { confirmImport } from "./internal/confirm-import.server";
import { Refusal } from "~/services/refusal";
import type { Progress } from "./internal/write-import.server";

/**
 * A confirmed import that is being written. It goes on when the browser that asked for it does not wait, and says how
 * far it is. It lives in this process: should that end, the transaction is undone and the import is there to be
 * confirmed again.
 */
export interface RunningImport extends Progress {
  /** Of the framework, for a page that is shown while the database is busy with it. */
  title: string;
  outcome: "running" | "written" | { failed: unknown };
  /** Never rejects: `outcome` says what came of it. */
  settled: Promise<void>;
}

const imports = new Map<string, RunningImport>();
const keyOf = (frameworkId: number, personId: number) => `${frameworkId}:${personId}`;

/** Starts to write an import; the same import asked for again while it is being written is the one that runs. */
export function runImport(
  context: ServiceContext,
  { title, ...input }: { frameworkId: number; title: string; state: string; confirmsScale?: boolean },
): RunningImport {
  const key = keyOf(input.frameworkId, context.actor.personId);
  const present = imports.get(key);
  if (present?.outcome === "running") return present;
  const running: RunningImport = { title, done: 0, of: 0, outcome: "running", settled: Promise.resolve() };
  running.settled = confirmImport(context, input, (progress) => Object.assign(running, progress)).then(
    () => {
      running.outcome = "written";
    },
    (error: unknown) => {
      running.outcome = isRepeated(error) ? "written" : { failed: error };
    },
  );
  imports.set(key, running);
  return running;
}

/** The very form was carried out before, maybe by another process: what it asks for is written. */
function isRepeated(error: unknown): boolean {
  return error instanceof Refusal && error.detail.kind === "repeated";
}

/** The import that this person last confirmed in this framework, since the server was started. */
export function findRunningImport(frameworkId: number, personId: number): RunningImport | undefined {
  return imports.get(keyOf(frameworkId, personId));
}
