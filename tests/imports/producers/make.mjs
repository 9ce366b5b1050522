/**
 * Writes the sheet in sheet.json with each of the programs in package.json. Run by hand, not by the tests, which read
 * what it wrote: install package.json in a folder outside of the project, and say where that is:
 *
 *   node tests/imports/producers/make.mjs /somewhere/with/node_modules
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const installed = createRequire(path.join(path.resolve(process.argv[2] ?? "."), "package.json"));
const { rows } = JSON.parse(readFileSync(path.join(here, "sheet.json"), "utf8"));
const isFormula = (value) => typeof value === "string" && value.startsWith("=");
const save = (name, bytes) => writeFileSync(path.join(here, "files", name), bytes);

function withSheetJs(library) {
  const XLSX = installed(library);
  const sheet = XLSX.utils.aoa_to_sheet(
    rows.map((row) => row.map((value) => (isFormula(value) ? null : value))),
  );
  for (const [row, cells] of rows.entries()) {
    for (const [column, value] of cells.entries()) {
      if (isFormula(value))
        sheet[XLSX.utils.encode_cell({ r: row, c: column })] = { t: "n", f: value.slice(1) };
    }
  }
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, "Budget");
  return (bookType) => XLSX.write(book, { type: "buffer", bookType });
}

const sheetJs = withSheetJs("xlsx");
save("sheetjs-0.18.5.xlsx", sheetJs("xlsx"));
save("sheetjs-0.18.5.ods", sheetJs("ods"));
save("sheetjs-0.18.5.fods", sheetJs("fods"));
save("sheetjs-0.18.5.xlsb", sheetJs("xlsb"));
save("sheetjs-0.18.5.xls", sheetJs("biff8"));
save("xlsx-js-style-1.2.0.xlsx", withSheetJs("xlsx-js-style")("xlsx"));

{
  const ExcelJS = installed("exceljs");
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Budget");
  for (const row of rows)
    sheet.addRow(row.map((value) => (isFormula(value) ? { formula: value.slice(1) } : value)));
  save("exceljs-4.4.0.xlsx", Buffer.from(await book.xlsx.writeBuffer()));
}

{
  const book = await installed("xlsx-populate").fromBlankAsync();
  const sheet = book.sheet(0).name("Budget");
  for (const [row, cells] of rows.entries()) {
    for (const [column, value] of cells.entries()) {
      const cell = sheet.cell(row + 1, column + 1);
      if (isFormula(value)) cell.formula(value.slice(1));
      else if (value !== "") cell.value(value);
    }
  }
  save("xlsx-populate-1.21.0.xlsx", await book.outputAsync());
}

{
  const { Workbook } = installed("excel4node");
  const book = new Workbook();
  const sheet = book.addWorksheet("Budget");
  for (const [row, cells] of rows.entries()) {
    for (const [column, value] of cells.entries()) {
      const cell = sheet.cell(row + 1, column + 1);
      if (isFormula(value)) cell.formula(value.slice(1));
      else if (typeof value === "number") cell.number(value);
      else if (value !== "") cell.string(value);
    }
  }
  save("excel4node-1.8.2.xlsx", await book.writeToBuffer());
}

{
  const { default: write } = installed("write-excel-file/node");
  const cells = rows.map((row) =>
    row.map((value) => (value === "" ? null : isFormula(value) ? { type: "Formula", value } : value)),
  );
  save("write-excel-file-4.1.1.xlsx", await write(cells, { sheet: "Budget" }).toBuffer());
}
