import { writeFileSync } from "node:fs";
import { makeMaps } from "./maps";

/** Writes the generated pieces of the documents anew. @returns the documents that had drifted */
export async function writeMaps(): Promise<string[]> {
  const drifted = (await makeMaps()).filter(({ text, wanted }) => text !== wanted);
  for (const { file, wanted } of drifted) writeFileSync(file, wanted);
  return drifted.map(({ name }) => name);
}
