import path from "node:path";
import ts from "typescript";
import { parse, walk, type SourceFile } from "./source";

/** A rule of docs/rules.md. Its files and tests are named from the project's folder. */
export interface Rule {
  number: number;
  law: string;
  files: readonly string[];
  tests: readonly string[];
}

/** A place that cites a rule by its number. */
export interface Citation {
  rule: number;
  /** `app/domain/budget/changes.ts`, or of a file in which a line is known `…:175` */
  place: string;
}

/** The rules, section by section. */
export function readRules(document: string): Rule[] {
  return document
    .split(/^## /mu)
    .slice(1)
    .map((section) => {
      const [heading = ""] = section.split("\n");
      const number = /^Rule (\d+)$/u.exec(heading)?.[1];
      if (number === undefined) throw new Error(`“${heading}” is no rule's number`);
      const point = (name: string) =>
        new RegExp(`^- \\*\\*${name}:\\*\\* ((?:.+\\n?)(?:  .+\\n?)*)`, "mu").exec(section)?.[1] ?? "";
      return {
        number: Number(number),
        law: point("Law").replace(/\s+/gu, " ").trim(),
        files: linksIn(point("File")),
        tests: linksIn(point("Test")),
      };
    });
}

const linksIn = (text: string) =>
  [...text.matchAll(/\]\(([^)]+)\)/gu)].map(([, link = ""]) => path.posix.join("docs", link));

const CITED = /\brules?\s+(\d{1,2}(?:\s*(?:,|and|or|to)\s*\d{1,2})*)(?!\d|\.\d)/giu;

/** The numbers in "rule 4", "rules 11 and 12", "Rules 1, 3 and 5" and "rules 1 to 3". */
export function citedRules(text: string): number[] {
  return [...text.matchAll(CITED)].flatMap(([, numbers = ""]) =>
    numbers.split(/,|and|or/u).flatMap((part) => {
      const [first = 0, last = first] = part.split("to").map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    }),
  );
}

/** In the comments of a source file, and in what its tests are called. */
export function citationsInSource(file: SourceFile): Citation[] {
  if (citedRules(inOneLine(file.text)).length === 0) return [];
  const source = parse(file);
  const found: Citation[] = [];
  const add = (text: string, at: number) => {
    const { line } = source.getLineAndCharacterOfPosition(at);
    for (const rule of citedRules(inOneLine(text))) found.push({ rule, place: `${file.name}:${line + 1}` });
  };
  for (const { pos, end } of commentsIn(source)) add(file.text.slice(pos, end), pos);
  walk(source, (node) => {
    if (!ts.isCallExpression(node) || !/^(?:describe|it|test)\b/u.test(node.expression.getText())) return;
    const [title] = node.arguments;
    if (title && ts.isStringLiteralLike(title)) add(title.text, title.getStart());
  });
  return found;
}

/** In migrations and styles, which have comments of their own kinds, and in documents, which are all words. */
export function citationsInText({ name, text }: SourceFile): Citation[] {
  const comments = name.endsWith(".md") ? [text] : (text.match(/--.*|\/\*[\s\S]*?\*\/|\/\/.*/gu) ?? []);
  return comments.flatMap((comment) => citedRules(inOneLine(comment)).map((rule) => ({ rule, place: name })));
}

const inOneLine = (text: string) => text.replace(/\n\s*(?:\*|\/\/|--)?\s*/gu, " ");

/** Every comment, those between JSX too. A comment stands before or behind some token. */
function commentsIn(source: ts.SourceFile): ts.CommentRange[] {
  const found = new Map<number, ts.CommentRange>();
  const look = (node: ts.Node) => {
    const children = node.getChildren(source);
    if (children.length > 0) {
      children.forEach(look);
      return;
    }
    // The text between JSX tags has no comments: what looks like one is shown.
    if (node.kind === ts.SyntaxKind.JsxText) return;
    for (const range of [
      ...(ts.getLeadingCommentRanges(source.text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(source.text, node.end) ?? []),
    ]) {
      found.set(range.pos, range);
    }
  };
  look(source);
  return [...found.values()];
}
