import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { root } from "./prepare.mjs";

/** Beside each file for browsers the same as small as it gets, which takes too long to be done while somebody waits. */
const folder = path.join(root, "build", "client", "assets");
for (const name of readdirSync(folder).filter((each) => /\.(?:js|css)$/u.test(each))) {
  const file = path.join(folder, name);
  writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
}
