import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const projectFolder = fileURLToPath(new URL("../../", import.meta.url));

export interface Command {
  /** All that it has printed so far, to standard output and standard error. */
  output: () => string;
  /** Waits until what was printed has this. @returns the match. @throws where it ended without. */
  printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  signal: (name: NodeJS.Signals) => void;
  /** How it ended: its code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

/**
 * Starts one of the project's commands with no other environment than what Node needs and what is given.
 * @param largestFileKb the operating system refuses to let any file it writes grow beyond this, as a full disk would
 */
export function startCommand(
  command: "start" | "demo" | "verify" | "verify-audit" | "backup" | "restore" | "rotate-signing-key",
  environment: Record<string, string> = {},
  args: readonly string[] = [],
  largestFileKb?: number,
): Command {
  const program = [process.execPath, `app/platform/cli/${command}.mjs`, ...args];
  const limited = ["/bin/bash", "-c", `ulimit -f ${largestFileKb}; exec "$0" "$@"`, ...program];
  const [file = "", ...rest] = largestFileKb === undefined ? program : limited;
  const child = spawn(file, rest, {
    cwd: projectFolder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: "production",
      LOG_LEVEL: "error",
      ...environment,
    },
  });
  let printedSoFar = "";
  const listeners = new Set<() => void>();
  const take = (chunk: Buffer) => {
    printedSoFar += chunk.toString("utf8");
    for (const listener of listeners) listener();
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const ended = endOf(child);
  return {
    output: () => printedSoFar,
    printed: (pattern) => {
      return new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(printedSoFar);
          if (!match) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        void ended.then((how) => {
          look();
          reject(
            new Error(`It ended (${how}) without printing ${pattern.source}. It printed:\n${printedSoFar}`),
          );
        });
        look();
      });
    },
    signal: (name) => {
      child.kill(name);
    },
    ended,
  };
}

function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  return new Promise((resolve) => {
    child.once("close", (code, signal) => {
      resolve(code ?? signal ?? 1);
    });
  });
}

/** A folder of one's own outside the project, and what removes it. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "eia-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
