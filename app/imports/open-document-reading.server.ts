import { NOT_CALCULATED, type Sheet } from "../domain/budget/imported-budget";
import { MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, UnreadableFile } from "./limits.server";
import { readDataStyles, type DataStyles } from "./open-document-styles.server";
import { CellText } from "./open-document-text.server";
import {
  plainText,
  refuseSheetsBeyond,
  tooManyColumns,
  tooManyRows,
  withinLimits,
} from "./plain-rows.server";
import { GatheredFacts } from "./sheet-facts.server";
import { numberText, percentageText } from "./sheet-reading.server";
import { MACROS, partsOf } from "./workbook-parts.server";
import { TOO_MANY_SHEETS } from "./workbook-reading.server";
import { readAttributes, type Attributes, type XmlEvent } from "./xml-reading.server";
import { DAMAGED, PASSWORD_PROTECTED, type Zip } from "./zip-reading.server";

const SPREADSHEET = /^application\/vnd\.oasis\.opendocument\.spreadsheet(?:-template)?\s*$/u;
const CONTENT = "content.xml";

/**
 * All sheets of an OpenDocument spreadsheet (OpenDocument 1.3 part 3, chapter 9), hidden ones too. What a cell is counts,
 * not what is shown of it: 1234.5, not "£1,235". Read here by the parts that read .xlsx, and held to the same limits: the
 * libraries at hand take what is shown, or write out the million rows that a file may say are repeated.
 *
 * @throws {UnreadableFile}
 */
export async function readOpenDocument(zip: Zip): Promise<Sheet[]> {
  const kind = (await zip.read("mimetype"))?.toString("latin1") ?? "";
  if (!SPREADSHEET.test(kind)) throw new UnreadableFile(NO_SPREADSHEET);
  if ((await zip.read("meta-inf/manifest.xml"))?.includes("encryption-data")) {
    throw new UnreadableFile(PASSWORD_PROTECTED);
  }
  if (zip.paths().some((part) => /^(?:basic|scripts)\/.*\.(?:xml|xba|py|js|bsh)$/u.test(part))) {
    throw new UnreadableFile(MACROS);
  }
  const parts = partsOf(zip);
  const styles = await readDataStyles(parts);
  const sheets: Sheet[] = [];
  const size = { cells: 0, characters: 0 };
  let table: Table | null = null;
  /** Elements within one whose cells are none of a sheet's, or that is drawn over it. */
  let aside = 0;
  const isThere = await parts.read(CONTENT, (event) => {
    if (event.kind !== "text" && (aside > 0 || isAside(event.name, table))) {
      aside += event.kind === "open" ? 1 : -1;
      return;
    }
    if (aside > 0) return;
    if (event.kind === "open" && event.name === "table") {
      if (sheets.length === MAX_SHEETS) throw new UnreadableFile(TOO_MANY_SHEETS);
      table = new Table(readAttributes(event.attributes), styles);
    } else if (event.kind === "close" && event.name === "table" && table) {
      const sheet = table.sheet();
      for (const row of sheet.rows) {
        size.cells += row.length;
        size.characters += row.reduce((sum, cell) => sum + cell.length, 0);
      }
      refuseSheetsBeyond(size);
      sheets.push(structuredClone(sheet));
      table = null;
    } else {
      table?.take(event);
    }
  });
  if (!isThere || sheets.length === 0) throw new UnreadableFile(DAMAGED);
  return sheets;
}

const NO_SPREADSHEET =
  "The file is an OpenDocument file, but not a spreadsheet. Copy the budget into a spreadsheet, and upload that.";

/** Remarks, drawings, the values of links and of changes that are tracked: tables may stand in them as well. */
const ASIDE = new Set([
  ...["annotation", "frame", "shapes", "custom-shape", "g", "rect", "ellipse", "line", "polygon", "path"],
  ...["caption", "control", "dde-links", "tracked-changes", "forms", "detective", "ruby-text"],
]);

function isAside(name: string, table: Table | null): boolean {
  return ASIDE.has(name) || (name === "table" && table?.isInCell === true);
}

interface RowCell {
  column: number;
  text: string;
  isFormula: boolean;
  marks: ("scaled" | "linked")[];
}

/** A sheet while it is read. */
class Table {
  private readonly name: string;
  private readonly isHidden: boolean;
  private readonly where: string;
  private readonly rows: ((string | undefined)[] | undefined)[] = [];
  private readonly facts = new GatheredFacts();
  /** The style that cells of a column have where they say none. */
  private readonly columnStyles: string[] = [];
  private columns = 0;
  private characters = 0;
  private row = 0;
  private column = 0;
  private repeats = 1;
  private rowStyle = "";
  private cells: RowCell[] = [];
  private cell: { attributes: Attributes; isCovered: boolean; text: CellText } | null = null;

  constructor(
    { name = "", "style-name": style = "" }: Attributes,
    private readonly styles: DataStyles,
  ) {
    this.name = plainText(name);
    this.where = `The sheet “${this.name}”`;
    this.isHidden = styles.hiddenTables.has(style);
  }

  get isInCell(): boolean {
    return this.cell !== null;
  }

  take(event: XmlEvent): void {
    if (event.kind === "open") this.open(event.name, event.attributes);
    else if (event.kind === "text") this.cell?.text.add(event.text);
    else this.close(event.name);
  }

