import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

/** Two processes on one data folder would lose rows without a word. */
export class DataFolderInUse extends Error {
  constructor(folder: string, { pid, host }: Holder, lockFile: string) {
    super(
      `The data folder ${folder} is in use by process ${pid} on ${host ? `host ${host}` : "an unknown host"}. Stop that one first, or set DATA_DIR to another folder. Only where it is certainly gone, delete ${lockFile}`,
    );
    this.name = "DataFolderInUse";
  }
}

/** Who has a lock; what is not known is empty. */
interface Holder {
  pid: number;
  /** A container has a name of its own. */
  host: string;
  /** Another one after each start of the machine. */
  boot: string;
  /** When the process started, in ticks since the machine did: a later process of the same number has another. */
  start: string;
}

/**
 * Takes the folder for this process. A lock left by a process that is gone is taken over; one of a live process never is,
 * nor one of another host, whose processes cannot be seen from here: there somebody has to look.
 * A lease that runs out would spare them that, but a holder that was only suspended would wake up to a folder in which
 * another one writes, and that destroys it.
 * @returns what gives the folder back.
 * @throws DataFolderInUse
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  const lockFile = path.join(folder, "in-use.lock");
  const ownFile = `${lockFile}.${randomUUID()}`;
  const own = ownIdentity();
  await writeFile(ownFile, [own.pid, own.host, own.boot, own.start].join("\n"));
  try {
    for (;;) {
      if (await tryLink(ownFile, lockFile)) return () => rm(lockFile, { force: true });
      await removeDead(folder, lockFile, { ownFile, own });
    }
  } finally {
    await rm(ownFile, { force: true });
  }
}

/** Linking fails where the name exists: unlike writing, nobody else can come in between. */
async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

/**
 * Removes the lock of a process that is gone. Only one process does so at a time: else a second one, which saw the dead
 * lock as well, would remove the lock that the first has taken meanwhile.
 * @throws DataFolderInUse where its process may be alive, or another one is removing it
 */
async function removeDead(folder: string, lockFile: string, { ownFile, own }: Locker): Promise<void> {
  const refuseLive = async () => {
    const holder = await readHolder(lockFile);
    if (holder && !isGone(holder, own)) throw new DataFolderInUse(folder, holder, lockFile);
  };
  await refuseLive();
  const removing = `${lockFile}.removing`;
  if (!(await tryLink(ownFile, removing))) {
    const other = await readHolder(removing);
    if (other) throw new DataFolderInUse(folder, other, removing);
    return;
  }
  try {
    await refuseLive();
    await rm(lockFile, { force: true });
  } finally {
    await rm(removing, { force: true });
  }
}

/** Who wants the lock, and the file that says so. */
interface Locker {
  own: Holder;
  ownFile: string;
}

/** @returns null where there is no such file */
async function readHolder(file: string): Promise<Holder | null> {
  try {
    const [pid, host = "", boot = "", start = ""] = (await readFile(file, "utf8")).split("\n");
    return { pid: Number(pid), host, boot, start };
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

function isGone({ pid, host, boot, start }: Holder, own: Holder): boolean {
  const namesNobody = !Number.isInteger(pid) || pid <= 0;
  if (namesNobody) return true;
  if (host !== own.host) return false;
  const wasRestarted = boot !== "" && own.boot !== "" && boot !== own.boot;
  if (wasRestarted || !exists(pid)) return true;
  const startNow = startOf(pid);
  // Where starts are not known, our own number is a dead namesake's: this process has not locked yet.
  return start !== "" && startNow !== "" ? start !== startNow : pid === own.pid;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

function ownIdentity(): Holder {
  return {
    pid: process.pid,
    host: os.hostname(),
    boot: textIfAny("/proc/sys/kernel/random/boot_id").trim(),
    start: startOf(process.pid),
  };
}

/** The 22nd field of its stat, counted from after the name of its program, which may hold blanks; empty where there is none. */
function startOf(pid: number): string {
  const stat = textIfAny(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

function textIfAny(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
