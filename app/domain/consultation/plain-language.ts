/**
 * What makes a question hard to answer, as a hint to whoever writes it; it never blocks. The 25 words are those of the GOV.UK
 * style guide; that long words and two questions in one are hard is common to all guides to questionnaires. None is law.
 */
const MOST_WORDS = 25;
/** Letters. Words of this length are seldom among those that people speak with. */
const LONG_WORD = 14;

/** What suggests the answer. */
const LEADING = /\b(?:do you agree|don[’']t you|surely|obviously|of course|clearly)\b/iu;
const NEGATIVE = /\b(?:not|no|never|without|un(?:able|willing|likely)|don[’']t|isn[’']t)\b/giu;

/** @param text a question, with its hint where it has one. @returns hints in sentences */
export function plainLanguageHints(text: string): string[] {
  const sentences = text.split(/(?<=[.?!])\s+|\n+/u).filter((sentence) => sentence.trim() !== "");
  const long = sentences.map(wordsOf).filter((words) => words.length > MOST_WORDS);
  const longWords = [...new Set(wordsOf(text).filter((word) => lettersOf(word) >= LONG_WORD))];
  const questions = text.match(/\?/gu)?.length ?? 0;
  return [
    ...long.map(
      (words) =>
        `A sentence has ${words.length} words. Up to ${MOST_WORDS} are easy to read: “${words.slice(0, 6).join(" ")} …”`,
    ),
    ...(longWords.length > 0
      ? [`Is there a shorter word for ${longWords.map((word) => `“${word}”`).join(", ")}?`]
      : []),
    ...(questions > 1 || sentences.some((sentence) => sentence.endsWith("?") && /\band\b/iu.test(sentence))
      ? ["It may ask two things at once: people can agree with one and not with the other."]
      : []),
    ...(LEADING.test(text) ? ["It suggests an answer. Ask so that every answer is as easy to give."] : []),
    ...(sentences.some((sentence) => (sentence.match(NEGATIVE)?.length ?? 0) > 1)
      ? ["It says “not” more than once in a sentence, which is easily misread."]
      : []),
  ];
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
const lettersOf = (word: string) => Math.max(...word.split("-").map((part) => part.length));
