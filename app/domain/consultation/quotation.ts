import type { PersonalDetail } from "../publication/personal-details";
import { personalDetails } from "../publication/personal-details";
import type { Given } from "./answer";

/** More is no quotation, but the answer. */
export const LONGEST_QUOTATION = 1_000;

const inOneLine = (text: string) => text.replaceAll(/\s+/gu, " ").trim();

/**
 * Whether somebody said these words, one after the other, in one of their answers. Where words are left out, "…" or "[…]" stands for
 * them; the parts stand in their order.
 */
export function isSaidIn(quotation: string, given: Given): boolean {
  const parts = inOneLine(quotation)
    .split(/\[…\]|\[\.\.\.\]|…/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length === 0) return false;
  return Object.values(given)
    .flat()
    .some((text) => {
      const said = inOneLine(text);
      let from = 0;
      for (const part of parts) {
        const found = said.indexOf(part, from);
        if (found < 0) return false;
        from = found + part.length;
      }
      return true;
    });
}

/** What in it may be about a person: whoever marks it looks at it first, and nothing of it blocks. */
export function personalIn(quotation: string): Pick<PersonalDetail, "kind" | "found">[] {
  if (quotation === "") return [];
  return personalDetails([{ id: "quotation", where: "", text: quotation, at: { page: "record" } }], []);
}
