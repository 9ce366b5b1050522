import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { embeddedTemplate, postgresTemplate } from "../support/global-database";
import { startOwnPostgres } from "../support/own-postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** A file with one row of a table for everything that was done. */
    soakSummary: string;
  }
}

/**
 * PostgreSQL for all soak tests: the one that was given, else one of their own where its programs are on this machine.
 * Without, they run on the embedded database, which does one transaction at a time: there races prove little.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "eia-soak-"));
  const summary = path.join(folder, "summary.md");
  await writeFile(summary, "");
  project.provide("soakSummary", summary);
  const remove = await provideDatabase(project);
  return async () => {
    await remove();
    const rows = await readFile(summary, "utf8");
    process.stdout.write(
      `\n| what | on | seed | took | what came of it |\n| --- | --- | --- | --- | --- |\n${rows}\n`,
    );
    await rm(folder, { recursive: true });
  };
}

async function provideDatabase(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return postgresTemplate(project, given);
  const own = await startOwnPostgres().catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    console.error(
      `No PostgreSQL was given (TEST_DATABASE_URL), and none could be started here: ${why}\n` +
        "All runs on the embedded database alone, which does one transaction at a time: races prove little there, " +
        "and what a full pool does is left out.",
    );
    return null;
  });
  if (!own) return embeddedTemplate(project);
  console.log("No PostgreSQL was given, so one is started for this run.");
  const removeTemplate = await postgresTemplate(project, own.url);
  return async () => {
    await removeTemplate();
    await own.remove();
  };
}
