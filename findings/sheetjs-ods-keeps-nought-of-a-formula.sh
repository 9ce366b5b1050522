#!/bin/sh
# SheetJS (xlsx) 0.18.5: a cell with a formula and no value, { t: "n", f: "250*4" }, is written without a value in .xlsx, but with
# office:value="0" in .ods. Whoever opens the .ods and does not calculate anew has 0, and nothing in the file tells that it is no result.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --save-exact --no-audit --no-fund xlsx@0.18.5 fflate@0.8.2 >/dev/null
cat >try.cjs <<'JS'
const XLSX = require("xlsx");
const { unzipSync, strFromU8 } = require("fflate");
const sheet = { A1: { t: "n", f: "250*4" }, "!ref": "A1" };
const written = (bookType, part) => {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, structuredClone(sheet), "Sheet");
  return strFromU8(unzipSync(XLSX.write(book, { type: "buffer", bookType }))[part]);
};
const xlsx = /<c r="A1".*?<\/c>/.exec(written("xlsx", "xl/worksheets/sheet1.xml"))?.[0];
const ods = /<table:table-cell[^>]*table:formula[^>]*>/.exec(written("ods", "content.xml"))?.[0];
console.log("xlsx", XLSX.version, "node", process.version);
console.log(".xlsx", xlsx);
console.log(".ods ", ods);
process.exit(xlsx?.includes("<f>") && !xlsx.includes("<v>") && / office:value="0"/.test(ods ?? "") ? 0 : 1);
JS
node try.cjs
