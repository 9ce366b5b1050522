import ts from "typescript";
import { parse, walk, type SourceFile } from "./source";

/** What makes a function answer differently when it is asked twice, or reach out of the process. */
const OUTSIDE = new Set([
  ...["process", "performance", "crypto", "fetch", "setTimeout", "setInterval", "setImmediate"],
  ...["globalThis", "window", "navigator", "localStorage", "sessionStorage", "console"],
]);

/** Where a file reads the clock: `new Date()`, `Date()`, `Date.now`. */
export function clockReadings(file: SourceFile): string[] {
  return found(file, (node) => {
    if (ts.isNewExpression(node)) return isNamed(node.expression, "Date") && !node.arguments?.length;
    if (ts.isCallExpression(node)) return isNamed(node.expression, "Date");
    return isMember(node, "Date", "now");
  });
}

const READS_A_BODY = ["formData", "json", "text", "blob", "arrayBuffer", "bytes"];

/** Where a file reads what was sent in one go, or takes the stream of it. */
export function bodyReadings(file: SourceFile): string[] {
  return found(file, (node) => {
    if (!ts.isPropertyAccessExpression(node)) return false;
    const { text: member } = node.name;
    const isOfRequest = /(?:^|\.)request$/u.test(node.expression.getText());
    return (
      ["formData", "getReader", "pipeTo"].includes(member) || (isOfRequest && READS_A_BODY.includes(member))
    );
  });
}

/** Where a file throws dice. */
export function diceThrows(file: SourceFile): string[] {
  return found(file, (node) => isMember(node, "Math", "random"));
}

/** Where a file reads the process's environment. */
export function environmentReadings(file: SourceFile): string[] {
  return found(
    file,
    (node) =>
      isMember(node, "process", "env") ||
      (ts.isPropertyAccessExpression(node) && node.name.text === "env" && ts.isMetaProperty(node.expression)),
  );
}

/** Where a file names something that lies outside it and outside its arguments. */
export function outsideNames(file: SourceFile): string[] {
  return found(file, (node) => ts.isIdentifier(node) && OUTSIDE.has(node.text) && !isNameOfProperty(node));
}

/** Where a URL of the site is spelled out, going by the first words of its paths. */
export function spelledOutPaths(file: SourceFile, firstSegments: readonly string[]): string[] {
  const path = new RegExp(`^/(?:${firstSegments.join("|")})(?:[/?#]|$)`, "u");
  return found(
    file,
    (node) =>
      (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) &&
      !(ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent)) &&
      path.test(node.text),
  );
}

function found(file: SourceFile, matches: (node: ts.Node) => boolean): string[] {
  const source = parse(file);
  const places: string[] = [];
  walk(source, (node) => {
    if (!matches(node)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    places.push(`${file.name}:${line + 1} ${node.getText(source).split("\n")[0] ?? ""}`);
  });
  return places;
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

function isMember(node: ts.Node, object: string, member: string): boolean {
  if (ts.isPropertyAccessExpression(node))
    return isNamed(node.expression, object) && node.name.text === member;
  return (
    ts.isElementAccessExpression(node) &&
    isNamed(node.expression, object) &&
    ts.isStringLiteralLike(node.argumentExpression) &&
    node.argumentExpression.text === member
  );
}

function isNameOfProperty(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent)) &&
      parent.name === node)
  );
}
