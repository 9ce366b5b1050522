import type { Sheet } from "../domain/budget/imported-budget";
import { isTrue, readSharedStrings, readSheet } from "./sheet-reading.server";
import { MAX_SHEETS, UnreadableFile } from "./limits.server";
import { plainText, refuseSheetsBeyond } from "./plain-rows.server";
import { readNumberStyles } from "./workbook-dates.server";
import {
  findWorkbookPart,
  partsOf,
  readElements,
  readRelationships,
  readWaysOut,
  refuseMacros,
  type Relationship,
} from "./workbook-parts.server";
import type { Attributes } from "./xml-reading.server";
import { DAMAGED, type Zip } from "./zip-reading.server";

/**
 * All sheets of an .xlsx workbook (ECMA-376 part 1, chapter 18), hidden ones too, in the order of their tabs. Read
 * here and not by a library, because those at hand take error values and formulas that were never calculated for
 * blank cells, which in a budget are £0, and can be made to fill the memory by the number of a row.
 *
 * @throws {UnreadableFile}
 */
export async function readWorkbook(zip: Zip): Promise<Sheet[]> {
  const parts = partsOf(zip);
  await refuseMacros(parts);
  const workbook = await findWorkbookPart(parts);
  const relationships = await readRelationships(parts, workbook);
  const elements = await readElements(parts, workbook, ["workbookPr", "sheet", "calcPr"]);
  const tabs = elements.filter(({ name }) => name === "sheet").map(({ attributes }) => attributes);
  const found = findSheets(tabs, relationships);
  const partOf = (type: string) =>
    relationships.find((relationship) => relationship.type === type)?.target ?? "";
  const context = {
    strings: await readSharedStrings(parts, partOf("sharedStrings")),
    styles: await readNumberStyles(parts, partOf("styles")),
    countsFrom1904: elements.some(({ attributes }) => isTrue(attributes.date1904)),
    leavesFormulas: elements.some(({ attributes }) => isTrue(attributes.fullCalcOnLoad)),
    leadsOut: await readWaysOut(parts, workbook),
  };

  const sheets: Sheet[] = [];
  const size = { cells: 0, characters: 0 };
  for (const { name, isHidden, part } of found) {
    const { rows, facts } = (await readSheet(parts, part, { ...context, name, isHidden })) ?? missing(name);
    for (const row of rows) {
      size.cells += row.length;
      size.characters += row.reduce((sum, cell) => sum + cell.length, 0);
    }
    refuseSheetsBeyond(size);
    // Copied, for a text that was cut out of the XML keeps the whole of it in memory.
    sheets.push({ name, rows: structuredClone(rows), ...(facts ? { facts } : {}) });
  }
  return sheets;
}

/** Names and parts of the sheets that have cells, which a chart on a tab of its own has not. */
function findSheets(
  tabs: readonly Attributes[],
  relationships: readonly Relationship[],
): { name: string; isHidden: boolean; part: string }[] {
  if (tabs.length > MAX_SHEETS) throw new UnreadableFile(TOO_MANY_SHEETS);
  const sheets = tabs.flatMap(({ name: written = "", id, state = "visible" }) => {
    const name = plainText(written);
    const { type, target } = relationships.find((candidate) => candidate.id === id) ?? missing(name);
    return type === "worksheet" ? [{ name, isHidden: state !== "visible", part: target }] : [];
  });
  if (sheets.length === 0) throw new UnreadableFile(DAMAGED);
  if (new Set(sheets.map(({ part }) => part.toLowerCase())).size < sheets.length) {
    throw new UnreadableFile(TWICE_THE_SAME);
  }
  return sheets;
}

export const TOO_MANY_SHEETS = `The workbook has more than ${MAX_SHEETS} sheets. Keep only the sheet with the budget, and upload it again.`;
const TWICE_THE_SAME =
  "The workbook has two sheets that are one and the same in the file. Open it in Excel or LibreOffice, save it again, and upload that.";

function missing(name: string): never {
  throw new UnreadableFile(
    `The workbook names a sheet “${name}” that is not in the file. Open it in Excel or LibreOffice, save it again, and upload that.`,
  );
}
