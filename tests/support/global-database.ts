import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { MIGRATIONS_FOLDER, openPostgres } from "../../db/client.server";

declare module "vitest" {
  interface ProvidedContext {
    databaseTemplate:
      { kind: "embedded"; dumpFile: string } | { kind: "postgresql"; url: string; template: string };
  }
}

/** One migrated template for the whole run; every test takes its own copy. A database that was given and does not answer fails the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL;
  return url ? postgresTemplate(project, url) : embeddedTemplate(project);
}

export async function embeddedTemplate(project: TestProject) {
  const client = await PGlite.create();
  await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
  const dump = await client.dumpDataDir("none");
  await client.close();
  const folder = await mkdtemp(path.join(os.tmpdir(), "eia-template-"));
  const dumpFile = path.join(folder, "template.tar");
  await writeFile(dumpFile, Buffer.from(await dump.arrayBuffer()));
  project.provide("databaseTemplate", { kind: "embedded", dumpFile });
  return () => rm(folder, { recursive: true });
}

export async function postgresTemplate(project: TestProject, url: string) {
  const template = `eia_template_${process.pid}`;
  const server = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  await server.unsafe(`drop database if exists ${template}`);
  await server.unsafe(`create database ${template}`);
  const templateUrl = new URL(url);
  templateUrl.pathname = `/${template}`;
  const migrated = await openPostgres(templateUrl.href, { poolSize: 1 });
  await migrated.close();
  project.provide("databaseTemplate", { kind: "postgresql", url, template });
  return async () => {
    await server.unsafe(`drop database if exists ${template}`);
    await server.end();
  };
}
