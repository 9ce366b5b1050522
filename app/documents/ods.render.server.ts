import { setImmediate } from "node:timers/promises";
import type { ExportedCell, ExportedTable } from "./exported-table.view";
import { writeZip } from "./zip-writing.render.server";

const KIND = "application/vnd.oasis.opendocument.spreadsheet";
const NAMESPACES = ["office", "table", "text", "style", "number"]
  .map(
    (name) =>
      `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === "number" ? "datastyle" : name}:1.0"`,
  )
  .join(" ");
const VERSION = `office:version="1.3"`;
const XML = `<?xml version="1.0" encoding="UTF-8"?>\n`;

/** Two decimals and a mark between thousands for amounts; bold headings. */
const STYLES = `<office:automatic-styles>
<number:number-style style:name="N1"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<style:style style:name="amount" style:family="table-cell" style:data-style-name="N1"/>
</office:automatic-styles>`;
const MANIFEST = `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${KIND}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>`;
/** After so many rows other requests get their turn. */
const ROWS_AT_A_TIME = 500;

/**
 * An OpenDocument spreadsheet of one sheet (OpenDocument 1.3). Amounts are numbers, every other cell is text: nothing in
 * it is a formula. Characters that XML does not allow are replaced.
 */
export async function renderOds({ name, headings, rows }: ExportedTable): Promise<Buffer> {
  const pieces = [
    `${XML}<office:document-content ${NAMESPACES} ${VERSION}>${STYLES}<office:body><office:spreadsheet>`,
    `<table:table table:name="${escaped(name)}"><table:table-header-rows>${rowOf(headings)}</table:table-header-rows>`,
  ];
  for (let at = 0; at < rows.length; at += ROWS_AT_A_TIME) {
    pieces.push(
      rows
        .slice(at, at + ROWS_AT_A_TIME)
        .map(rowOf)
        .join(""),
    );
    await setImmediate();
  }
  pieces.push("</table:table></office:spreadsheet></office:body></office:document-content>");
  return writeZip([
    // The first, and not deflated, so that the kind of the file can be told from its first bytes.
    { path: "mimetype", content: Buffer.from(KIND), isStored: true },
    { path: "content.xml", content: Buffer.from(pieces.join("")) },
    { path: "META-INF/manifest.xml", content: Buffer.from(MANIFEST) },
  ]);
}

function rowOf(cells: readonly ExportedCell[]): string {
  return `<table:table-row>${cells.map(cellOf).join("")}</table:table-row>`;
}

function cellOf(cell: ExportedCell): string {
  if (typeof cell !== "string") {
    const value = (cell.pence / 100).toFixed(2);
    return `<table:table-cell table:style-name="amount" office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
  }
  if (cell === "") return "<table:table-cell/>";
  const paragraphs = cell.split("\n").map((line) => `<text:p>${withSpaces(escaped(line))}</text:p>`);
  return `<table:table-cell office:value-type="string">${paragraphs.join("")}</table:table-cell>`;
}

/** Spaces that a reader of XML would take for one, or for none. */
function withSpaces(line: string): string {
  return line
    .replaceAll("\t", "<text:tab/>")
    .replace(/^ +| {2,}| +$/gu, (spaces) => `<text:s text:c="${spaces.length}"/>`);
}

const NOT_IN_XML = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/gu;
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text
    .replace(NOT_IN_XML, "\uFFFD")
    .replace(/[&<>"]/gu, (character) => ENTITIES[character] ?? character);
}
