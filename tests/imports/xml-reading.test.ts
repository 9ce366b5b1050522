import { describe, expect, it } from "vitest";
import { UnreadableFile } from "~/imports/limits.server";
import { textOf, XmlReading, type XmlPiece } from "~/imports/xml-reading.server";

const XML = `<?xml version="1.0"?>\n<!-- a > b --><x:row r='1' t="a > 'b'"><c/><v>1 &lt; 2 &#x20AC;</v><![CDATA[<é>]]></x:row>\n`;
const PIECES: XmlPiece[] = [
  { kind: "aside" },
  { kind: "text", text: "\n" },
  { kind: "aside" },
  { kind: "open", name: "row", attributes: ` r='1' t="a > 'b'"` },
  { kind: "open", name: "c", attributes: "" },
  { kind: "close", name: "c" },
  { kind: "open", name: "v", attributes: "" },
  { kind: "text", text: "1 < 2 €" },
  { kind: "close", name: "v" },
  { kind: "text", text: "<é>" },
  { kind: "close", name: "row" },
  { kind: "text", text: "\n" },
];

function read(texts: readonly string[]): XmlPiece[] {
  const pieces: XmlPiece[] = [];
  const reading = new XmlReading((piece) => pieces.push(piece));
  for (const text of texts) reading.write(text);
  reading.end();
  return pieces;
}

function cut(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
}

describe("a part of a workbook", () => {
  it.each([1, 2, 3, 5, 8, 13, 1_000])("reads the same in pieces of %i", (size) => {
    expect(read(cut(XML, size))).toEqual(PIECES);
  });

  it.each([
    "<row",
    "<row a='1",
    "<!-- a",
    "<![CDATA[a",
    "<?xml",
    "<",
    "<!",
    "a<b<c>",
    "<é/>",
    "<a>&unknown;</a>",
  ])("is refused where it is not whole, or no XML: %s", (xml) => {
    for (const size of [1, 1_000]) expect(() => read(cut(xml, size)), String(size)).toThrow(UnreadableFile);
  });

  it.each(["<!DOCTYPE a>", "<!ENTITY a 'b'>"])("is refused where it defines something: %s", (xml) => {
    for (const size of [1, 1_000]) expect(() => read(cut(xml, size))).toThrow(/document type or entities/u);
  });

  it.each([
    ["text without an end", "a".repeat(600_000)],
    ["a tag without an end", `<a ${"b".repeat(200_000)}`],
    ["a remark without an end", `<!--${"b".repeat(600_000)}`],
  ])("is refused before its end where that would never come: %s", (_what, xml) => {
    const reading = new XmlReading(() => undefined);
    expect(() => {
      for (const text of cut(`<x>${xml}`, 64_000)) reading.write(text);
      reading.write("<");
    }).toThrow(UnreadableFile);
  });
});

describe("the bytes of a part", () => {
  async function decoded(bytes: Uint8Array, size: number): Promise<string> {
    async function* inPieces() {
      for (let at = 0; at < bytes.length; at += size) yield Promise.resolve(bytes.subarray(at, at + size));
    }
    let text = "";
    for await (const piece of textOf(inPieces())) text += piece;
    return text;
  }

  it.each([2, 3, 7, 1_000])("are the same text in pieces of %i", async (size) => {
    const text = "\ufeff£1 – é 𝄞";
    expect(await decoded(Buffer.from(text), size)).toBe(text.slice(1));
    expect(await decoded(Buffer.from(text, "utf16le"), size)).toBe(text.slice(1));
  });

  it.each([
    ["half a letter", Buffer.from("é").subarray(0, 1)],
    ["Latin 1", Buffer.from("é", "latin1")],
  ])("are refused where they are no text: %s", async (_what, bytes) => {
    await expect(decoded(bytes, 1)).rejects.toThrow(UnreadableFile);
  });
});
