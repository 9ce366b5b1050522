import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { getTableName, is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import ts from "typescript";
import * as schema from "../../db/schema";
import { APPENDED_ONLY } from "../../db/rights.server";
import { drawTable } from "./table";

const schemaFolder = new URL("../../db/schema/", import.meta.url);

type TableConfig = ReturnType<typeof getTableConfig>;

/** A reference from some columns of a table to a row of another. */
interface Reference {
  from: string;
  to: string;
  columns: readonly string[];
  isOptional: boolean;
  /** No two rows refer to the same one. */
  isUnique: boolean;
}

/** Every table of the schema, in the order of its files: the picture of how they hang together, then each column. */
export function drawTables(): string {
  const docs = readTableDocs();
  const tables = docs.map(({ name }) => getTableConfig(tableNamed(name)));
  return [drawPicture(tables), ...docs.map((doc, index) => drawOne(doc, tables[index]))].join("\n\n");
}

const TABLES = Object.values(schema).filter((value) => is(value, PgTable));

function tableNamed(exported: string): PgTable {
  const found = (schema as Record<string, unknown>)[exported];
  if (!is(found, PgTable)) throw new Error(`${exported} is no table of db/schema/index.ts`);
  return found;
}

interface TableDoc {
  /** The name of the constant. */
  name: string;
  /** The file of db/schema/ it is in. */
  file: string;
  /** The comment above it, in one line. */
  about: string;
}

/** What the schema's files say of their tables, found by TypeScript's own parser. */
function readTableDocs(): TableDoc[] {
  const index = readFileSync(new URL("index.ts", schemaFolder), "utf8");
  const files = [...index.matchAll(/from "\.\/(.+)"/gu)].map(([, file]) => `${file ?? ""}.ts`);
  const docs = files.flatMap(docsIn);
  if (docs.length !== TABLES.length) throw new Error("A table is exported in a way that is not understood");
  return docs;
}

function docsIn(file: string): TableDoc[] {
  const url = new URL(file, schemaFolder);
  const source = ts.createSourceFile(
    fileURLToPath(url),
    readFileSync(url, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  return source.statements.filter(ts.isVariableStatement).flatMap((statement) =>
    statement.declarationList.declarations.flatMap(({ name, initializer }) => {
      const isTable =
        initializer && ts.isCallExpression(initializer) && initializer.expression.getText() === "pgTable";
      if (!isTable) return [];
      const about = ts
        .getJSDocCommentsAndTags(statement)
        .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
        .join(" ");
      return [{ name: name.getText(), file, about: about.replace(/\s+/gu, " ").trim() }];
    }),
  );
}

/** A Mermaid entity relationship diagram: which table refers to which, by which columns. */
function drawPicture(tables: readonly TableConfig[]): string {
  const references = tables.flatMap(referencesOf).filter(isDrawn);
  const alone = tables.filter(({ name }) => !references.some(({ from, to }) => name === from || name === to));
  return [
    "```mermaid",
    "erDiagram",
    ...references.map(drawReference),
    ...alone.map(({ name }) => `  ${name}`),
    "```",
  ].join("\n");
}

/** Who did something is in nearly every table: those arrows would cover the picture, and stand in the tables beneath it. */
function isDrawn({ to, isUnique, from }: Reference): boolean {
  return to !== "person" || isUnique || OF_A_PERSON.has(from);
}
const OF_A_PERSON = new Set(["role_grant", "session", "one_time_link", "delegation", "framework_author"]);

function drawReference({ from, to, columns, isOptional, isUnique }: Reference): string {
  return `  ${to} ${isOptional ? "|o" : "||"}--${isUnique ? "o|" : "o{"} ${from} : "${columns.join(", ")}"`;
}

function referencesOf({ name, columns, foreignKeys, indexes, uniqueConstraints, primaryKeys }: TableConfig) {
  const keys = [
    ...columns.filter(({ primary, isUnique }) => primary || isUnique).map((column) => [column.name]),
    ...primaryKeys.map((key) => key.columns.map((column) => column.name)),
    ...uniqueConstraints.map((key) => key.columns.map((column) => column.name)),
    ...indexes
      .filter(({ config }) => config.unique && !config.where)
      .map(({ config }) => config.columns.map((column) => ("name" in column ? (column.name ?? "") : ""))),
  ];
  return foreignKeys.map((foreignKey): Reference => {
    const { columns: own, foreignTable } = foreignKey.reference();
    const names = own.map((column) => column.name);
    return {
      from: name,
      to: getTableName(foreignTable),
      columns: names,
      isOptional: own.some(({ notNull }) => !notNull),
      isUnique: keys.some((key) => key.length === names.length && key.every((part) => names.includes(part))),
    };
  });
}

function drawOne({ file, about }: TableDoc, table: TableConfig | undefined): string {
  if (!table) throw new Error("A table has no columns");
  const references = referencesOf(table);
  const primary = new Set(table.primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
  const rows = table.columns.map((column) => [
    `\`${column.name}\``,
    column.getSQLType(),
    [
      ...(column.primary || primary.has(column.name) ? ["key"] : []),
      ...(column.notNull ? [] : ["may be null"]),
      ...references
        .filter(({ columns }) => columns.includes(column.name))
        .map(({ to }) => `→ [${to}](#${to})`),
    ].join("; "),
  ]);
  return [
    `### ${table.name}`,
    [
      about,
      APPENDED_ONLY.includes(table.name) ? "Only ever added to." : "",
      `[${file}](../db/schema/${file})`,
    ]
      .filter(Boolean)
      .join(" "),
    drawTable(["column", "type", ""], rows),
  ].join("\n\n");
}
