import { UnreadableFile } from "./limits.server";
import { readAttributes } from "./xml-reading.server";
import { DAMAGED } from "./zip-reading.server";

/** Characters: a cell of a spreadsheet has fewer. */
const LONGEST = 500_000;

/** The text of a cell while it is read: paragraphs as lines, and spaces that XML would swallow (OpenDocument 1.3 part 3, 6.1). */
export class CellText {
  private readonly paragraphs: string[] = [];
  private depth = 0;
  private length = 0;

  open(name: string, attributes: string): void {
    if (name === "p" || name === "h") {
      this.depth += 1;
      this.paragraphs.push("");
    } else if (name === "s") {
      const count = Number(readAttributes(attributes).c ?? 1);
      if (!(count >= 0 && count <= LONGEST)) throw new UnreadableFile(DAMAGED);
      this.append(" ".repeat(count));
    } else if (name === "tab") {
      this.append("\t");
    } else if (name === "line-break") {
      this.append("\n");
    }
  }

  close(name: string): void {
    if (name === "p" || name === "h") this.depth -= 1;
  }

  add(text: string): void {
    this.append(text.replace(/[\t\n\r ]+/gu, " "));
  }

  get text(): string {
    return this.paragraphs.join("\n");
  }

  private append(text: string): void {
    if (this.depth === 0) return;
    this.length += text.length;
    if (this.length > LONGEST) throw new UnreadableFile(DAMAGED);
    this.paragraphs.push((this.paragraphs.pop() ?? "") + text);
  }
}
