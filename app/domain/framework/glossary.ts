/** An abbreviation of the framework and what it stands for: frozen, signed and printed with the record. */
export interface GlossaryTerm extends TermInWords {
  id: number;
  version: number;
}

/** What a person writes of a term. */
export interface TermInWords {
  term: string;
  meaning: string;
}

export const SHORTEST_TERM = 2;
export const LONGEST_TERM = 20;
export const LONGEST_MEANING = 200;

/**
 * @param others the framework's other terms: "WIRE" and "Wire" may be two things, so case counts
 * @returns messages by field
 */
export function glossaryTermFaults(
  { term, meaning }: TermInWords,
  others: readonly Pick<GlossaryTerm, "term">[],
): Record<string, string> {
  const faults: Record<string, string> = {};
  const length = Array.from(term).length;
  if (length < SHORTEST_TERM || length > LONGEST_TERM) {
    faults.term = `The abbreviation must be from ${SHORTEST_TERM} to ${LONGEST_TERM} characters long`;
  } else if (term !== term.trim() || /[\n\t]/u.test(term)) {
    faults.term = "The abbreviation must be on one line, without spaces around it";
  } else if (others.some((other) => other.term === term)) {
    faults.term = `${term} is in the list already. Change its meaning there`;
  }
  if (meaning.trim() === "") faults.meaning = "Enter what it stands for";
  else if (Array.from(meaning).length > LONGEST_MEANING) {
    faults.meaning = `What it stands for must be ${LONGEST_MEANING} characters or fewer`;
  }
  return faults;
}

/** A stretch of text, or an abbreviation in it that is explained. */
export type TextPiece = string | TermInWords;

/**
 * Finds the terms in a text: whole words in exactly this case, the longer of two that begin alike, and each the first
 * time that the text has it (docs/decisions/0013-abbreviations.md).
 * @returns a function from a text to its pieces, which joined together are the text
 */
export function abbreviationFinder(terms: readonly TermInWords[]): (text: string) => readonly TextPiece[] {
  if (terms.length === 0) return (text) => [text];
  const byTerm = new Map(terms.map((term) => [term.term, term]));
  const alternatives = [...byTerm.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "gu");
  return (text) => {
    const pieces: TextPiece[] = [];
    const explained = new Set<string>();
    let from = 0;
    for (const match of text.matchAll(pattern)) {
      const term = byTerm.get(match[0]);
      if (!term || explained.has(term.term)) continue;
      explained.add(term.term);
      if (match.index > from) pieces.push(text.slice(from, match.index));
      pieces.push(term);
      from = match.index + match[0].length;
    }
    if (from < text.length || pieces.length === 0) pieces.push(text.slice(from));
    return pieces;
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}
