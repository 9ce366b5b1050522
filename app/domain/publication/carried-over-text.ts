/**
 * How a text is known again where an author carried it over from the framework before: whole, or a sentence of it. Case,
 * spaces and the full stop are not looked at; a word or two say nothing, but in a name.
 */
const SHORTEST_TEXT = 20;
const SHORTEST_SENTENCE = 40;

/** A text that a person wrote. A name, such as a service's or a title, is known again however short it is. */
export interface WrittenText {
  text: string;
  isName: boolean;
}

export const name = (text: string): WrittenText => ({ text, isName: true });
export const prose = (text: string): WrittenText => ({ text, isName: false });

/** What a text is known again by; nothing where it is too short to be. */
export function passagesOf({ text, isName }: WrittenText): string[] {
  const whole = readAlike(text);
  if (whole === "") return [];
  const sentences = text
    .split(/\n|(?<=[.!?;])\s+/u)
    .map(readAlike)
    .filter((sentence) => sentence.length >= SHORTEST_SENTENCE);
  const isLongEnough = isName || whole.length >= SHORTEST_TEXT;
  return [...new Set([...(isLongEnough ? [whole] : []), ...sentences])];
}

/** The same for texts that read the same. */
export function readAlike(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[.;:,!?]+$/u, "");
}
