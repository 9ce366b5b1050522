import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** Two processes on one data folder would lose rows without a word. */
export class DataFolderInUse extends Error {
  constructor(folder: string, pid: number, lockFile: string) {
    super(
      `The data folder ${folder} is in use by process ${pid}. Stop that one first, or set DATA_DIR to another folder. (Lock file: ${lockFile})`,
    );
    this.name = "DataFolderInUse";
  }
}

/**
 * Takes the folder for this process. A lock left by a process that is gone is taken over; one of a live process never is.
 * @returns what gives the folder back.
 * @throws DataFolderInUse
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  const lockFile = path.join(folder, "in-use.lock");
  const ownFile = `${lockFile}.${process.pid}`;
  await writeFile(ownFile, String(process.pid));
  try {
    for (;;) {
      if (await tryLink(ownFile, lockFile)) return () => rm(lockFile, { force: true });
      const holder = await readHolder(lockFile);
      if (holder !== null && isAlive(holder)) throw new DataFolderInUse(folder, holder, lockFile);
      await setAside(lockFile, holder);
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

async function readHolder(lockFile: string): Promise<number | null> {
  try {
    const pid = Number(await readFile(lockFile, "utf8"));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** Moves a dead process's lock away; if another process took the lock in the meantime, gives it back. */
async function setAside(lockFile: string, deadHolder: number | null): Promise<void> {
  const aside = `${lockFile}.stale.${process.pid}`;
  try {
    await rename(lockFile, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  if ((await readHolder(aside)) !== deadHolder) await tryLink(aside, lockFile);
  await rm(aside, { force: true });
}

/** Our own number in the file is a dead namesake's: this process has not locked yet. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
