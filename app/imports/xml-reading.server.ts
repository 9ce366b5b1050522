import { UnreadableFile } from "./limits.server";
import { DAMAGED } from "./zip-reading.server";

/** Names are without their namespace prefix; attributes are as written, for `readAttributes`. */
export type XmlEvent =
  | { kind: "open"; name: string; attributes: string }
  | { kind: "text"; text: string }
  | { kind: "close"; name: string };
/** Comments and processing instructions say nothing to a reader, but take their time as well. */
export type XmlPiece = XmlEvent | { kind: "aside" };
export type Attributes = Readonly<Partial<Record<string, string>>>;

/** The name without its prefix, and the attributes. */
const INSIDE = /^(?:[\w.-]+:)?([\w.-]+)((?:\s[^]*)?)$/u;
const ATTRIBUTE = /(?:^|[\s:])([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const LONGEST_TAG = 100_000;
/** A cell has 32,767 characters at most, each of which may be written as an entity. */
const LONGEST_TEXT = 500_000;
const DOCUMENT_TYPE =
  "The workbook has a document type or entities in it, which no spreadsheet program writes, so it was not opened. Copy the budget into a new workbook, and upload that.";

/**
 * Reads a part of a workbook from front to end. Nothing is defined or fetched from within it: a document type is
 * refused, and with it every entity but those of XML itself.
 *
 * @throws {UnreadableFile} where the part is not such XML.
 */
export function* readXml(bytes: Uint8Array): Generator<XmlPiece> {
  const xml = decode(bytes);
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf("<", at);
    const textEnd = next === -1 ? xml.length : next;
    if (textEnd - at > LONGEST_TEXT) damaged();
    if (textEnd > at) yield { kind: "text", text: unescape(xml.slice(at, textEnd)) };
    at = textEnd;
    if (at === xml.length) return;

    if (xml.startsWith("<!--", at)) {
      at = behind(xml, "-->", at);
      yield { kind: "aside" };
    } else if (xml.startsWith("<?", at)) {
      at = behind(xml, "?>", at);
      yield { kind: "aside" };
    } else if (xml.startsWith("<![CDATA[", at)) {
      const end = behind(xml, "]]>", at);
      yield { kind: "text", text: xml.slice(at + "<![CDATA[".length, end - "]]>".length) };
      at = end;
    } else if (xml.startsWith("<!", at)) {
      throw new UnreadableFile(DOCUMENT_TYPE);
    } else {
      const end = endOfTag(xml, at);
      const isEnd = xml.charAt(at + 1) === "/";
      const isWhole = !isEnd && xml.charAt(end - 1) === "/";
      const inside = xml.slice(at + (isEnd ? 2 : 1), isWhole ? end - 1 : end);
      const [, name = "", attributes = ""] = INSIDE.exec(inside) ?? damaged();
      if (!isEnd) yield { kind: "open", name, attributes };
      if (isEnd || isWhole) yield { kind: "close", name };
      at = end + 1;
    }
  }
}

function decode(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isUtf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) damaged();
    throw error;
  }
}

function behind(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from);
  return found === -1 ? damaged() : found + end.length;
}

/** Where the tag closes: the first `>` that stands in no attribute. */
function endOfTag(xml: string, from: number): number {
  let at = from + 1;
  while (at < xml.length && at - from < LONGEST_TAG) {
    const letter = xml.charAt(at);
    if (letter === ">") return at;
    if (letter === "<") damaged();
    at = letter === '"' || letter === "'" ? behind(xml, letter, at + 1) : at + 1;
  }
  return damaged();
}

export function readAttributes(written: string): Attributes {
  return Object.fromEntries(
    Array.from(written.matchAll(ATTRIBUTE), ([, name = "", double, single]) => [
      name,
      unescape(double ?? single ?? ""),
    ]),
  );
}

const ENTITIES = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

function unescape(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([^;\s]{0,8}));?/giu,
    (_whole, hexadecimal, decimal, name) => {
      if (typeof name === "string") return ENTITIES.get(name) ?? damaged();
      const code = hexadecimal ? parseInt(String(hexadecimal), 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : damaged();
    },
  );
}

function damaged(): never {
  throw new UnreadableFile(DAMAGED);
}
