import { withoutInvisible } from "../shared/invisible-characters";

/**
 * The words of names and purposes as they are compared: without case, accents, punctuation, plural endings and
 * little words, and with a phrase that the budgets abbreviate ("Youth Offending Service (YOS)") as its abbreviation.
 */

const LITTLE_WORDS = new Set(
  ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "via", "with"].map(bare),
);

interface Phrase {
  words: readonly string[];
  abbreviation: string;
}

/** Phrases that are abbreviated somewhere in the budgets, by their first word, longest first. */
export type Abbreviations = ReadonlyMap<string, readonly Phrase[]>;

const IN_BRACKETS = /\(([A-Za-z][A-Za-z0-9]{1,9})\)/gu;

/**
 * Abbreviations that stand in brackets after the words they are made of, as in "Child Independent Sexual Violence
 * Advocate (ChISVA)". One that stands for different words in different places is left out.
 */
export function findAbbreviations(texts: Iterable<string>): Abbreviations {
  const phrases = new Map<string, Phrase | null>();
  for (const text of texts) {
    for (const match of text.matchAll(IN_BRACKETS)) {
      const written = match[1] ?? "";
      if (written.replace(/[^A-Z]/gu, "").length < 2) continue;
      const phrase = phraseBefore(plainWords(text.slice(0, match.index)), written.toLowerCase());
      if (!phrase) continue;
      const abbreviation = bare(written.toLowerCase());
      const known = phrases.get(abbreviation);
      const isSame = known === undefined || known?.words.join(" ") === phrase.join(" ");
      phrases.set(abbreviation, isSame ? { words: phrase, abbreviation } : null);
    }
  }
  const byFirstWord = new Map<string, Phrase[]>();
  for (const phrase of phrases.values()) {
    if (!phrase) continue;
    const first = phrase.words[0] ?? "";
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), phrase]);
  }
  for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirstWord;
}

/** The last of these words whose beginnings spell the abbreviation: little words may be skipped. */
function phraseBefore(words: readonly string[], abbreviation: string): string[] | null {
  const startOf = (position: number, letters: string): number | null => {
    const word = words[position];
    if (word === undefined) return null;
    for (let length = 1; length <= Math.min(3, word.length); length += 1) {
      if (!letters.endsWith(word.slice(0, length))) continue;
      const rest = letters.slice(0, -length);
      const start = rest === "" ? position : startOf(position - 1, rest);
      if (start !== null) return start;
    }
    return LITTLE_WORDS.has(word) ? startOf(position - 1, letters) : null;
  };
  const start = startOf(words.length - 1, abbreviation);
  return start === null || start === words.length - 1 ? null : words.slice(start);
}

/** Each word once, in the order in which it first stands. */
export function wordsOf(text: string, abbreviations: Abbreviations): Set<string> {
  const words = plainWords(text);
  const found: string[] = [];
  for (let position = 0; position < words.length;) {
    const word = words[position] ?? "";
    const phrase = abbreviations
      .get(word)
      ?.find((candidate) => candidate.words.every((part, index) => words[position + index] === part));
    found.push(phrase?.abbreviation ?? word);
    position += phrase?.words.length ?? 1;
  }
  const telling = found.filter((word) => !LITTLE_WORDS.has(word));
  return new Set(telling.length > 0 ? telling : found);
}

function plainWords(text: string): string[] {
  return withoutInvisible(text)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/['’]s(?!\p{L})/gu, "")
    .split(/[^\p{L}\p{N}]/u)
    .filter((word) => word !== "")
    .map(bare);
}

/** Without the ending of a plural. */
function bare(word: string): string {
  if (word.length <= 3 || !word.endsWith("s") || word.endsWith("ss")) return word;
  return word.endsWith("ies") && word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}
