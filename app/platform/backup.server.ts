import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { backUpEmbedded, backUpPostgres } from "~db/backup.server";
import { readEnvironment } from "./environment.server";

const USAGE = `Usage: npm run backup -- target

  The database that the server uses (DATABASE_URL, else the embedded one in DATA_DIR, whose server must be stopped
  meanwhile) is copied to the file target, which must not be there yet. The signing key is not in it.`;

/** Copies the whole database to a file. @returns 0 where it was done, else 1 */
export async function backup(args: readonly string[]): Promise<0 | 1> {
  try {
    const [target, ...more] = parseArgs({ args: [...args], allowPositionals: true }).positionals;
    if (target === undefined || more.length > 0) throw new TypeError("Name one file to write to.");
    const environment = readEnvironment(process.env, "./data");
    const folder = path.resolve(environment.dataFolder);
    const { databaseUrl } = environment;
    if (existsSync(target)) throw new Error(`${target} is there already. Name another file.`);
    if (databaseUrl === undefined && !existsSync(path.join(folder, "database"))) {
      throw new Error(`There is no database at ${folder}. Set DATA_DIR or DATABASE_URL as for the server.`);
    }
    await writeWhole(target, (file) =>
      databaseUrl === undefined
        ? backUpEmbedded(folder, file)
        : backUpPostgres({ url: databaseUrl, variables: process.env }, file),
    );
    console.log(
      `Backed up to ${target}. The signing key is not in it: keep a copy of ${path.resolve(environment.signingKeyFile)} elsewhere.`,
    );
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    if (error instanceof TypeError) console.error(USAGE);
    return 1;
  }
}

/** The file appears whole and on the disk, or not at all; only its owner reads it. */
async function writeWhole(
  target: string,
  write: (file: Awaited<ReturnType<typeof open>>) => Promise<void>,
): Promise<void> {
  const draft = `${target}.unfinished`;
  await rm(draft, { force: true });
  const file = await open(draft, "wx", 0o600);
  try {
    await write(file);
    await file.sync();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(draft, target);
}
