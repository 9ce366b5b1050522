/** A string, and whether it is a name; or a number. In valid JSON nothing else begins like these. */
const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d[\d.eE+-]*/gu;

/** No published record is nested half as deep. Programs give up at some depth, and not all at the same. */
const DEEPEST = 50;

/**
 * Whether a text of JSON says one thing to whoever reads it. A name that stands twice in one object, a number written with
 * more figures than a program keeps, or a list in a list in a list without end, is read in one way here and perhaps in another
 * by people and other programs: a seal proves only what was read.
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

/** @returns how many, or null where it is nested too deep */
function namesIn(value: unknown, depth = 0): number | null {
  if (typeof value !== "object" || value === null) return 0;
  if (depth === DEEPEST) return null;
  let names = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const inner of Object.values(value)) {
    const within = namesIn(inner, depth + 1);
    if (within === null) return null;
    names += within;
  }
  return names;
}
