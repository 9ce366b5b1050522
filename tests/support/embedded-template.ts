import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { link, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { MIGRATIONS_FOLDER } from "../../db/migrations.server";

const modules = fileURLToPath(new URL("../../node_modules/", import.meta.url));
const folder = path.join(modules, ".cache", "embedded-template");

/** Where the migrated database is kept from run to run: another place for other migrations, and for another PGlite. */
export function embeddedTemplateFile(): string {
  const digest = createHash("sha256");
  digest.update(readFileSync(path.join(modules, "@electric-sql", "pglite", "package.json")));
  for (const file of ["meta/_journal.json", ...readdirSync(MIGRATIONS_FOLDER).sort()]) {
    if (file === "meta") continue;
    digest.update(`\0${file}\0`).update(readFileSync(path.join(MIGRATIONS_FOLDER, file)));
  }
  return path.join(folder, `${digest.digest("hex")}.tar`);
}

/** Makes it where it is not there. Of several that do at once, each makes a whole one, and the first one's stays. */
export async function ensureEmbeddedTemplate(file: string): Promise<void> {
  if (existsSync(file)) return;
  const client = await PGlite.create();
  await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
  const dump = await client.dumpDataDir("none");
  await client.close();
  await mkdir(folder, { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()));
  // Never replaced: it says when it was made, and two databases of one run are copies of the same.
  await link(unfinished, file).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  });
  await rm(unfinished);
}

/** Those of earlier migrations, and what a run that was ended has left unfinished. */
export async function removeOtherTemplates(file: string): Promise<void> {
  if (!existsSync(folder)) return;
  const others = readdirSync(folder).filter((name) => name !== path.basename(file));
  await Promise.all(others.map((name) => rm(path.join(folder, name), { force: true })));
}
