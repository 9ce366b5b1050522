/**
 * A spreadsheet runs what begins like this in a CSV file, so such a text gets an apostrophe before it. A text that
 * begins with apostrophes and then like this gets one more, so that taking one away again always gives the text.
 * The wide forms are what csv-stringify escapes too. See OWASP, "CSV Injection".
 */
const RUN_BY_SPREADSHEETS = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** The text as a cell of a CSV file that nothing runs. */
export function asInertText(text: string): string {
  return RUN_BY_SPREADSHEETS.test(text) ? `'${text}` : text;
}

/** What `asInertText` was given. */
export function fromInertText(cell: string): string {
  return cell.startsWith("'") && RUN_BY_SPREADSHEETS.test(cell) ? cell.slice(1) : cell;
}
