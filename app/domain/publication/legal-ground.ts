/** A legal ground as the office lists it: the Act, the section, and whether the public-interest test applies. */
export interface ListedGround {
  act: string;
  section: string;
  isQualified: boolean;
}

/** @returns for example `Freedom of Information Act 2000 s.43(2)`. */
export function groundText({ act, section }: Pick<ListedGround, "act" | "section">): string {
  return `${act} ${section}`;
}

const SECTION_NUMBER = /\b(?:ss?|sections?)\.?\s*(\d+[a-z]?)/giu;

/**
 * Whether a ground that somebody wrote is one the office lists as qualified, however it is spelt: `section 43 of the
 * Freedom of Information Act 2000` is. Leaving the list aside does not leave the public-interest test aside.
 */
export function isListedAsQualified(written: string, listed: readonly ListedGround[]): boolean {
  const text = written.toLowerCase();
  const numbers = sectionNumbers(written);
  return listed.some(
    ({ act, section, isQualified }) =>
      isQualified &&
      text.includes(act.toLowerCase()) &&
      sectionNumbers(section).some((number) => numbers.includes(number)),
  );
}

/** The sections named, without their subsections. */
function sectionNumbers(text: string): string[] {
  return [...text.matchAll(SECTION_NUMBER)].map(([, number = ""]) => number.toLowerCase());
}
