import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";

/**
 * Documents read by programs that had no part in writing them: what they say of headings, tables and words is what a reader's
 * own program finds. `.ci/run` installs them.
 */
const has = (program: string) => spawnSync(program, ["-v"]).error === undefined;
export const HAS_POPPLER = has("pdfinfo");
export const HAS_PANDOC = has("pandoc");

function readBy(program: string, args: readonly string[], bytes: Uint8Array): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "document-"));
  const file = path.join(folder, "document");
  try {
    writeFileSync(file, bytes);
    const { status, stdout, stderr } = spawnSync(
      program,
      args.map((arg) => (arg === "FILE" ? file : arg)),
      { encoding: "utf8", maxBuffer: 100_000_000 },
    );
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Title, author and what else a PDF says of itself. */
export function pdfParticulars(bytes: Uint8Array): Record<string, string> {
  const lines = readBy("pdfinfo", ["FILE"], bytes).split("\n");
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^([^:]+):\s+(.*)$/u.exec(line) ?? [];
      return name === undefined ? [] : [[name, value ?? ""]];
    }),
  );
}

/** One element of a PDF's structure. */
export interface PdfElement {
  depth: number;
  type: string;
  /** Its own words, not those of the elements within it. */
  text: string;
  attributes: string;
}

/** The structure of a PDF in the order in which it is read aloud. */
export function pdfStructure(bytes: Uint8Array): PdfElement[] {
  const elements: PdfElement[] = [];
  for (const line of readBy("pdfinfo", ["-struct-text", "FILE"], bytes).split("\n")) {
    const words = /^\s*"(.*)"$/u.exec(line)?.[1];
    const last = elements.at(-1);
    if (words !== undefined && last) {
      last.text += words;
      continue;
    }
    if (/^\s*\//u.test(line) && last) last.attributes += `${line.trim()}\n`;
    const [, indent = "", type] = /^( *)([A-Za-z][A-Za-z0-9]*)/u.exec(line) ?? [];
    // The annotation behind a link is named as an object, and is no element.
    if (type === undefined || type === "Object") continue;
    elements.push({ depth: indent.length / 2, type, text: "", attributes: "" });
  }
  return elements;
}

/** Each page of a PDF, its lines as they stand on it. */
export function pdfPages(bytes: Uint8Array): string[] {
  return readBy("pdftotext", ["-layout", "FILE", "-"], bytes).split("\f").slice(0, -1);
}

export const pdfWords = (bytes: Uint8Array): string => readBy("pdftotext", ["-raw", "FILE", "-"], bytes);

/** Title and depth of each bookmark, in their order. */
export function pdfBookmarks(bytes: Uint8Array): string[] {
  const xml = readBy("pdftohtml", ["-xml", "-i", "-stdout", "FILE"], bytes);
  const outline = /<outline>[\s\S]*<\/outline>/u.exec(xml)?.[0] ?? "";
  return [...outline.matchAll(/<item[^>]*>([^<]*)<\/item>/gu)].map(([, title = ""]) => unescaped(title));
}

interface PandocNode {
  t: string;
  c?: unknown;
}

export interface WordTable {
  /** Rows of headings that are repeated on each page. */
  headRows: number;
  rows: number;
}

/** What pandoc finds in a Word document. */
export function wordContents(bytes: Uint8Array): {
  headings: { level: number; text: string }[];
  tables: WordTable[];
  links: string[];
} {
  const json = readBy("pandoc", ["-f", "docx", "-t", "json", "FILE"], bytes);
  const { blocks } = JSON.parse(json) as { blocks: PandocNode[] };
  const found: ReturnType<typeof wordContents> = { headings: [], tables: [], links: [] };
  /** Of each heading, by the name that the reader gives it. */
  const headingOf = new Map<string, string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    if (typeof node !== "object" || node === null || Array.isArray(node)) return;
    const { t, c } = node as PandocNode;
    if (t === "Header" && Array.isArray(c)) {
      const text = wordsOf(c[2]);
      found.headings.push({ level: c[0] as number, text });
      headingOf.set(`#${(c[1] as [string])[0]}`, text);
    }
    if (t === "Table" && Array.isArray(c)) {
      const [, headRows] = c[3] as [unknown, unknown[]];
      const bodies = c[4] as [unknown, unknown, unknown[], unknown[]][];
      found.tables.push({
        headRows: headRows.length,
        rows: bodies.reduce((sum, [, , heads, rows]) => sum + heads.length + rows.length, 0),
      });
    }
    if (t === "Link" && Array.isArray(c)) found.links.push((c[2] as [string])[0]);
    walk(c);
  };
  walk(blocks);
  return { ...found, links: found.links.map((link) => headingOf.get(link) ?? link) };
}

function wordsOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(wordsOf).join("");
  if (typeof node !== "object" || node === null) return "";
  const { t, c } = node as PandocNode;
  if (t === "Str") return String(c);
  if (t === "Space" || t === "SoftBreak") return " ";
  return wordsOf(c);
}

/** A part of an Office document, as it is written. */
export function officePart(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name];
  if (!part) throw new Error(`There is no ${name}`);
  return strFromU8(part);
}

/** All words of an Office document, whichever part they are in, and without a reader that might leave some out. */
export function officeWords(bytes: Uint8Array): string {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /\.(?:xml|rels)$/u.test(name));
  return parts
    .map(([, part]) =>
      unescaped(
        strFromU8(part)
          .replace(/<\/w:p>/gu, "\n")
          .replace(/<[^>]*>/gu, (tag) => hidden(tag)),
      ),
    )
    .join("\n");
}

/** What is written in a tag is no less there. */
const hidden = (tag: string) => [...tag.matchAll(/="([^"]*)"/gu)].map(([, value]) => `\n${value}\n`).join("");

const unescaped = (xml: string) =>
  xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replace(/&#(\d+);/gu, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&amp;", "&");
