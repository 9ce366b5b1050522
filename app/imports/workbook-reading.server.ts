import type { Sheet } from "../domain/budget/imported-budget";
import { readSharedStrings, readSheet } from "./sheet-reading.server";
import { UnreadableFile } from "./limits.server";
import { plainText, refuseTooMuchText } from "./plain-rows.server";
import { readDateStyles } from "./workbook-dates.server";
import {
  findWorkbookPart,
  readElements,
  readRelationships,
  refuseExternalLinks,
  refuseMacros,
  type Relationship,
} from "./workbook-parts.server";
import { DAMAGED, type Zip } from "./zip-reading.server";

/**
 * All sheets of an .xlsx workbook (ECMA-376 part 1, chapter 18), hidden ones too, in the order of their tabs. Read
 * here and not by a library, because those at hand take error values and formulas that were never calculated for
 * blank cells, which in a budget are £0, and can be made to fill the memory by the number of a row.
 *
 * @throws {UnreadableFile}
 */
export async function readWorkbook(zip: Zip): Promise<Sheet[]> {
  await refuseMacros(zip);
  await refuseExternalLinks(zip);
  const workbook = await findWorkbookPart(zip);
  const relationships = await readRelationships(zip, workbook);
  const elements = await readElements(zip, workbook, ["workbookPr", "sheet"]);
  const partOf = (type: string) =>
    relationships.find((relationship) => relationship.type === type)?.target ?? "";
  const context = {
    strings: await readSharedStrings(zip, partOf("sharedStrings")),
    dateStyles: await readDateStyles(zip, partOf("styles")),
    countsFrom1904: elements.some(({ attributes }) => /^(?:1|true)$/u.test(attributes.date1904 ?? "")),
  };

  const sheets: Sheet[] = [];
  let characters = 0;
  for (const { attributes } of elements.filter(({ name }) => name === "sheet")) {
    const name = plainText(attributes.name ?? "");
    const part = findSheetPart(relationships, attributes.id, name);
    if (!part) continue;
    const content = (await zip.read(part)) ?? missing(name);
    const rows = await readSheet(content, name, context);
    characters += rows.flat().reduce((sum, cell) => sum + cell.length, 0);
    refuseTooMuchText(characters);
    sheets.push({ name, rows });
  }
  if (sheets.length === 0) throw new UnreadableFile(DAMAGED);
  return sheets;
}

/** Null for a sheet that has no cells: a chart on a tab of its own. */
function findSheetPart(
  relationships: readonly Relationship[],
  id: string | undefined,
  name: string,
): string | null {
  const relationship = relationships.find((candidate) => candidate.id === id) ?? missing(name);
  return relationship.type === "worksheet" ? relationship.target : null;
}

function missing(name: string): never {
  throw new UnreadableFile(
    `The workbook names a sheet “${name}” that is not in the file. Open it in Excel or LibreOffice, save it again, and upload that.`,
  );
}