  sheet(): Sheet {
    const rows = this.facts.withoutNoughts(
      withinLimits(
        Array.from(this.rows, (row) => Array.from(row ?? [], (cell) => cell ?? "")),
        this.where,
      ),
    );
    const facts = this.facts.facts(rows.length, this.isHidden);
    return { name: this.name, rows, ...(facts ? { facts } : {}) };
  }

  private open(name: string, written: string): void {
    if (name === "table-column") {
      this.readColumns(readAttributes(written));
    } else if (name === "table-row") {
      const attributes = readAttributes(written);
      this.repeats = countOf(attributes["number-rows-repeated"]);
      this.rowStyle = attributes["default-cell-style-name"] ?? "";
      this.column = 0;
      this.cells = [];
      if (isHidden(attributes)) {
        const last = Math.min(this.row + this.repeats, MAX_ROWS);
        for (let row = this.row + 1; row <= last; row += 1) this.facts.hideRow(row);
      }
    } else if (name === "table-cell" || name === "covered-table-cell") {
      const attributes = readAttributes(written);
      this.cell = { attributes, isCovered: name === "covered-table-cell", text: new CellText() };
    } else {
      this.cell?.text.open(name, written);
    }
  }

  private close(name: string): void {
    if (name === "table-row") this.endRow();
    else if (name === "table-cell" || name === "covered-table-cell") this.endCell();
    else this.cell?.text.close(name);
  }

  private readColumns(attributes: Attributes): void {
    const count = countOf(attributes["number-columns-repeated"]);
    const first = this.columns + 1;
    this.columns += count;
    if (isHidden(attributes)) this.facts.hideColumns(first, this.columns);
    const style = attributes["default-cell-style-name"] ?? "";
    for (let column = first; column <= Math.min(this.columns, MAX_COLUMNS); column += 1) {
      this.columnStyles[column - 1] = style;
    }
  }

  private endCell(): void {
    const { cell } = this;
    if (!cell) return;
    this.cell = null;
    const { attributes } = cell;
    const count = countOf(attributes["number-columns-repeated"]);
    const first = this.column + 1;
    this.column += count;
    const [rows, columns] = [
      countOf(attributes["number-rows-spanned"]),
      countOf(attributes["number-columns-spanned"]),
    ];
    if (rows * columns > 1 && first <= MAX_COLUMNS) {
      this.facts.merge({ row: this.row + 1, column: first, rows, columns });
    }
    // What is covered by a merged cell is not shown.
    const text = cell.isCovered ? "" : cellText(attributes, cell.text);
    if (text.trim() === "") return;
    this.characters += text.length;
    refuseSheetsBeyond({ cells: 0, characters: this.characters });
    if (this.column > MAX_COLUMNS) throw tooManyColumns(this.where);
    const formula = attributes.formula ?? null;
    const isNumber = ["float", "currency"].includes(attributes["value-type"] ?? "");
    for (let column = first; column <= this.column; column += 1) {
      const style = attributes["style-name"] ?? (this.rowStyle || (this.columnStyles[column - 1] ?? ""));
      const marks: RowCell["marks"] = [
        ...(formula !== null && LEADS_OUT.test(formula) ? (["linked"] as const) : []),
        ...(isNumber && this.styles.scaledCells.has(style) ? (["scaled"] as const) : []),
      ];
      const isFormula = formula !== null && text !== NOT_CALCULATED;
      this.cells.push({ column, text, isFormula, marks });
    }
  }

  private endRow(): void {
    const first = this.row + 1;
    this.row += this.repeats;
    if (this.cells.length === 0) return;
    if (this.row > MAX_ROWS) throw tooManyRows(this.where);
    for (let row = first; row <= this.row; row += 1) {
      const texts = (this.rows[row - 1] ??= []);
      for (const { column, text, isFormula, marks } of this.cells) {
        texts[column - 1] = text;
        if (isFormula) this.facts.formula(text, row, column);
        for (const mark of marks) this.facts.mark(mark, row, column);
      }
    }
  }
}

/** `of:=['file:///home/old.ods'#$Sheet1.B3]`: a figure from another file. */
const LEADS_OUT = /\[?'?(?:file|https?|ftp|smb):\/\/[^\]]*#|\bDDE\(/iu;

function isHidden({ visibility }: Attributes): boolean {
  return visibility === "collapse" || visibility === "filter";
}

/** How often something is repeated, or how far it spans: once where it does not say. */
function countOf(written: string | undefined): number {
  if (written === undefined) return 1;
  const count = Number(written);
  if (!Number.isInteger(count) || count < 1) throw new UnreadableFile(DAMAGED);
  return count;
}

/** As the type of the cell says (OpenDocument 1.3 part 3, 19.387): LibreOffice tells errors by a type of its own. */
function cellText(attributes: Attributes, shown: CellText): string {
  const { "value-type": type, value, formula } = attributes;
  switch (type) {
    case "float":
    case "currency":
    case "percentage":
      if (value === undefined || value === "")
        return formula === undefined ? plainText(shown.text) : NOT_CALCULATED;
      return type === "percentage" ? percentageText(value) : numberText(value, false, false);
    case "date":
      return plainText((attributes["date-value"] ?? shown.text).slice(0, "yyyy-mm-dd".length));
    case "boolean":
      return attributes["boolean-value"] === "true" ? "TRUE" : "FALSE";
    case undefined:
      return formula === undefined ? "" : NOT_CALCULATED;
    default:
      // "string", "time" as it is shown, and "error".
      return plainText(attributes["string-value"] || shown.text);
  }
}
