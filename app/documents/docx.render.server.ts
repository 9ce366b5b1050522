import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  InternalHyperlink,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
} from "docx";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type { DocumentPart, FileDocument } from "~/domain/publication/document-files";
import { factsTable, fileTable, waterfallTable, type FileRow, type FileTable } from "./document-tables.view";
import { printable } from "./printable.view";

/** Twentieths of a point. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = 1_134;
/** A row with more in a cell than this may go over a page's end, so that nothing is ever cut off. */
const LONG_CELL = 900;
const FONT = "Arial";
const LEVELS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
] as const;
/** Half points. */
const HEADING_SIZES = [36, 28, 24, 22, 22] as const;

/** A Word document: real headings, heads of tables that are repeated, links that lead somewhere. */
export async function renderDocx(document: FileDocument): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      title: printable(document.title),
      subject: printable(document.mark),
      description: printable(document.standing),
      creator: printable(document.author),
      lastModifiedBy: printable(document.author),
      styles: {
        default: {
          document: {
            run: { font: FONT, size: 22, language: { value: "en-GB" } },
            paragraph: { spacing: { after: 120, line: 276 } },
          },
          // Without its outline level a heading is a plain paragraph to every program but Word.
          heading1: headingStyle(0),
          heading2: headingStyle(1),
          heading3: headingStyle(2),
          heading4: headingStyle(3),
          heading5: headingStyle(4),
          caption: {
            run: { bold: true, italics: false, size: 21, color: "0B0C0C" },
            paragraph: { keepNext: true, spacing: { before: 200, after: 80 } },
          },
          hyperlink: { run: { color: "1D70B8", underline: {} } },
        },
        paragraphStyles: [
          {
            id: "CellText",
            name: "Cell text",
            basedOn: "Normal",
            run: { size: 19 },
            paragraph: { spacing: { after: 40, line: 252 } },
          },
        ],
      },
      numbering: {
        config: [
          {
            reference: BULLETS,
            levels: [
              {
                level: 0,
                format: LevelFormat.BULLET,
                text: "•",
                style: { paragraph: { indent: { left: 425, hanging: 283 } } },
              },
            ],
          },
        ],
      },
      sections: sectionsOf(document),
    }),
  );
}

const BULLETS = "bullets";

function headingStyle(level: number) {
  return {
    run: { font: FONT, bold: true, color: "0B0C0C", size: HEADING_SIZES[level] ?? 22 },
    paragraph: {
      outlineLevel: level,
      keepNext: true,
      keepLines: true,
      spacing: { before: level === 0 ? 0 : 280, after: 120 },
    },
  };
}

function sectionsOf(document: FileDocument): ISectionOptions[] {
  const start = [
    paragraph(document.title, { heading: LEVELS[0] }),
    ...(document.cover ?? []).map((line) => paragraph(line, {}, { bold: true })),
    paragraph(document.standing, { pageBreakBefore: document.cover !== undefined }, { bold: true }),
    ...contents(document),
  ];
  return document.parts.map((part, index) => ({
    ...frame(document, part),
    children: [
      ...(index === 0 ? start : []),
      ...part.sections.flatMap((section) => drawSection(section, 1, widthOf(part))),
      ...(index === document.parts.length - 1 ? check(document, widthOf(part)) : []),
    ],
  }));
}

const widthOf = ({ isWide }: DocumentPart) => (isWide ? A4.height : A4.width) - 2 * MARGIN;

/** What stands on every page. */
function frame({ mark, title, isDraft }: FileDocument, { isWide }: DocumentPart) {
  const small = { size: 17, color: "484949" };
  const marked: IRunOptions = { ...small, text: printable(mark), bold: isDraft };
  const at = { after: 0 };
  return {
    properties: {
      page: {
        size: { ...A4, orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
      },
    },
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            spacing: at,
            children: [new TextRun(marked)],
          }),
        ],
      }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            spacing: at,
            children: [
              new TextRun({
                ...small,
                children: [`${printable(title)}. Page `, PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES],
              }),
            ],
          }),
        ],
      }),
    },
  };
}

/** Bookmarks have at most forty signs. */
const bookmarkOf = (id: string) => `at-${id}`.slice(0, 40);

function contents({ parts }: FileDocument): Paragraph[] {
  const sections = parts.flatMap((part) => part.sections);
  return sections.map(
    ({ id, heading }) =>
      new Paragraph({
        spacing: { after: 40 },
        children: [
          new InternalHyperlink({
            anchor: bookmarkOf(id),
            children: [new TextRun({ text: printable(heading), style: "Hyperlink" })],
          }),
        ],
      }),
  );
}

