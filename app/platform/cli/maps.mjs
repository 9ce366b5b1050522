import { ensureInstalled, load } from "./prepare.mjs";

/** Draws the maps in docs/ anew, from the code that they are maps of. */
ensureInstalled();
const { writeMaps } = await load("../../../docs/maps/write-maps.ts");
const written = await writeMaps();
console.log(
  written.length === 0
    ? "The maps are as the code is."
    : `Written: ${written.map((name) => `docs/${name}`).join(", ")}`,
);
