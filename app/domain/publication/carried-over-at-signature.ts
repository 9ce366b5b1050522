import type { FrameworkContent } from "../framework/content";
import { passagesOf, prose } from "./carried-over-text";
import { publishedTexts, type StepTexts } from "./published-texts";
import type { WithheldBefore } from "./withheld-before";

/**
 * Rule 11: what whoever signs writes is published with the record, and nobody determines it any more. So it carries on nothing
 * that the framework before withholds; but for what stood in the draft of the resolution, which was determined.
 * @param content as it was submitted
 * @returns the field of the form at which such a text stands; null where none does
 */
export function carriedOverAtSignature(
  content: FrameworkContent,
  steps: StepTexts,
  { passages }: Pick<WithheldBefore, "passages">,
): string | null {
  if (passages.size === 0) return null;
  const determined = new Set(passagesOf(prose(content.record.resolved)));
  for (const { at, text } of publishedTexts(content, steps)) {
    if (at.page !== "decision-form") continue;
    const isCarriedOver = passagesOf(prose(text)).some(
      (passage) => passages.has(passage) && !(at.field === "resolved" && determined.has(passage)),
    );
    if (isCarriedOver) return at.field;
  }
  return null;
}