function drawSection(section: DocumentSection, level: number, width: number): FileChild[] {
  const heading = LEVELS[Math.min(level, LEVELS.length - 1)];
  return [
    new Paragraph({
      ...(heading && { heading }),
      children: [
        new Bookmark({ id: bookmarkOf(section.id), children: [new TextRun(printable(section.heading))] }),
      ],
    }),
    ...section.blocks.flatMap((block) => drawBlock(block, width)),
    ...(section.sections ?? []).flatMap((inner) => drawSection(inner, level + 1, width)),
  ];
}

function drawBlock(block: DocumentBlock, width: number): FileChild[] {
  switch (block.kind) {
    case "text":
      return [paragraph(block.text)];
    case "list":
      return block.items.map((item) => paragraph(item, { numbering: { reference: BULLETS, level: 0 } }));
    case "facts":
      return block.facts.length === 0 ? [] : drawTable(factsTable(block.facts), width);
    case "table":
      return drawTable(fileTable(block.table), width);
    case "waterfall":
      return drawTable(waterfallTable(block.waterfall, block.pence), width);
    case "withheld":
      return [
        paragraph(`${block.what}: withheld.\nLegal ground: ${block.legalGround || "none is recorded."}`, {
          indent: { left: 284 },
          border: { left: { style: BorderStyle.SINGLE, size: 36, color: "B1B4B6", space: 8 } },
        }),
      ];
  }
}

/** Text as a person wrote it, with its line breaks. */
function paragraph(text: string, options: IParagraphOptions = {}, run: { bold?: boolean } = {}): Paragraph {
  return new Paragraph({
    ...options,
    children: printable(text)
      .split(/\r\n|\r|\n/u)
      .map((line, index) => new TextRun({ text: line, ...run, ...(index > 0 && { break: 1 }) })),
  });
}

function drawTable(table: FileTable, width: number): FileChild[] {
  const { caption, head, rows, widths } = table;
  const sum = widths.reduce((total, one) => total + one, 0);
  const columnWidths = widths.map((one) => Math.round((one / sum) * width));
  const alignOf = (column: number) =>
    head[column]?.isNumeric === true ? AlignmentType.RIGHT : AlignmentType.LEFT;
  const cell = (lines: readonly string[], column: number, isHeading: boolean) =>
    new TableCell({
      width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
      ...(isHeading && { shading: { type: ShadingType.CLEAR, color: "auto", fill: "F3F2F1" } }),
      children: lines.map((line) =>
        paragraph(line, { style: "CellText", alignment: alignOf(column) }, { bold: isHeading }),
      ),
    });
  const headRow = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: head.map(({ text }, column) => cell([text], column, true)),
  });
  const drawn = new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 90, right: 90 },
    borders: BORDERS,
    tableLook: { firstRow: head.length > 0, firstColumn: true, noHBand: true, noVBand: true },
    rows: [
      ...(head.length > 0 ? [headRow] : []),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: !isLong(row),
            children: row.cells.map((lines, column) => cell(lines, column, column === 0 || row.isStrong)),
          }),
      ),
    ],
  });
  return [...(caption === "" ? [] : [paragraph(caption, { style: "Caption" })]), drawn, gap()];
}

const isLong = ({ cells }: FileRow) =>
  cells.some((lines) => lines.reduce((sum, line) => sum + line.length, 0) > LONG_CELL);

const RULE = { style: BorderStyle.SINGLE, size: 4, color: "B1B4B6" };
const BORDERS = {
  top: RULE,
  bottom: RULE,
  left: RULE,
  right: RULE,
  insideHorizontal: RULE,
  insideVertical: RULE,
};

/** Two tables without anything between them are one to Word. */
const gap = () => new Paragraph({ spacing: { after: 60, line: 120 } });

function check(
  { check: { heading = "Check this document", text, facts, link } }: FileDocument,
  width: number,
): FileChild[] {
  return [
    paragraph(heading, { heading: LEVELS[1] }),
    paragraph(text),
    ...drawTable(factsTable(facts), width),
    new Paragraph({
      children: [
        new ExternalHyperlink({
          link: link.href,
          children: [new TextRun({ text: printable(link.text), style: "Hyperlink" })],
        }),
      ],
    }),
  ];
}
