import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { openPostgres } from "../../db/client.server";
import { embeddedTemplateFile, removeOtherTemplates } from "./embedded-template";

declare module "vitest" {
  interface ProvidedContext {
    databaseTemplate:
      { kind: "embedded"; dumpFile: string } | { kind: "postgresql"; url: string; template: string };
  }
}

/** One migrated template for the whole run; every test has its own database made from it. A database that was given and does not answer fails the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL;
  return url ? postgresTemplate(project, url) : embeddedTemplate(project);
}

/** Only names it: the first test that needs it makes it, and those of the rules begin at once. */
export async function embeddedTemplate(project: TestProject) {
  const dumpFile = embeddedTemplateFile();
  await removeOtherTemplates(dumpFile);
  project.provide("databaseTemplate", { kind: "embedded", dumpFile });
  return () => Promise.resolve();
}

/** With what the names of the copies of a template begin, so that those that are left at the end are found. */
export const copyPrefix = (template: string) => `${template.replace("template", "test")}_`;

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
    const left = await server<{ name: string }[]>`
      select datname as name from pg_database where starts_with(datname, ${copyPrefix(template)})`;
    for (const { name } of left) await server.unsafe(`drop database if exists ${name} with (force)`);
    await server.unsafe(`drop database if exists ${template}`);
    await server.end();
  };
}
