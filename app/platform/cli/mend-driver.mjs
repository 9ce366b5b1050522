import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { applyPatch, parsePatch, reversePatch } from "diff";

/**
 * Applies what lies in `patches/` to what is installed, where that is not done yet. npm runs it after each installation
 * (`postinstall`) unless it is told to run no scripts; then it is run by hand: `npm run mend`. docs/decisions/0028 says why.
 */
const root = fileURLToPath(new URL("../../../", import.meta.url));

for (const name of readdirSync(path.join(root, "patches"))) {
  for (const patch of parsePatch(readFileSync(path.join(root, "patches", name), "utf8"))) mend(name, patch);
}

function mend(name, patch) {
  const file = path.join(root, patch.oldFileName.replace(/^a\//u, ""));
  const source = readFileSync(file, "utf8");
  if (applyPatch(source, reversePatch(patch)) !== false) return;
  const mended = applyPatch(source, patch);
  if (mended === false) {
    console.error(`patches/${name} does not fit ${file}. Install it anew: npm ci`);
    process.exit(1);
  }
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mended);
  renameSync(draft, file);
}
