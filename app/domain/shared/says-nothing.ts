/** What stands where somebody was asked for words and gave none. */
const NO_WORDS =
  /^(?:n\s*\/?\s*a|not applicable|none|nil|no|nothing|tb[acd]|see above|as above|[-–—.?x]+)\.?$/iu;

/** Whether a text is blank, or a word that says no more than that. */
export function saysNothing(text: string): boolean {
  const words = text.trim();
  return words === "" || NO_WORDS.test(words);
}
