import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { UnreadableFile } from "./limits.server";
import { tooMuch } from "./plain-rows.server";
import {
  readAttributes,
  textOf,
  XmlReading,
  type Attributes,
  type XmlEvent,
  type XmlPiece,
} from "./xml-reading.server";
import { DAMAGED, type Zip } from "./zip-reading.server";

/** The parts of one workbook, whose reading is counted together: from anywhere in it the same part may be pointed at. */
export interface Parts extends Pick<Zip, "has" | "paths"> {
  /**
   * Reads a part from front to end.
   *
   * @returns false where there is none.
   */
  read: (part: string, take: (event: XmlEvent) => void) => Promise<boolean>;
}

/** Pieces of XML: tags, texts, comments. As many cells as may be, each with a shared text of its own, are 20 million. */
const MAX_PIECES = 25_000_000;
/** As many attributes, or entities, as stand in so many characters take as long as another piece. */
const CHARACTERS_OF_A_PIECE = 100;

export function partsOf(zip: Zip): Parts {
  let pieces = 0;
  return {
    has: zip.has,
    paths: zip.paths,
    read: async (part, take) => {
      const content = zip.open(part);
      if (!content) return false;
      const xml = new XmlReading((piece) => {
        pieces += 1 + Math.floor(lengthOf(piece) / CHARACTERS_OF_A_PIECE);
        if (pieces > MAX_PIECES) throw tooMuch("cells and formatting");
        if (piece.kind !== "aside") take(piece);
      });
      for await (const text of textOf(content)) {
        xml.write(text);
        // Other requests get their turn.
        await setImmediate();
      }
      xml.end();
      return true;
    },
  };
}

function lengthOf(piece: XmlPiece): number {
  if (piece.kind === "open") return piece.attributes.length;
  return piece.kind === "text" ? piece.text.length : 0;
}

/** A workbook is a zip of parts that point at each other (ECMA-376 part 2). */
export interface Relationship {
  id: string;
  /** The last word of its type, which the transitional and the strict standard have in common: "worksheet". */
  type: string;
  /** Path of the part, or the address where it is outside. */
  target: string;
  isExternal: boolean;
}

/** Of all that is looked for in a part, cell formats are the most: a workbook has 65,490 of them at most. */
const MAX_ELEMENTS = 200_000;

/** The elements of a part by name, with their attributes; empty where there is no such part. */
export async function readElements(parts: Parts, part: string, names: readonly string[]) {
  const found: { name: string; attributes: Attributes }[] = [];
  await parts.read(part, (event) => {
    if (event.kind !== "open" || !names.includes(event.name)) return;
    if (found.length === MAX_ELEMENTS) throw tooMuch("cells and formatting");
    found.push({ name: event.name, attributes: readAttributes(event.attributes) });
  });
  return found;
}

export async function readRelationships(parts: Parts, part: string): Promise<Relationship[]> {
  const folder = path.posix.dirname(part);
  const file = path.posix.join(folder, "_rels", `${path.posix.basename(part)}.rels`);
  return (await readElements(parts, file, ["Relationship"])).map(({ attributes }) => {
    const { Id = "", Type = "", Target = "", TargetMode } = attributes;
    const isExternal = TargetMode === "External";
    return {
      id: Id,
      type: Type.slice(Type.lastIndexOf("/") + 1),
      target: isExternal ? Target : path.posix.resolve("/", folder, Target).slice(1),
      isExternal,
    };
  });
}

/** The part that everything else hangs on: nearly always `xl/workbook.xml`. */
export async function findWorkbookPart(parts: Parts): Promise<string> {
  const named = (await readRelationships(parts, "")).find(({ type }) => type === "officeDocument")?.target;
  const part = named ?? "xl/workbook.xml";
  if (!parts.has(part)) throw new UnreadableFile(DAMAGED);
  return part;
}

export const MACROS =
  "The workbook has macros in it, which are not taken. Save it as “Excel workbook (.xlsx)”, which leaves them out, and upload that.";

/** Macros are in parts of their own; that a type of part is declared, as some programs always do, says nothing. */
export async function refuseMacros(parts: Parts): Promise<void> {
  const types = await readElements(parts, "[Content_Types].xml", ["Default", "Override"]);
  const ofMacros = types
    .map(({ attributes }) => attributes)
    .filter(({ ContentType = "" }) => /macroEnabled|vbaProject/u.test(ContentType));
  const paths = parts.paths();
  const isDeclared = ofMacros.some(({ Extension, PartName }) =>
    Extension === undefined
      ? PartName !== undefined && parts.has(PartName.replace(/^\//u, ""))
      : paths.some((part) => part.endsWith(`.${Extension.toLowerCase()}`)),
  );
  const isThere = paths.some((part) => /(?:^|\/)(?:vbaproject\.bin$|macrosheets\/)/u.test(part));
  if (isDeclared || isThere) throw new UnreadableFile(MACROS);
}

/** A reference to another file: `[1]Sheet1!A1`, `'[2]A sheet'!A1`; not the column of a table, `Budget[2019]`. */
const LEADS_OUT = /(?:^|[^\w.\]])\[\d+\][^[\]]*!/u;

/** Tells which formulas take figures from another file, be it by a name that stands for a place there. */
export async function readWaysOut(parts: Parts, workbook: string): Promise<(formula: string) => boolean> {
  const names = new Set<string>();
  let name = "";
  let text = "";
  await parts.read(workbook, (event) => {
    if (event.kind === "open" && event.name === "definedName") {
      name = readAttributes(event.attributes).name ?? "";
      text = "";
    } else if (event.kind === "text") {
      text += event.text;
    } else if (event.kind === "close" && event.name === "definedName" && LEADS_OUT.test(text)) {
      names.add(name.toLowerCase());
    }
  });
  return (formula) =>
    LEADS_OUT.test(formula) ||
    (names.size > 0 &&
      (formula.toLowerCase().match(/[\p{L}_\\][\p{L}\p{N}_.\\]*/gu) ?? []).some((word) => names.has(word)));
}
