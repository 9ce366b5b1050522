import { strToU8, zipSync } from "fflate";
import writeExcelFile, { type SheetData } from "write-excel-file/node";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

type Parts = Record<string, string | Uint8Array | null>;

/** A workbook as write-excel-file makes it. */
export function written(data: SheetData, sheet = "Budget"): () => Promise<Uint8Array> {
  return () => writeExcelFile(data, { sheet }).toBuffer();
}

/**
 * A workbook of hand-written XML with one sheet, "Budget", whose `<sheetData>` is given. Further parts are added, or
 * take the place of those that would be there; null leaves one out.
 */
export function byHand(sheetData: string, parts: Parts = {}): () => Promise<Uint8Array> {
  return () => Promise.resolve(zipped({ ...partsWith(sheetData), ...parts }));
}

export function zipped(parts: Parts): Uint8Array {
  const files = Object.entries(parts).flatMap(([path, content]) =>
    content === null ? [] : [[path, typeof content === "string" ? strToU8(content) : content] as const],
  );
  return zipSync(Object.fromEntries(files));
}

function partsWith(sheetData: string): Parts {
  return {
    "[Content_Types].xml": contentTypes(),
    "_rels/.rels": relationships({ rId1: ["officeDocument", "xl/workbook.xml"] }),
    "xl/workbook.xml": workbookPart({ Budget: "rId1" }),
    "xl/_rels/workbook.xml.rels": relationships({ rId1: ["worksheet", "worksheets/sheet1.xml"] }),
    "xl/worksheets/sheet1.xml": worksheet(sheetData),
  };
}

export function contentTypes(workbookType = `${TYPES}.sheet.main+xml`): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
    <Types xmlns="${PACKAGE}/content-types">
      <Default Extension="xml" ContentType="application/xml"/>
      <Override PartName="/xl/workbook.xml" ContentType="${workbookType}"/>
    </Types>`;
}

/** Sheets by name, with the relationship each is found by. */
export function workbookPart(sheets: Record<string, string>, properties = ""): string {
  const tabs = Object.entries(sheets).map(
    ([name, id], index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="${id}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${tabs.join("")}</sheets></workbook>`;
}

/** By id: the last word of the type, the target, and anything else. */
export function relationships(all: Record<string, [type: string, target: string, more?: string]>): string {
  const each = Object.entries(all).map(
    ([id, [type, target, more = ""]]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}" ${more}/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

export function worksheet(sheetData: string): string {
  return `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`;
}

/** A row of texts in inline cells, beginning at A. */
export function textRow(row: number, ...cells: readonly string[]): string {
  const inline = cells.map(
    (cell, index) => `<c r="${"ABCDEFGH".charAt(index)}${row}" t="inlineStr"><is><t>${cell}</t></is></c>`,
  );
  return `<row r="${row}">${inline.join("")}</row>`;
}

/** Cell formats by position, as format codes. */
export function styles(...formats: readonly string[]): string {
  const codes = formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`);
  const cells = formats.map((_code, index) => `<xf numFmtId="${164 + index}" xfId="0"/>`);
  return `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join("")}</numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join("")}</cellXfs>
    <cellStyles><cellStyle name="Normal" xfId="0"/></cellStyles></styleSheet>`;
}

export function sharedStrings(...items: readonly string[]): string {
  return `<sst xmlns="${MAIN}">${items.map((item) => `<si>${item}</si>`).join("")}</sst>`;
}
