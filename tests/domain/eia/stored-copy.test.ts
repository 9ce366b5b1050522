import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  attachmentDisposition,
  checkCopy,
  cleanFileName,
  copyProblem,
  formatFileSize,
  MAX_COPY_BYTES,
} from "~/domain/eia/stored-copy";

const bytes = (text: string) => new TextEncoder().encode(text);
const ZIP = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]);
const COMPOUND = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0x00]);
const ODT = new Uint8Array([
  ...ZIP,
  ...new Uint8Array(24),
  ...bytes("mimetypeapplication/vnd.oasis.opendocument.textPK"),
]);

describe("what is taken as a stored copy", () => {
  it.each([
    ["eia.pdf", bytes("%PDF-1.7\n"), "application/pdf"],
    ["EIA.PDF", bytes("%PDF-1.4"), "application/pdf"],
    ["eia.docx", ZIP, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["eia.doc", COMPOUND, "application/msword"],
    ["eia.odt", ODT, "application/vnd.oasis.opendocument.text"],
    ["eia.txt", bytes("Assessed – see §149"), "text/plain"],
  ])("%s", (fileName, content, mediaType) => {
    expect(checkCopy(fileName, content)).toMatchObject({ ok: true, mediaType });
  });

  it.each([
    ["a page that calls itself PDF", "eia.pdf", bytes("<html>")],
    ["a PDF that calls itself Word", "eia.docx", bytes("%PDF-1.7")],
    ["a ZIP that calls itself OpenDocument", "eia.odt", ZIP],
    ["a ZIP that calls itself old Word", "eia.doc", ZIP],
    ["a program that calls itself text", "eia.txt", new Uint8Array([0x4d, 0x5a, 0x00, 0x03])],
    ["text that is not UTF-8", "eia.txt", new Uint8Array([0xa3, 0x31])],
    ["a page", "eia.html", bytes("<html>")],
    ["a picture", "eia.svg", bytes("<svg>")],
    ["two extensions, the last of which counts", "eia.pdf.exe", bytes("%PDF-1.7")],
    ["a name of Object's own", "eia.constructor", bytes("%PDF-1.7")],
    ["no extension", "pdf", bytes("%PDF-1.7")],
    ["nothing", "eia.pdf", new Uint8Array()],
    ["too much", "eia.txt", new Uint8Array(MAX_COPY_BYTES + 1).fill(0x61)],
  ])("not %s", (_case, fileName, content) => {
    expect(checkCopy(fileName, content).ok).toBe(false);
  });
});

describe("what is said of a file that is not taken", () => {
  const KINDS =
    "The stored copy must be a PDF, a Word document (.docx or .doc), an OpenDocument text (.odt) or plain text (.txt)";
  const not = (name: string) => `The stored copy is not what its name says: it is not a ${name}`;

  it.each<[string, number, string | null]>([
    ["eia.html", 10, KINDS],
    ["txt", 10, KINDS],
    ["no extension", 10, KINDS],
    ["eia.pdf", 0, "The stored copy is empty"],
    ["eia.pdf", 1, null],
    ["eia.pdf ", 1, null],
    ["eia.pdf", MAX_COPY_BYTES, null],
    ["eia.pdf", MAX_COPY_BYTES + 1, "The stored copy must be 5 MB or smaller"],
  ])("%j with %i bytes: %s", (fileName, byteLength, expected) => {
    expect(copyProblem(fileName, byteLength)).toBe(expected);
  });

  it.each<[string, Uint8Array, string]>([
    ["eia.pdf", bytes("<html>"), not("PDF")],
    ["eia.docx", COMPOUND, not("Word document")],
    ["eia.docx", new Uint8Array([0x50, 0x4b, 0x05, 0x06]), not("Word document")],
    ["eia.doc", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), not("Word document")],
    ["eia.odt", ZIP, not("OpenDocument text")],
    ["eia.txt", new Uint8Array([0x61, 0x00]), not("plain text (UTF-8)")],
    ["eia.html", bytes("<html>"), KINDS],
    ["eia.pdf", new Uint8Array(), "The stored copy is empty"],
  ])("%s: %s", (fileName, content, problem) => {
    expect(checkCopy(fileName, content)).toEqual({ ok: false, problem });
  });
});

describe("its name", () => {
  it.each([
    ["Victim First EIA.PDF", "Victim First EIA.pdf"],
    ["C:\\Users\\me\\eia.pdf", "eia.pdf"],
    ["../../etc/eia.pdf", "eia.pdf"],
    ['a"b;c%<d>.pdf', "a b c d.pdf"],
    ["eia\r\nSet-Cookie: x.pdf", "eiaSet-Cookie x.pdf"],
    ["fdp.\u202Egod.docx", "fdp.god.docx"],
    ["..pdf", "separate-eia.pdf"],
    [".pdf", "separate-eia.pdf"],
    [" . . eia.pdf", "eia.pdf"],
    ["EIA", "EIA"],
    ["eia.x y", "eia.xy"],
    ["Cafe\u0301.pdf", "Caf\u00e9.pdf"],
    [`${"a".repeat(98)}. .b.pdf`, `${"a".repeat(98)}.pdf`],
    [`${"a".repeat(300)}.pdf`, `${"a".repeat(100)}.pdf`],
  ])("%j becomes %j", (typed, kept) => {
    expect(cleanFileName(typed)).toBe(kept);
  });

  it("can always stand in a header, and clean names stay as they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (typed) => {
        const name = cleanFileName(`${typed}.pdf`);
        const header = attachmentDisposition(name);
        expect(name).toMatch(/^[^/\\\p{C}]+\.pdf$/u);
        expect(cleanFileName(name)).toBe(name);
        expect(header).toMatch(/^attachment; filename="[^"]+"; filename\*=UTF-8''[A-Za-z0-9%._~!$&+^`|-]+$/u);
        expect(header).toMatch(/^[\x20-\x7e]+$/u);
        expect(decodeURIComponent(header.split("UTF-8''")[1] ?? "")).toBe(name);
      }),
    );
  });
});

it.each([
  [340, "340 bytes"],
  [12_400, "12 kB"],
  [1_240_000, "1.2 MB"],
])("writes a size of %d as %s", (byteLength, words) => {
  expect(formatFileSize(byteLength)).toBe(words);
});

describe("a name in the header of an answer", () => {
  it.each([
    ["eia.pdf", `filename="eia.pdf"; filename*=UTF-8''eia.pdf`],
    ["café.pdf", `filename="caf_.pdf"; filename*=UTF-8''caf%C3%A9.pdf`],
    ['a"b\\c.pdf', `filename="a_b_c.pdf"; filename*=UTF-8''a%22b%5Cc.pdf`],
    ["it's (one) *.pdf", `filename="it's (one) *.pdf"; filename*=UTF-8''it%27s%20%28one%29%20%2A.pdf`],
  ])("%s", (fileName, expected) => {
    expect(attachmentDisposition(fileName)).toBe(`attachment; ${expected}`);
  });
});

it.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1_000, "1 kB"],
  [1_500, "2 kB"],
  [999_499, "999 kB"],
  [1_000_000, "1.0 MB"],
  [1_250_000, "1.3 MB"],
])("%i bytes are %s", (byteLength, expected) => {
  expect(formatFileSize(byteLength)).toBe(expected);
});
