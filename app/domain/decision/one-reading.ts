/** A string, and whether it is a name; or a number. In valid JSON nothing else begins like these. */
const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d[\d.eE+-]*/gu;

/**
 * Whether a text of JSON says one thing to whoever reads it. A name that stands twice in one object, or a number written with
 * more figures than a program keeps, is read in one way here and perhaps in another by people and other programs: a seal
 * proves only what was read.
 * @param value what the text was parsed as
 */
export function hasOneReading(text: string, value: unknown): boolean {
  let names = 0;
  for (const [token, colon] of text.matchAll(TOKENS)) {
    if (token.startsWith('"')) names += colon === undefined ? 0 : 1;
    else if (JSON.stringify(Number(token)) !== token) return false;
  }
  return names === namesIn(value);
}

function namesIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, inner) => sum + namesIn(inner), own);
}
