import type { Parts } from "./workbook-parts.server";
import { readAttributes } from "./xml-reading.server";

/** What the styles of an OpenDocument spreadsheet say of its figures, by their names. */
export interface DataStyles {
  /** Styles of cells that show thousands or millions of a number that is in full. */
  scaledCells: ReadonlySet<string>;
  /** Styles of tables that are not shown. */
  hiddenTables: ReadonlySet<string>;
}

/** OpenDocument 1.3 part 3, 16.29 (`number:display-factor`) and 20.305 (`table:display`). */
export async function readDataStyles(parts: Parts): Promise<DataStyles> {
  const scaledFormats = new Set<string>();
  const formatOfCell = new Map<string, string>();
  const hiddenTables = new Set<string>();
  let format = "";
  let style = "";
  for (const part of ["styles.xml", "content.xml"]) {
    let isInBody = false;
    await parts.read(part, (event) => {
      if (event.kind !== "open" || isInBody) return;
      const { name } = event;
      if (name === "body") {
        isInBody = true;
      } else if (name === "number-style" || name === "currency-style" || name === "percentage-style") {
        format = readAttributes(event.attributes).name ?? "";
      } else if (name === "number") {
        const factor = Number(readAttributes(event.attributes)["display-factor"] ?? 1);
        if (factor !== 1) scaledFormats.add(format);
      } else if (name === "style") {
        const attributes = readAttributes(event.attributes);
        style = attributes.name ?? "";
        if (attributes["data-style-name"]) formatOfCell.set(style, attributes["data-style-name"]);
      } else if (name === "table-properties" && readAttributes(event.attributes).display === "false") {
        hiddenTables.add(style);
      }
    });
  }
  const scaledCells = [...formatOfCell].flatMap(([cell, of]) => (scaledFormats.has(of) ? [cell] : []));
  return { scaledCells: new Set(scaledCells), hiddenTables };
}
