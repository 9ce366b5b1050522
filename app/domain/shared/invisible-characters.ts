/**
 * Characters that are not drawn: soft hyphens, spaces and joiners without width, marks that turn the direction of
 * writing, and byte order marks (Unicode: Default_Ignorable_Code_Point, without those that change the letter before).
 */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/gu;

/** For comparing: what nobody can see never decides whether two texts are one. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, "");
}
