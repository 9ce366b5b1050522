const LONGEST_NAME = 200;

/**
 * The name of an uploaded file, which is only shown: without folders, as text that the database can hold, and never as
 * a path.
 */
export function shownName(fileName: string): string {
  const name = fileName.toWellFormed().replaceAll("\0", "").split(/[/\\]/u).at(-1) ?? "";
  return [...name].slice(0, LONGEST_NAME).join("") || "file";
}
