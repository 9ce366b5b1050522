import type { Database } from "../../db/client.server";
import { findFramework } from "../../db/queries/frameworks.server";
import { findImportDraft } from "../../db/queries/imports.server";
import type { Actor } from "../../db/queries/people.server";
import { readPaste, readUpload } from "../../app/imports/read-upload.server";
import { uploadReading } from "../../app/imports/uploaded-sheets.server";
import { beginImport } from "../../app/services/budget/import/begin-import.server";
import type { ServiceContext } from "../../app/services/context.server";
import { confirmImport } from "../../app/services/budget/import/internal/confirm-import.server";
import { previewImport, type ImportPreview } from "../../app/services/budget/import/import-preview.server";
import { understandImport } from "../../app/services/budget/import/understood-import.server";
import { columnsAt } from "../../app/services/budget/import/import-columns.server";
import { mapImportColumns } from "../../app/services/budget/import/map-import-columns.server";
import { contextOf } from "./office";

/** Imports as a person makes them: through the services, step by step. */

export const HEADINGS = [
  ...["priority", "service", "delivery organisation", "provision", "commissioning method"],
  ...["2018/19 (£)", "2019/20 (£)", "geographical reach", "note"],
];

/** One row of the sheet, in the order of `HEADINGS`. */
export function aRow(service: string, pounds: number | string, overrides: Partial<RowTexts> = {}): string[] {
  const row = { ...USUAL, service, first: String(pounds), second: String(pounds), ...overrides };
  return [
    ...[row.priority, row.service, row.deliveryOrganisation, "", row.method],
    ...[row.first, row.second, row.reach, ""],
  ];
}
interface RowTexts {
  priority: string;
  deliveryOrganisation: string;
  method: string;
  first: string;
  second: string;
  reach: string;
}
const USUAL = { priority: "Victims", deliveryOrganisation: "Catch 22", method: "Grant funded", reach: "LLR" };

/** What is pasted of these rows. */
export function pasted(rows: readonly (readonly string[])[]): string {
  return [HEADINGS, ...rows].map((row) => row.join("\t")).join("\n");
}

type Source = { file: { fileName: string; bytes: Uint8Array } } | { pasted: string };

/** Begins an import; what it is made from is read on this thread. */
export async function beginImportHere(
  context: ServiceContext,
  { frameworkId, source }: { frameworkId: number; source: Source },
): Promise<void> {
  const read = () =>
    "file" in source ? readUpload(source.file.bytes, source.file.fileName) : readPaste(source.pasted);
  await beginImport(context, {
    frameworkId,
    fileName: "file" in source ? source.file.fileName : null,
    read: async () => uploadReading(await read()),
  });
}

/** Begins an import and says that the columns hold what their headings say. */
export async function beginWith(
  database: Database,
  person: Actor,
  frameworkId: number,
  rows: readonly (readonly string[])[],
): Promise<void> {
  const context = contextOf(database, person);
  await beginImportHere(context, { frameworkId, source: { pasted: pasted(rows) } });
  const draft = await draftOf(database, person, frameworkId);
  const mapping = columnsAt(draft, null);
  await mapImportColumns(context, { frameworkId, version: draft.version, mapping });
}

export async function draftOf(database: Database, person: Actor, frameworkId: number) {
  const draft = await findImportDraft(database.db, frameworkId, person.personId);
  if (!draft) throw new Error(`${person.name} has no import under way`);
  return draft;
}

export async function previewOf(
  database: Database,
  person: Actor,
  frameworkId: number,
): Promise<ImportPreview> {
  const understood = understandImport(await draftOf(database, person, frameworkId));
  const framework = await findFramework(database.db, frameworkId, {
    personId: person.personId,
    seesAll: true,
  });
  if (!understood || !framework) throw new Error("There is nothing to preview");
  return previewImport(database.db, framework, understood);
}

/** Confirms what the preview shows now. */
export async function confirmNow(database: Database, person: Actor, frameworkId: number): Promise<void> {
  const { state } = await previewOf(database, person, frameworkId);
  await confirmImport(contextOf(database, person), { frameworkId, state });
}

export async function importRows(
  database: Database,
  person: Actor,
  frameworkId: number,
  rows: readonly (readonly string[])[],
): Promise<void> {
  await beginWith(database, person, frameworkId, rows);
  await confirmNow(database, person, frameworkId);
}
