/** A table as a file holds it, without saying of which kind. Every row is as long as the headings. */
export interface ExportedTable {
  /** What the table is: a sheet's name, and the end of a file's. At most 31 letters and spaces. */
  name: string;
  headings: readonly string[];
  rows: readonly (readonly ExportedCell[])[];
}

/** Text, or an amount in pence. An empty text is an empty cell. */
export type ExportedCell = string | { pence: number };

export const pounds = (pence: number | undefined): ExportedCell => (pence === undefined ? "" : { pence });

/** Of the framework and the table, in plain letters: "commissioning-framework-2018-21-budget". */
export function exportFileName(frameworkTitle: string, { name }: Pick<ExportedTable, "name">): string {
  const words = `${frameworkTitle} ${name}`
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-");
  return words.replace(/^-|-$/gu, "").slice(-100);
}
