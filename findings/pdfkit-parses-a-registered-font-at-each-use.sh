#!/bin/sh
# pdfkit 0.20.2: where the font given as `font` to the constructor is registered under a name as well, each `doc.font(name)` reads
# and parses the whole file anew: the name is never kept, since the font equals one that the document has. A document of 400 short
# texts takes many times as long as with the path in place of the name, and comes out as long. With another file as the default font
# the name is kept.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --save-exact --no-audit --no-fund pdfkit@0.20.2 dejavu-fonts-ttf@2.37.3 >/dev/null
cat >try.cjs <<'JS'
const fs = require("fs");
const PDFDocument = require("pdfkit");
const sans = require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");
const bold = require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf");
let reads = 0;
const read = fs.readFileSync;
fs.readFileSync = (file, ...rest) => {
  if (file === sans) reads += 1;
  return read(file, ...rest);
};
const draw = (standard, font) =>
  new Promise((resolve) => {
    reads = 0;
    let bytes = 0;
    const doc = new PDFDocument({ font: standard });
    doc.registerFont("name", sans);
    doc.on("data", (piece) => (bytes += piece.length));
    doc.on("end", () => resolve({ reads, bytes }));
    for (let line = 0; line < 400; line += 1) doc.font(font).text(`Line ${line}`);
    doc.end();
  });
(async () => {
  const byName = await draw(sans, "name");
  const byPath = await draw(sans, sans);
  const byNameOfAnother = await draw(bold, "name");
  const { version } = JSON.parse(read("node_modules/pdfkit/package.json", "utf8"));
  console.log("pdfkit", version, "node", process.version);
  console.log("the default font by its name", JSON.stringify(byName));
  console.log("the default font by its path", JSON.stringify(byPath));
  console.log("another font by its name    ", JSON.stringify(byNameOfAnother));
  const isAsSeen = byName.reads > 400 && byPath.reads === 1 && byNameOfAnother.reads === 1;
  process.exit(isAsSeen ? 0 : 1);
})();
JS
node try.cjs
