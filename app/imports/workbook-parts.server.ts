import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { UnreadableFile } from "./limits.server";
import { tooMuch } from "./plain-rows.server";
import { readAttributes, readXml, type Attributes, type XmlEvent, type XmlPiece } from "./xml-reading.server";
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
/** After so many of them other requests get their turn. */
const PIECES_AT_A_TIME = 20_000;
/** As many attributes, or entities, as stand in so many characters take as long as another piece. */
const CHARACTERS_OF_A_PIECE = 100;

export function partsOf(zip: Zip): Parts {
  let pieces = 0;
  let nextTurn = PIECES_AT_A_TIME;
  return {
    has: zip.has,
    paths: zip.paths,
    read: async (part, take) => {
      const content = await zip.read(part);
      if (!content) return false;
      for (const piece of readXml(content)) {
        pieces += 1 + Math.floor(lengthOf(piece) / CHARACTERS_OF_A_PIECE);
        if (pieces > MAX_PIECES) throw tooMuch("cells and formatting");
        if (pieces >= nextTurn) {
          nextTurn = pieces + PIECES_AT_A_TIME;
          await setImmediate();
        }
        if (piece.kind !== "aside") take(piece);
      }
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
const EXTERNAL_LINKS =
  "The workbook takes figures from other files, which cannot be followed. In Excel choose Data, Edit Links, Break Link, so that the figures stand in the workbook itself; save it, and upload it again.";

export async function refuseMacros(parts: Parts): Promise<void> {
  const types = await readElements(parts, "[Content_Types].xml", ["Default", "Override"]);
  const isDeclared = types.some(({ attributes }) =>
    /macroEnabled|vbaProject/u.test(attributes.ContentType ?? ""),
  );
  const isThere = parts.paths().some((part) => /(?:^|\/)(?:vbaproject\.bin$|macrosheets\/)/u.test(part));
  if (isDeclared || isThere) throw new UnreadableFile(MACROS);
}

/** A hyperlink in a cell leads a reader somewhere; every other way out of the workbook leads figures in. */
export async function refuseExternalLinks(parts: Parts): Promise<void> {
  if (parts.paths().some((part) => part.startsWith("xl/externallinks/")))
    throw new UnreadableFile(EXTERNAL_LINKS);
  for (const file of parts.paths().filter((part) => part.endsWith(".rels"))) {
    const relationships = await readElements(parts, file, ["Relationship"]);
    const leadsOut = relationships.some(
      ({ attributes }) => attributes.TargetMode === "External" && !attributes.Type?.endsWith("/hyperlink"),
    );
    if (leadsOut) throw new UnreadableFile(EXTERNAL_LINKS);
  }
}
