import type { FileRow, FileTable } from "./document-tables.view";
import { fitting, MARGIN, SHADE, type Element, type PdfPages, type Type } from "./pdf-page.render.server";

const CELL: Type = { size: 8.5 };
const HEADING: Type = { ...CELL, bold: true };
const CAPTION: Type = { size: 9.5, bold: true };
const PADDING = 4;

interface SetRow {
  /** Of each cell, in lines. */
  cells: readonly (readonly string[])[];
  isStrong: boolean;
  height: number;
}

/** A table whose lines are broken: how high it is is known before any of it is drawn. */
export interface SetTable {
  caption: readonly string[];
  columns: readonly { left: number; width: number; isNumeric: boolean }[];
  head: SetRow | null;
  rows: readonly SetRow[];
}

export function setTable(pages: PdfPages, { caption, head, rows, widths }: FileTable): SetTable {
  const sum = widths.reduce((total, one) => total + one, 0);
  let left = MARGIN;
  const columns = widths.map((one, index) => {
    const column = {
      left,
      width: (one / sum) * pages.width,
      isNumeric: head[index]?.isNumeric === true,
    };
    left += column.width;
    return column;
  });
  const setRow = (row: FileRow, isHead: boolean): SetRow => {
    const cells = row.cells.map((lines, column) => {
      const type = isHead || row.isStrong || column === 0 ? HEADING : CELL;
      const room = (columns[column]?.width ?? 0) - 2 * PADDING;
      return pages.wrap(lines.join("\n"), room, type);
    });
    return { cells, isStrong: row.isStrong, height: heightOf(pages, cells) };
  };
  return {
    caption: caption === "" ? [] : pages.wrap(caption, pages.width, CAPTION),
    columns,
    head: head.length === 0 ? null : setRow({ cells: head.map(({ text }) => [text]), isStrong: true }, true),
    rows: rows.map((row) => setRow(row, false)),
  };
}

function heightOf(pages: PdfPages, cells: readonly (readonly string[])[]): number {
  const most = cells.reduce((longest, lines) => Math.max(longest, lines.length), 1);
  return most * pages.lineHeight(CELL) + 2 * PADDING;
}

/** What must be on one page: the caption, the head and the first row, or as much of it as a page holds. */
export function leadOfTable(pages: PdfPages, { caption, head, rows }: SetTable): number {
  const first = Math.min(rows[0]?.height ?? 0, pages.height / 3);
  return captionHeight(pages, caption) + (head?.height ?? 0) + first;
}

function captionHeight(pages: PdfPages, caption: readonly string[]): number {
  return caption.length === 0 ? 0 : caption.length * pages.lineHeight(CAPTION) + 10;
}

export function drawTable(pages: PdfPages, parent: Element, table: SetTable): void {
  pages.makeRoom(leadOfTable(pages, table));
  const element = pages.pdf.struct("Table");
  parent.add(element);
  if (table.caption.length > 0) {
    const caption = pages.pdf.struct("Caption");
    element.add(caption);
    pages.y += 6;
    pages.setParagraph(caption, table.caption, CAPTION);
    caption.end();
    pages.y += 4;
  }
  if (table.head) drawRow(pages, element, table, table.head, "head");
  for (const row of table.rows) drawRow(pages, element, table, row, "body");
  element.end();
  pages.y += 8;
}

function drawRow(
  pages: PdfPages,
  table: Element,
  { columns, head }: SetTable,
  row: SetRow,
  kind: "head" | "body",
): void {
  const again = kind === "head" ? null : head;
  const rowElement = pages.pdf.struct("TR");
  table.add(rowElement);
  const cells = row.cells.map((_cell, column) => {
    const cell =
      kind === "head"
        ? pages.pdf.struct("TH", { scope: "Column" } as never)
        : column === 0
          ? pages.pdf.struct("TH", { scope: "Row" } as never)
          : pages.pdf.struct("TD");
    rowElement.add(cell);
    return cell;
  });
  const room = () => pages.bottom - pages.y;
  const step = pages.lineHeight(CELL);
  // A row stays whole where a page can hold it.
  if (row.height > room() && row.height <= pages.height - (again?.height ?? 0))
    turnPage(pages, columns, again);
  const most = Math.max(1, ...row.cells.map((lines) => lines.length));
  for (let from = 0; from < most;) {
    if (room() < step + 2 * PADDING) turnPage(pages, columns, again);
    const fit = Math.max(1, fitting(room() - 2 * PADDING, step));
    const to = Math.min(most, from + fit);
    const height = (to - from) * step + 2 * PADDING;
    drawFrame(pages, columns, height, kind === "head" ? "all" : row.isStrong ? "all" : "first");
    for (const [index, cell] of cells.entries()) {
      const lines = row.cells[index] ?? [];
      const some = lines.slice(from, to);
      if (some.every((line) => line.trim() === "")) continue;
      cell.add(() => {
        setCell(pages, columns[index], some, kind === "head" || row.isStrong || index === 0);
      });
    }
    pages.y += height;
    from = to;
  }
  rowElement.end();
}

function setCell(
  pages: PdfPages,
  column: SetTable["columns"][number] | undefined,
  lines: readonly string[],
  isHeading: boolean,
): void {
  if (!column) return;
  const { left, width, isNumeric } = column;
  pages.setLines(lines, {
    left: left + PADDING,
    top: pages.y + PADDING,
    type: isHeading ? HEADING : CELL,
    ...(isNumeric && { rightAt: left + width - PADDING }),
  });
}

/** To a new page, on which the head stands again for the eye; read aloud, it was there before. */
function turnPage(pages: PdfPages, columns: SetTable["columns"], head: SetRow | null): void {
  pages.newPage();
  if (!head) return;
  drawFrame(pages, columns, head.height, "all");
  pages.asArtifact("Pagination", () => {
    for (const [index, lines] of head.cells.entries()) {
      setCell(pages, columns[index], lines, true);
    }
  });
  pages.y += head.height;
}

function drawFrame(
  pages: PdfPages,
  columns: SetTable["columns"],
  height: number,
  shaded: "all" | "first",
): void {
  const top = pages.y;
  const [first] = columns;
  const last = columns.at(-1);
  if (!first || !last) return;
  const right = last.left + last.width;
  pages.asArtifact("Layout", () => {
    pages.pdf.rect(first.left, top, shaded === "all" ? right - first.left : first.width, height).fill(SHADE);
    pages.rule(first.left, top, right, top);
    pages.rule(first.left, top + height, right, top + height);
    for (const { left } of columns) pages.rule(left, top, left, top + height);
    pages.rule(right, top, right, top + height);
  });
}
