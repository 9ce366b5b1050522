/** What the label of a row says of its being a total. */
export interface TotalLabel {
  /**
   * - `grand`: of everything
   * - `section`: a sub-total that does not say of what: of the lines above it
   * - `plain`: "Total" and no more: of a section, or of everything
   * - `named`: of what `name` says
   */
  kind: "grand" | "section" | "plain" | "named";
  name: string;
  /** Whether it says "sub-total". What merely begins or ends with "total" may be the name of a service. */
  isSure: boolean;
}

const TOTAL = /\b(?:sub[\s-]*)?totals?\b/iu;
const SUB_TOTAL = /\bsub[\s-]*totals?\b/iu;
/** Words beside "total" that name no part of the budget. */
const OF_EVERYTHING =
  /\b(?:grand|overall|commissioning|budgets?|expenditure|spend|costs?|all|priorities|services|lines)\b/giu;
const SAYS_NOTHING = /\b(?:for|of|the|year|fy|gbp|\d{4}(?:[/-]\d{2,4})?)\b|£/giu;

/** @returns null where the label is not that of a total: "Totality project", "The total cost of crime project" */
export function readTotalLabel(label: string): TotalLabel | null {
  if (!label.toLowerCase().includes("total")) return null;
  const text = label.replace(/[\u2010-\u2015\u2212]/gu, "-").trim();
  const rest = text.replace(TOTAL, " ");
  const isSure = SUB_TOTAL.test(text);
  if (rest === text || (!isSure && !standsAtAnEnd(text))) return null;
  const name = trimmed(rest.replace(SAYS_NOTHING, " "));
  if (name === "") return { kind: isSure ? "section" : "plain", name, isSure: true };
  if (trimmed(name.replace(OF_EVERYTHING, " ")) === "") {
    return { kind: isSure ? "section" : "grand", name: "", isSure: true };
  }
  return { kind: "named", name: nameOf(text), isSure };
}

function standsAtAnEnd(text: string): boolean {
  const words = text.replace(OF_EVERYTHING, " ").replace(SAYS_NOTHING, " ");
  return /^\W*totals?\b|\btotals?\W*$/iu.test(words);
}

/** The label without "total" and what joins it to the name, as it is written. */
function nameOf(text: string): string {
  return trimmed(
    trimmed(text.replace(/\b(?:grand|overall)\b/giu, " ").replace(TOTAL, " ")).replace(
      /^(?:for|of)\b/iu,
      " ",
    ),
  );
}

function trimmed(text: string): string {
  const inner = text.replace(/\s+/gu, " ").replace(/^[\s:;,()-]+|[\s:;,(-]+$/gu, "");
  return inner.includes("(") ? inner : inner.replace(/\)$/u, "");
}
