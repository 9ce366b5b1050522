/** Part of a text, and whether it is what was looked for. */
export interface ExcerptPiece {
  text: string;
  isHit: boolean;
}

/** How many characters stand before and behind the first hit. */
const AROUND = 120;

/** The stems in a query as PostgreSQL writes it: `'disabl' & 'polic'`. */
export function stemsOf(query: string): string[] {
  return [...query.matchAll(/(!?)'((?:[^']|'')+)'/gu)].flatMap(([, not, stem = ""]) =>
    not === "!" ? [] : [stem.replaceAll("''", "'")],
  );
}

/**
 * The passage that says most of what was looked for, around the first hit in it; null where none says any, as where only the title
 * does. A stem ends where the word's endings begin, and y has become i.
 * @param passages one a line
 */
export function excerpt(passages: string, stems: readonly string[]): ExcerptPiece[] | null {
  const patterns = stems.map((stem) => wordsOf([stem]));
  let best: { line: string; hits: number } | null = null;
  for (const line of passages.split("\n")) {
    const hits = patterns.filter((pattern) => new RegExp(pattern, "iu").test(line)).length;
    if (hits > (best?.hits ?? 0)) best = { line, hits };
    if (hits > 0 && hits === stems.length) break;
  }
  if (!best) return null;
  const { line } = best;
  const all = new RegExp(wordsOf(stems), "giu");
  const first = Math.max(line.search(all), 0);
  const from = first <= AROUND ? 0 : line.lastIndexOf(" ", first - AROUND) + 1;
  const end = first + 2 * AROUND;
  const to = line.length <= end ? line.length : Math.max(line.lastIndexOf(" ", end), first + 1);
  const shown = `${from > 0 ? "… " : ""}${line.slice(from, to)}${to < line.length ? " …" : ""}`;
  return pieces(shown, all);
}

function wordsOf(stems: readonly string[]): string {
  const alternatives = stems
    .toSorted((a, b) => b.length - a.length)
    .map((stem) => (stem.endsWith("i") ? `${escaped(stem.slice(0, -1))}(?:i|y)` : escaped(stem)));
  return String.raw`(?<![\p{L}\p{N}])(?:${alternatives.join("|")})\p{L}*`;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);

function pieces(text: string, pattern: RegExp): ExcerptPiece[] {
  const found: ExcerptPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) found.push({ text: text.slice(at, match.index), isHit: false });
    found.push({ text: match[0], isHit: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at), isHit: false });
  return found;
}
