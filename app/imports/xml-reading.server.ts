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

const ATTRIBUTE = /(?:^|[\s:])([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const NAME = /^(?:[\w.-]+:)?([\w.-]+)$/u;
const LONGEST_TAG = 100_000;
/** A cell has 32,767 characters at most, each of which may be written as an entity. */
const LONGEST_TEXT = 500_000;
const DOCUMENT_TYPE =
  "The workbook has a document type or entities in it, which no spreadsheet program writes, so it was not opened. Copy the budget into a new workbook, and upload that.";

/**
 * Reads a part of a workbook from front to end, as it comes: of a part only what is not read yet is in memory. Nothing is
 * defined or fetched from within it: a document type is refused, and with it every entity but those of XML itself.
 */
export class XmlReading {
  /** What begins with the last piece that was not whole. */
  private xml = "";
  private at = 0;
  private isEnd = false;
  /** As they are written, with a prefix, by which they are looked up. */
  private readonly names = new Map<string, string>();

  constructor(private readonly take: (piece: XmlPiece) => void) {}

  /** @throws {UnreadableFile} where the part is not such XML. */
  write(text: string): void {
    this.xml = this.xml.slice(this.at) + text;
    this.at = 0;
    while (this.at < this.xml.length) {
      if (!this.readPiece()) break;
    }
  }

  /** @throws {UnreadableFile} where something is not whole. */
  end(): void {
    this.isEnd = true;
    this.write("");
    if (this.at < this.xml.length) damaged();
  }

  /** @returns false where the piece is not whole yet */
  private readPiece(): boolean {
    const { xml, at } = this;
    if (xml.charCodeAt(at) !== OPENING) return this.readText();
    const second = xml.charAt(at + 1);
    if (second === "?") return this.readAside("?>");
    if (second === "!") {
      if (xml.length - at < CDATA.length && !this.isEnd) return false;
      if (xml.startsWith("<!--", at)) return this.readAside("-->");
      if (xml.startsWith(CDATA, at)) return this.readCharacters();
      throw new UnreadableFile(DOCUMENT_TYPE);
    }
    return this.readTag(second === "/");
  }

  private readText(): boolean {
    const { xml, at } = this;
    const next = xml.indexOf("<", at);
    const end = next === -1 ? xml.length : next;
    if (end - at > LONGEST_TEXT) damaged();
    if (next === -1 && !this.isEnd) return false;
    this.take({ kind: "text", text: unescape(xml.slice(at, end)) });
    this.at = end;
    return true;
  }

  private readAside(close: string): boolean {
    const end = this.behind(close);
    if (end === -1) return false;
    this.take({ kind: "aside" });
    this.at = end;
    return true;
  }

  private readCharacters(): boolean {
    const end = this.behind("]]>");
    if (end === -1) return false;
    this.take({ kind: "text", text: this.xml.slice(this.at + CDATA.length, end - "]]>".length) });
    this.at = end;
    return true;
  }

  private behind(close: string): number {
    const found = this.xml.indexOf(close, this.at);
    if (found !== -1) return found + close.length;
    return this.xml.length - this.at > LONGEST_TEXT ? damaged() : -1;
  }

  private readTag(isClosing: boolean): boolean {
    const { xml, at } = this;
    const end = this.endOfTag();
    if (end === -1) return false;
    const isWhole = !isClosing && xml.charCodeAt(end - 1) === SLASH;
    const begin = isClosing ? at + 2 : at + 1;
    const last = isWhole ? end - 1 : end;
    let nameEnd = begin;
    while (nameEnd < last && !isSpace(xml.charCodeAt(nameEnd))) nameEnd += 1;
    const name = this.nameOf(xml.slice(begin, nameEnd));
    if (!isClosing) this.take({ kind: "open", name, attributes: xml.slice(nameEnd, last) });
    if (isClosing || isWhole) this.take({ kind: "close", name });
    this.at = end + 1;
    return true;
  }

  /** Where the tag closes: the first `>` that stands in no attribute; -1 where that is not there yet. */
  private endOfTag(): number {
    const { xml, at: from } = this;
    const limit = Math.min(xml.length, from + LONGEST_TAG);
    for (let at = from + 1; at < limit; at += 1) {
      const letter = xml.charCodeAt(at);
      if (letter === CLOSING) return at;
      if (letter === OPENING) damaged();
      if (letter !== DOUBLE_QUOTE && letter !== SINGLE_QUOTE) continue;
      at = xml.indexOf(letter === DOUBLE_QUOTE ? '"' : "'", at + 1);
      if (at === -1) break;
    }
    return xml.length - from >= LONGEST_TAG ? damaged() : -1;
  }

  private nameOf(written: string): string {
    const known = this.names.get(written);
    if (known !== undefined) return known;
    const [, name = ""] = NAME.exec(written) ?? damaged();
    if (this.names.size < MOST_NAMES) this.names.set(written, name);
    return name;
  }
}

const CDATA = "<![CDATA[";
const [OPENING, CLOSING, SLASH, DOUBLE_QUOTE, SINGLE_QUOTE] = [0x3c, 0x3e, 0x2f, 0x22, 0x27];
/** A workbook has a few dozen. */
const MOST_NAMES = 1_000;

function isSpace(letter: number): boolean {
  return letter === 0x20 || (letter >= 0x09 && letter <= 0x0d);
}

/** The text of a part, in the pieces in which its bytes come. @throws {UnreadableFile} where the bytes are no text */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  try {
    for await (const piece of bytes) {
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
      yield decoder.decode(piece, { stream: true });
    }
    if (decoder) yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) damaged();
    throw error;
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

export function readAttributes(written: string): Attributes {
  const attributes: Partial<Record<string, string>> = {};
  for (const [, name = "", double, single] of written.matchAll(ATTRIBUTE)) {
    attributes[name] = unescape(double ?? single ?? "");
  }
  return attributes;
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
