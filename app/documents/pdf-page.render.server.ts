import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import type { FileDocument } from "~/domain/publication/document-files";
import { printable } from "./printable.view";

/** Points. */
export const MARGIN = 56;
const LINE = 1.32;
const INK = "#0b0c0c";
const LINK_INK = "#1d70b8";
const RULE_INK = "#b1b4b6";
export const SHADE = "#f3f2f1";

/** Free to be embedded, and with the letters of nearly every European language, Arabic and Hebrew. */
const fontFile = (name: string) =>
  createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/DejaVuSansCondensed${name}.ttf`);
/**
 * By their files, never by a registered name: pdfkit reads the file of a name anew each time that it is asked for, where it is the
 * same font as one it has.
 */
const REGULAR = fontFile("");
const BOLD = fontFile("-Bold");

export interface Type {
  size: number;
  bold?: boolean;
  isLink?: boolean;
}

export type Element = PDFKit.PDFStructureElement;
export type Pdf = PDFKit.PDFDocument;

/** The pages of a PDF, on which text is set line by line, each piece of it in its place in the structure. */
export class PdfPages {
  readonly pdf: Pdf;
  readonly root: Element;
  /** Where the next thing stands, from the top of its page. */
  y = MARGIN;
  /** A sign was asked for that the type does not have. */
  lacksSigns = false;
  readonly #widths = new Map<string, number>();
  readonly #signs = new Map<number, boolean>();
  #isWide = false;

  constructor({ title, author, mark, asOf }: FileDocument) {
    this.pdf = new PDFDocument({
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: "1.7",
      // What follows is what PDF/UA (ISO 14289-1) asks for, and what a reader is told by it.
      subset: "PDF/UA" as never,
      tagged: true,
      lang: "en-GB",
      displayTitle: true,
      font: REGULAR,
      info: {
        Title: printable(title),
        Author: printable(author),
        Subject: printable(mark),
        CreationDate: new Date(asOf),
        ModDate: new Date(asOf),
      },
    });
    this.root = this.pdf.struct("Document");
    this.pdf.addStructure(this.root);
  }

  get width(): number {
    return this.pdf.page.width - 2 * MARGIN;
  }

  get bottom(): number {
    return this.pdf.page.height - MARGIN;
  }

  /** How high a page is between its margins. */
  get height(): number {
    return this.bottom - MARGIN;
  }

  newPage(isWide = this.#isWide): void {
    this.#isWide = isWide;
    this.pdf.addPage({ size: "A4", layout: isWide ? "landscape" : "portrait", margin: 0 });
    this.y = MARGIN;
  }

  /** Goes to the next page where there is not so much room left on this one. */
  makeRoom(height: number): void {
    if (this.y + Math.min(height, this.height) > this.bottom) this.newPage();
  }

  lineHeight({ size }: Type): number {
    return size * LINE;
  }

  /**
   * The text in lines that are no wider than this. A line ends with a space where the next one begins a word, so that read
   * aloud or copied the two are two; a word that is wider than a line is broken, without one.
   */
  wrap(text: string, width: number, type: Type): string[] {
    return this.#settable(text)
      .split(/\r\n|\r|\n/u)
      .flatMap((line, index, all) => {
        const lines = this.#wrapLine(line, width, type);
        return index === all.length - 1 ? lines : [...lines.slice(0, -1), `${lines.at(-1) ?? ""} `];
      });
  }

  #wrapLine(text: string, width: number, type: Type): string[] {
    const lines: string[] = [];
    let line = "";
    let used = 0;
    const space = this.widthOf(" ", type);
    for (const word of text.split(/[ \t]+/u)) {
      const wide = this.widthOf(word, type);
      if (line !== "" && used + space + wide <= width) {
        line += ` ${word}`;
        used += space + wide;
        continue;
      }
      if (line !== "") lines.push(`${line} `);
      const pieces = wide <= width ? [word] : this.#pieces(word, width, type);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? "";
      used = this.widthOf(line, type);
    }
    return [...lines, line];
  }

  #pieces(word: string, width: number, type: Type): string[] {
    const pieces: string[] = [];
    let piece = "";
    for (const sign of word) {
      if (piece !== "" && this.widthOf(piece + sign, type) > width) {
        pieces.push(piece);
        piece = "";
      }
      piece += sign;
    }
    return [...pieces, piece];
  }

  widthOf(text: string, { size, bold = false }: Type): number {
    const key = bold ? `b${text}` : `r${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      this.pdf.font(bold ? BOLD : REGULAR).fontSize(1000);
      width = this.pdf.widthOfString(text) / 1000;
      this.#widths.set(key, width);
    }
    return width * size;
  }

  /** Sets lines one below the other in an element of the structure, over as many pages as they need. */
  setParagraph(element: Element, lines: readonly string[], type: Type, left = 0): void {
    const step = this.lineHeight(type);
    for (let from = 0; from < lines.length;) {
      this.makeRoom(step);
      const fit = Math.max(1, fitting(this.bottom - this.y, step));
      const some = lines.slice(from, from + fit);
      element.add(() => {
        this.setLines(some, { left: MARGIN + left, top: this.y, type });
      });
      this.y += some.length * step;
      from += some.length;
    }
  }

  /** @param rightAt where each line ends, in place of where it begins */
  setLines(
    lines: readonly string[],
    { left, top, type, rightAt }: { left: number; top: number; type: Type; rightAt?: number },
  ): void {
    const step = this.lineHeight(type);
    const { pdf } = this;
    pdf.fillColor(type.isLink === true ? LINK_INK : INK);
    for (const [index, line] of lines.entries()) {
      if (line.trim() === "") continue;
      const at = rightAt === undefined ? left : rightAt - this.widthOf(line.trimEnd(), type);
      pdf
        .font(type.bold === true ? BOLD : REGULAR)
        .fontSize(type.size)
        .text(line, at, top + index * step, { lineBreak: false });
    }
  }

  /** What is there for the eye alone. */
  asArtifact(type: "Layout" | "Pagination", draw: () => void): void {
    this.pdf.markContent("Artifact", { type });
    draw();
    this.pdf.endMarkedContent();
  }

  rule(fromX: number, fromY: number, toX: number, toY: number, weight = 0.5): void {
    this.pdf.moveTo(fromX, fromY).lineTo(toX, toY).lineWidth(weight).strokeColor(RULE_INK).stroke();
  }

  /** On every page: what it is, its title, and its number. */
  number({ mark, title, isDraft }: FileDocument): void {
    const { count } = this.pdf.bufferedPageRange();
    const type = { size: 8, bold: isDraft };
    for (let index = 0; index < count; index += 1) {
      this.pdf.switchToPage(index);
      const foot = `Page ${index + 1} of ${count}`;
      const right = this.pdf.page.width - MARGIN;
      const room = this.width - this.widthOf(foot, type) - 20;
      this.asArtifact("Pagination", () => {
        this.setLines(this.wrap(mark, this.width, type).slice(0, 1), { left: MARGIN, top: 30, type });
        const top = this.pdf.page.height - 38;
        const small = { size: 8 };
        this.setLines(this.wrap(title, room, small).slice(0, 1), { left: MARGIN, top, type: small });
        this.setLines([foot], { left: MARGIN, top, type: small, rightAt: right });
      });
    }
  }

  async bytes(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    const ended = new Promise<void>((resolve, reject) => {
      this.pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
      this.pdf.on("end", resolve);
      this.pdf.on("error", reject);
    });
    this.root.end();
    this.pdf.end();
    await ended;
    return Buffer.concat(chunks);
  }

  #settable(text: string): string {
    return Array.from(printable(text), (sign) => (this.#hasSign(sign) ? sign : "\uFFFD")).join("");
  }

  #hasSign(sign: string): boolean {
    const code = sign.codePointAt(0) ?? 0;
    if (code === 0x0a || code === 0x0d || code === 0x09) return true;
    let has = this.#signs.get(code);
    if (has === undefined) {
      this.pdf.font(REGULAR);
      has = fontOf(this.pdf).hasGlyphForCodePoint(code);
      this.#signs.set(code, has);
    }
    if (!has) this.lacksSigns = true;
    return has;
  }
}

/** How many steps there is room for. What was made room for is not lost to rounding. */
export const fitting = (room: number, step: number): number => Math.floor(room / step + 0.001);

/** The type itself, of which the library's own description says nothing. */
function fontOf(pdf: Pdf): { hasGlyphForCodePoint: (code: number) => boolean } {
  return (pdf as unknown as { _font: { font: ReturnType<typeof fontOf> } })._font.font;
}
