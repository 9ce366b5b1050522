import type { Content } from "./content.server";
import { PASSWORD_PROTECTED, type Zip } from "./zip-reading.server";

const AS_XLSX =
  "Open it in the program it was made with, save it as an Excel workbook (.xlsx), and upload that.";

/** What no budget can be read from, told by the first bytes. */
const OTHER_FILES: readonly [what: string, startsWith: RegExp][] = [
  ["a PDF document", /^%PDF/u],
  ["a picture", /^(?:\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|.{4}ftyp)/su],
  ["a compressed archive", /^(?:\x1f\x8b|7z\xbc\xaf|Rar!)/u],
  [
    "a flat OpenDocument spreadsheet (.fods), which is not taken as it is. Save it as an OpenDocument spreadsheet (.ods)",
    /^(?:\xef\xbb\xbf)?\s*<\?xml[^]*<office:document\b/iu,
  ],
  [
    "in the XML format of Excel 2003, which is not taken as it is",
    /^(?:\xef\xbb\xbf)?\s*<\?xml[^]*(?:progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet)/iu,
  ],
  ["a web page or XML, not a spreadsheet", /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|table|\?xml|svg)/iu],
  ["a rich text document", /^\{\\rtf/u],
];

/** Why a file that is not a zip cannot be a budget; null where it may be text. */
export function refuseByFirstBytes(content: Content): string | null {
  const first = Buffer.from(content.subarray(0, 512)).toString("latin1");
  if (first.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
    const isEncrypted = Buffer.from(content.subarray(0, content.length)).includes(
      Buffer.from("EncryptedPackage", "utf16le"),
    );
    if (isEncrypted) return PASSWORD_PROTECTED;
    return "The file is in the format of Excel before 2007 (.xls), or another old Office format. Open it in Excel or LibreOffice, save it as “Excel workbook (.xlsx)”, and upload that.";
  }
  const other = OTHER_FILES.find(([, startsWith]) => startsWith.test(first));
  return other
    ? `The file is ${other[0]}. Upload the budget as an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or CSV.`
    : null;
}

export function isZip(content: Content): boolean {
  const bytes = content.subarray(0, 3);
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] !== undefined && bytes[2] <= 7;
}

/** Whether a zip is an OpenDocument file, be it a spreadsheet or not. */
export function isOpenDocument(zip: Zip): boolean {
  return zip.has("mimetype") && zip.has("content.xml");
}

/** Why a zip is no .xlsx workbook; null where it is one. */
export function refuseByParts(zip: Zip): string | null {
  const paths = zip.paths();
  const has = (pattern: RegExp) => paths.some((part) => pattern.test(part));
  if (has(/^xl\/workbook\.bin$/u)) return `The file is a binary workbook (.xlsb). ${AS_XLSX}`;
  if (has(/^index\/.*\.iwa$|^index\.zip$/u)) {
    return "The file is an Apple Numbers document. In Numbers choose File, Export To, Excel, and upload that.";
  }
  if (has(/^word\//u)) return "The file is a Word document. Copy its table into a workbook, and upload that.";
  if (has(/^\[content_types\]\.xml$/u)) return null;
  return "The file is a zip archive, not a workbook. Unpack it, and upload the budget from it.";
}
