import path from "node:path";
import { UnreadableFile } from "./limits.server";
import { readAttributes, readXml, type Attributes } from "./xml-reading.server";
import { DAMAGED, type Zip } from "./zip-reading.server";

/** A workbook is a zip of parts that point at each other (ECMA-376 part 2). */
export interface Relationship {
  id: string;
  /** The last word of its type, which the transitional and the strict standard have in common: "worksheet". */
  type: string;
  /** Path of the part, or the address where it is outside. */
  target: string;
  isExternal: boolean;
}

/** The elements of a part by name, with their attributes; empty where there is no such part. */
export async function readElements(zip: Zip, part: string, names: readonly string[]) {
  const found: { name: string; attributes: Attributes }[] = [];
  for (const event of readXml((await zip.read(part)) ?? new Uint8Array())) {
    if (event.kind !== "open" || !names.includes(event.name)) continue;
    found.push({ name: event.name, attributes: readAttributes(event.attributes) });
  }
  return found;
}

export async function readRelationships(zip: Zip, part: string): Promise<Relationship[]> {
  const folder = path.posix.dirname(part);
  const file = path.posix.join(folder, "_rels", `${path.posix.basename(part)}.rels`);
  return (await readElements(zip, file, ["Relationship"])).map(({ attributes }) => {
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
export async function findWorkbookPart(zip: Zip): Promise<string> {
  const named = (await readRelationships(zip, "")).find(({ type }) => type === "officeDocument")?.target;
  const part = named ?? "xl/workbook.xml";
  if (!zip.has(part)) throw new UnreadableFile(DAMAGED);
  return part;
}

export const MACROS =
  "The workbook has macros in it, which are not taken. Save it as “Excel workbook (.xlsx)”, which leaves them out, and upload that.";
const EXTERNAL_LINKS =
  "The workbook takes figures from other files, which cannot be followed. In Excel choose Data, Edit Links, Break Link, so that the figures stand in the workbook itself; save it, and upload it again.";

export async function refuseMacros(zip: Zip): Promise<void> {
  const types = await readElements(zip, "[Content_Types].xml", ["Default", "Override"]);
  const isDeclared = types.some(({ attributes }) =>
    /macroEnabled|vbaProject/u.test(attributes.ContentType ?? ""),
  );
  const isThere = zip.paths().some((part) => /(?:^|\/)(?:vbaproject\.bin$|macrosheets\/)/u.test(part));
  if (isDeclared || isThere) throw new UnreadableFile(MACROS);
}

/** A hyperlink in a cell leads a reader somewhere; every other way out of the workbook leads figures in. */
export async function refuseExternalLinks(zip: Zip): Promise<void> {
  if (zip.paths().some((part) => part.startsWith("xl/externallinks/")))
    throw new UnreadableFile(EXTERNAL_LINKS);
  for (const file of zip.paths().filter((part) => part.endsWith(".rels"))) {
    const relationships = await readElements(zip, file, ["Relationship"]);
    const leadsOut = relationships.some(
      ({ attributes }) => attributes.TargetMode === "External" && !attributes.Type?.endsWith("/hyperlink"),
    );
    if (leadsOut) throw new UnreadableFile(EXTERNAL_LINKS);
  }
}
