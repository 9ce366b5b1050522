import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type { FileDocument } from "~/domain/publication/document-files";
import { factsTable, fileTable, waterfallTable, type FileTable } from "./document-tables.view";
import { MARGIN, PdfPages, type Element, type Type } from "./pdf-page.render.server";
import { drawTable, leadOfTable, setTable, type SetTable } from "./pdf-table.render.server";

const BODY: Type = { size: 10 };
const LINK: Type = { ...BODY, isLink: true };
const HEADINGS: readonly Type[] = [
  { size: 20, bold: true },
  { size: 15, bold: true },
  { size: 12.5, bold: true },
  { size: 11, bold: true },
  { size: 10, bold: true },
];
const INDENT = 16;
/** Of the headings so many levels are bookmarks. */
const BOOKMARKED = 3;

/**
 * A PDF with the structure that its page has: headings, lists, tables with their headings, links. What is repeated on each
 * page, and the rules of tables, is marked as being for the eye.
 */
export async function renderPdf(document: FileDocument): Promise<Buffer> {
  const pages = new PdfPages(document);
  const writer = new Writer(pages);
  for (const [index, part] of document.parts.entries()) {
    pages.newPage(part.isWide);
    if (index === 0) writer.start(document);
    for (const section of part.sections) writer.section(pages.root, section, 2, pages.pdf.outline);
  }
  writer.check(document);
  pages.number(document);
  return pages.bytes();
}

class Writer {
  readonly #pages: PdfPages;
  /** Tables are set once, though their height is asked for before. */
  readonly #tables = new WeakMap<DocumentBlock, SetTable>();

  constructor(pages: PdfPages) {
    this.#pages = pages;
  }

