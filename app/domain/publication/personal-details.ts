import { numbersByGroup } from "../eia/evidence";
import type { PublishedText, TextPage } from "./published-texts";

/**
 * What in a text that will be published may be about a person (UK GDPR Articles 4(1) and 5(1)(c)). It is told to the monitoring officer and never
 * blocks: a pattern cannot know who an office-holder is, nor that a number is no count of people.
 */
export const PERSONAL_DETAIL_KINDS = {
  email: "An email address",
  phone: "A phone number",
  name: "A person’s name",
  small_count: "A number of people under five, which may tell who one of them is",
} as const;
export type PersonalDetailKind = keyof typeof PERSONAL_DETAIL_KINDS;

export interface PersonalDetail {
  kind: PersonalDetailKind;
  /** Where a reader finds it. */
  where: string;
  found: string;
  at: TextPage;
}

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Numbers of the United Kingdom: with the country's code, or beginning with 0 and ten or eleven figures long. */
const PHONE = /(?<![\d£.,/])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d(?:[\s()-]{0,2}\d){8,9}(?![\d/])/gu;
const TITLED =
  /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Sir|Dame|Cllr|Councillor|PC|DC|DS|DI|DCI|Sgt|Sergeant|Inspector)\.?\s+(?:\p{Lu}\.?\s+)?\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?/gu;
const PEOPLE =
  "people|persons|women|men|children|boys|girls|adults|victims|survivors|clients|users|families|individuals|staff|residents|pupils|students|offenders|complainants|respondents";
const FEW = new RegExp(
  `\\b(?:[1-4]|one|two|three|four)\\s+(?:[\\p{L}’'-]+\\s+){0,2}?(?:${PEOPLE}|person|woman|man|child|victim)\\b`,
  "giu",
);

/** @param names of people with an account, other than office-holders */
export function personalDetails(texts: readonly PublishedText[], names: readonly string[]): PersonalDetail[] {
  const own = names.filter((name) => /\S\s+\S/u.test(name.trim()));
  const found = texts.flatMap(({ id, where, text, at }) => {
    const detail = (kind: PersonalDetailKind) => (words: string) => ({
      kind,
      where,
      found: words.trim(),
      at,
    });
    const counts = id.endsWith(".numbers")
      ? numbersByGroup(text)
          .filter((number) => number > 0 && number < 5)
          .map(String)
      : matches(text, FEW);
    return [
      ...matches(text, EMAIL).map(detail("email")),
      ...matches(text, PHONE).map(detail("phone")),
      ...[...matches(text, TITLED), ...own.filter((name) => holds(text, name))].map(detail("name")),
      ...counts.map(detail("small_count")),
    ];
  });
  const kinds = Object.keys(PERSONAL_DETAIL_KINDS);
  const seen = new Map(found.map((one) => [JSON.stringify([one.kind, one.where, one.found]), one]));
  return [...seen.values()].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([words]) => words);

/** Whether a name stands in a text as a whole. */
function holds(text: string, name: string): boolean {
  const [words, whole] = [text.toLowerCase(), name.trim().toLowerCase()];
  for (let at = words.indexOf(whole); at !== -1; at = words.indexOf(whole, at + 1)) {
    const [before = " ", after = " "] = [words[at - 1], words[at + whole.length]];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
