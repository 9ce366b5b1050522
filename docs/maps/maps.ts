import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { drawDecisions, listDecisionFiles, readDecisionHead } from "./decisions";
import { drawFrameworkLife, drawActionLife } from "./states";
import { drawTables } from "./data-model";

export const docsFolder = fileURLToPath(new URL("../", import.meta.url));

/** What is generated in the documents: each piece between two comments that name it. */
const PIECES: Record<string, Record<string, () => string>> = {
  "decisions/README.md": {
    records: () => drawDecisions(listDecisionFiles(path.join(docsFolder, "decisions")).map(readDecisionHead)),
  },
  "states.md": { framework: drawFrameworkLife, action: drawActionLife },
  "data-model.md": { tables: drawTables },
};

/** A document, as it is and as it would be were it generated now. */
export interface MapDocument {
  name: string;
  file: string;
  text: string;
  wanted: string;
}

export function makeMaps(): Promise<MapDocument[]> {
  return Promise.all(
    Object.entries(PIECES).map(async ([name, pieces]) => {
      const file = path.join(docsFolder, name);
      const text = readFileSync(file, "utf8");
      const filled = Object.entries(pieces).reduce(
        (before, [piece, draw]) => replacePiece(before, piece, draw()),
        text,
      );
      const wanted = await format(filled, { ...(await resolveConfig(file)), parser: "markdown" });
      return { name, file, text, wanted };
    }),
  );
}

/** @throws where the document has no place for it */
export function replacePiece(text: string, piece: string, content: string): string {
  const begin = `<!-- generated: ${piece} (npm run docs:maps) -->`;
  const end = `<!-- end of ${piece} -->`;
  const [before, rest, more] = text.split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined || more !== undefined) {
    throw new Error(`There is no one place for “${piece}”`);
  }
  return `${before}${begin}\n\n${content}\n\n${end}${after}`;
}
