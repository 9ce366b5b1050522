import type { BudgetLine, CommissioningMethod } from "./budget";

export type ReadMethod = Pick<BudgetLine, "method" | "fundedWith">;

/** In lower case, without punctuation. Whoever says only "procured" leaves open how it is funded. */
const WORDS: readonly (readonly [RegExp, CommissioningMethod | null])[] = [
  [/^(?:not stated)?$/u, null],
  [/^(?:procured )?(?:sole|solely)(?: funded)?$/u, "procured_sole"],
  [/^(?:procured )?(?:joint|jointly)(?: funded)?$/u, "procured_joint"],
  [/^grants?(?: funded)?$/u, "grant"],
  [/^statutory(?: contributions?)?$/u, "statutory"],
  [/^(?:provided )?in house$/u, "in_house"],
  [/^(?:not applicable|n a)$/u, "not_applicable"],
];

/**
 * Reads how a service is commissioned from the words of a budget: `Procured - jointly funded (NHS England)`, and what
 * `describeMethod` prints.
 * @returns null where the words are none of these; a null method where they are known to say nothing
 */
export function readMethod(text: string): ReadMethod | null {
  const [, words = "", fundedWith = ""] = /^([^(]*)\((?:with )?(.*)\)$/su.exec(text.trim()) ?? [text, text];
  const plain = words
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
  const found = WORDS.find(([pattern]) => pattern.test(plain));
  return found ? { method: found[1], fundedWith: fundedWith.trim() } : null;
}
