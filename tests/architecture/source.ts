import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const projectFolder = fileURLToPath(new URL("../../", import.meta.url));

export interface SourceFile {
  /** From the project's folder, with forward slashes: `app/domain/shared/money.ts`. */
  name: string;
  text: string;
}

export interface Import {
  /** Either a file of the project, without its ending, or a package. */
  target: { file: string } | { package: string };
  specifier: string;
}

/** Every file below these folders and with these endings, in order. */
export function listSourceFiles(folders: readonly string[], endings = /\.(?:tsx?|mjs|js)$/u): SourceFile[] {
  return folders
    .flatMap((folder) => listFiles(folder))
    .filter((name) => endings.test(name))
    .map((name) => ({ name, text: readFileSync(path.join(projectFolder, name), "utf8") }));
}

/** Every file below a folder of the project; none where the folder is not there. */
export function listFiles(folder: string): string[] {
  if (!existsSync(path.join(projectFolder, folder))) return [];
  return readdirSync(path.join(projectFolder, folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? listFiles(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    );
}

/** All that a file asks for by import, export … from, dynamic import and import type, found by TypeScript's own parser. */
export function readImports(file: SourceFile): Import[] {
  const specifiers: string[] = [];
  walk(parse(file), (node) => {
    const asked = specifierOf(node);
    if (asked && ts.isStringLiteralLike(asked)) specifiers.push(asked.text);
  });
  return specifiers.map((specifier) => ({ specifier, target: targetOf(specifier, file.name) }));
}

/** A file that was read once is parsed once, however many tests look at it. */
const parsed = new WeakMap<SourceFile, ts.SourceFile>();

export function parse(file: SourceFile): ts.SourceFile {
  const known = parsed.get(file);
  if (known) return known;
  const tree = ts.createSourceFile(file.name, file.text, ts.ScriptTarget.Latest, true);
  parsed.set(file, tree);
  return tree;
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => {
    walk(child, visit);
  });
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isExternalModuleReference(node)) return node.expression;
  const asks =
    ts.isCallExpression(node) &&
    (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
      (ts.isIdentifier(node.expression) && node.expression.text === "require"));
  return asks ? node.arguments[0] : undefined;
}

function targetOf(specifier: string, importer: string): Import["target"] {
  const plain = specifier.replace(/\?.*$/u, "");
  if (plain.startsWith("~/")) return { file: `app/${plain.slice(2)}` };
  if (plain.startsWith("~db/")) return { file: `db/${plain.slice(4)}` };
  if (plain.startsWith(".")) return { file: path.posix.join(path.posix.dirname(importer), plain) };
  if (plain.startsWith("node:")) return { package: plain };
  const depth = plain.startsWith("@") ? 2 : 1;
  return { package: plain.split("/").slice(0, depth).join("/") };
}