  start({ title, cover, standing, parts }: FileDocument): void {
    const { root } = this.#pages;
    this.#heading(root, title, 1);
    if (cover) {
      for (const line of cover) this.#paragraph(root, line, { ...BODY, bold: true });
      this.#pages.newPage();
    }
    this.#paragraph(root, standing, { ...BODY, bold: true });
    const contents = this.#child(root, "TOC");
    for (const { id, heading } of parts.flatMap(({ sections }) => sections)) {
      const item = this.#child(contents, "TOCI");
      this.#link(item, heading, (x, y, width, height, options) =>
        this.#pages.pdf.goTo(x, y, width, height, id, options),
      );
      item.end();
    }
    contents.end();
  }

  section(parent: Element, section: DocumentSection, level: number, bookmarks: PDFKit.PDFOutline): void {
    const pages = this.#pages;
    const element = this.#child(parent, "Sect");
    pages.makeRoom(this.#lead(section, level));
    pages.pdf.addNamedDestination(section.id, "XYZ", 0, pages.y, null as never);
    const bookmark =
      level > BOOKMARKED
        ? bookmarks
        : bookmarks.addItem(section.heading, { top: pages.y, left: pages.pdf.page.width } as never);
    this.#heading(element, section.heading, level);
    for (const block of section.blocks) this.#block(element, block);
    for (const inner of section.sections ?? []) this.section(element, inner, level + 1, bookmark);
    element.end();
  }

  check({ check: { text, facts, link } }: FileDocument): void {
    const section = this.#child(this.#pages.root, "Sect");
    const heading = "Check this document";
    const table = setTable(this.#pages, factsTable(facts));
    this.#pages.makeRoom(leadOfTable(this.#pages, table) + 120);
    this.#pages.pdf.outline.addItem(heading, {
      top: this.#pages.y,
      left: this.#pages.pdf.page.width,
    } as never);
    this.#heading(section, heading, 2);
    this.#paragraph(section, text, BODY);
    drawTable(this.#pages, section, table);
    this.#link(this.#child(section, "P"), link.text, (x, y, width, height, options) =>
      this.#pages.pdf.link(x, y, width, height, link.href, options),
    );
    if (this.#pages.lacksSigns) {
      this.#paragraph(
        section,
        "Some signs could not be printed here and stand as \uFFFD. The Word document and the page have them.",
        BODY,
      );
    }
    section.end();
  }

  /** What must stand below a heading on its page. */
  #lead({ blocks: [first], sections: [inner] = [], heading }: DocumentSection, level: number): number {
    const below = first ? this.#leadOfBlock(first) : inner ? this.#lead(inner, level + 1) : 0;
    return this.#headingHeight(heading, level) + below;
  }

  #leadOfBlock(block: DocumentBlock): number {
    const table = this.#tableOf(block);
    return table ? leadOfTable(this.#pages, table) : 3 * this.#pages.lineHeight(BODY);
  }

  #headingHeight(text: string, level: number): number {
    const type = headingType(level);
    return this.#pages.wrap(text, this.#pages.width, type).length * this.#pages.lineHeight(type) + 18;
  }

  #heading(parent: Element, text: string, level: number): void {
    const pages = this.#pages;
    const type = headingType(level);
    if (pages.y > MARGIN) pages.y += 12;
    const element = this.#child(parent, `H${Math.min(level, 6)}`);
    pages.setParagraph(element, pages.wrap(text, pages.width, type), type);
    element.end();
    pages.y += 6;
  }

  #block(parent: Element, block: DocumentBlock): void {
    const table = this.#tableOf(block);
    if (table) {
      drawTable(this.#pages, parent, table);
      return;
    }
    if (block.kind === "text") this.#paragraph(parent, block.text, BODY);
    if (block.kind === "list") this.#list(parent, block.items);
    if (block.kind === "withheld") {
      const ground = `Legal ground: ${block.legalGround || "none is recorded."}`;
      this.#paragraph(parent, `${block.what}: withheld.\n${ground}`, BODY, INDENT);
    }
  }

  #tableOf(block: DocumentBlock): SetTable | null {
    const known = this.#tables.get(block);
    if (known) return known;
    const table = tableIn(block);
    if (!table) return null;
    const set = setTable(this.#pages, table);
    this.#tables.set(block, set);
    return set;
  }

  #paragraph(parent: Element, text: string, type: Type, left = 0): void {
    const pages = this.#pages;
    const element = this.#child(parent, "P");
    const lines = pages.wrap(text, pages.width - left, type);
    pages.makeRoom(Math.min(lines.length, 2) * pages.lineHeight(type));
    pages.setParagraph(element, lines, type, left);
    element.end();
    pages.y += 6;
  }

  #list(parent: Element, items: readonly string[]): void {
    const pages = this.#pages;
    const list = this.#child(parent, "L");
    for (const text of items) {
      const item = this.#child(list, "LI");
      pages.makeRoom(pages.lineHeight(BODY));
      const label = this.#child(item, "Lbl");
      label.add(() => {
        pages.setLines(["•"], { left: MARGIN, top: pages.y, type: BODY });
      });
      label.end();
      const body = this.#child(item, "LBody");
      pages.setParagraph(body, pages.wrap(text, pages.width - INDENT, BODY), BODY, INDENT);
      item.end();
      pages.y += 2;
    }
    list.end();
    pages.y += 4;
  }

  /** Each line of a link leads there; a reader meets it once. */
  #link(
    parent: Element,
    text: string,
    lead: (x: number, y: number, width: number, height: number, options: never) => unknown,
  ): void {
    const pages = this.#pages;
    const lines = pages.wrap(text, pages.width, LINK);
    const step = pages.lineHeight(LINK);
    pages.makeRoom(lines.length * step);
    const link = this.#child(parent, "Link");
    link.add(() => {
      pages.setLines(lines, { left: MARGIN, top: pages.y, type: LINK });
    });
    for (const [index, line] of lines.entries()) {
      // The library keeps what is a String object as a text of the file.
      const options = { structParent: link, Contents: new String(text) } as never;
      lead(MARGIN, pages.y + index * step, pages.widthOf(line.trimEnd(), LINK), step, options);
    }
    link.end();
    pages.y += lines.length * step + 2;
  }

  #child(parent: Element, type: string): Element {
    const element = this.#pages.pdf.struct(type);
    parent.add(element);
    return element;
  }
}

const headingType = (level: number): Type => HEADINGS[Math.min(level, HEADINGS.length) - 1] ?? BODY;

function tableIn(block: DocumentBlock): FileTable | null {
  switch (block.kind) {
    case "table":
      return fileTable(block.table);
    case "waterfall":
      return waterfallTable(block.waterfall, block.pence);
    case "facts":
      return block.facts.length === 0 ? null : factsTable(block.facts);
    case "text":
    case "list":
    case "withheld":
      return null;
  }
}
