import { inSentence, nameAndCapacity } from "~/domain/account/in-capacity";
import { sumInWords } from "~/domain/budget/not-stated";
import { DECISION_OUTCOME_LABELS } from "~/domain/decision/decision-record";
import type { ListedDecision } from "~/domain/publication/published-record";
import { formatDate, formatFinancialYear, type CalendarDate } from "~/domain/shared/calendar-date";

/** A decision as programs are given it in a list. */
export interface ListedJson {
  reference: string;
  key: string;
  decidedOn: CalendarDate;
  published: boolean;
  title: string | null;
  outcome: string | null;
  decidedBy: { name: string; capacity: string } | null;
  /** Of the budget's first year; null where the details, or lines of them, are withheld. */
  budget: { year: number; pence: number; isAtLeast: boolean } | null;
  /** On which the record is withheld; empty where it is published. */
  legalGround: string;
  page: string;
  data: string;
}

export interface Places {
  pageOf: (referenceKey: string) => string;
  dataOf: (referenceKey: string) => string;
}

export function listedJson(listed: ListedDecision, { pageOf, dataOf }: Places): ListedJson {
  const { reference, referenceKey, decidedOn, decision, legalGround } = listed;
  return {
    reference,
    key: referenceKey,
    decidedOn,
    published: decision !== null,
    title: decision?.title ?? null,
    outcome: decision?.outcome ?? null,
    decidedBy: decision?.decidedBy ?? null,
    budget: decision?.total
      ? { year: decision.total.year, pence: decision.total.pence, isAtLeast: decision.total.isAtLeast }
      : null,
    legalGround,
    page: pageOf(referenceKey),
    data: dataOf(referenceKey),
  };
}

export const LIST_HEADINGS = [
  "Reference",
  "Decided on",
  "Title",
  "Decision",
  "Decided by",
  "Budget of the first year (£)",
  "Financial year",
  "Withheld on",
  "Page",
  "Data",
];

/** As a row of a table; empty where it is withheld. */
export function listedRow(
  listed: ListedDecision,
  { pageOf, dataOf }: Places,
): (string | { pence: number })[] {
  const { reference, referenceKey, decidedOn, decision, legalGround } = listed;
  return [
    reference,
    decidedOn,
    decision?.title ?? "",
    decision ? DECISION_OUTCOME_LABELS[decision.outcome] : "",
    decision ? nameAndCapacity(decision.decidedBy.name, decision.decidedBy.capacity).join(", ") : "",
    decision?.total ? { pence: decision.total.pence } : "",
    decision?.total ? formatFinancialYear(decision.total.year) : "",
    legalGround,
    pageOf(referenceKey),
    dataOf(referenceKey),
  ];
}

export interface Feed {
  /** Unique for ever, whatever the address becomes. */
  id: string;
  title: string;
  author: string;
  self: string;
  page: string;
  entries: readonly (ListedDecision & { changedAt: Date })[];
  /** Where nothing is in it. */
  madeAt: Date;
}

/** RFC 4287. Readers take a relative address, a missing author or a table amiss: there is none of these in it. */
export function atomFeed(
  feed: Feed,
  { pageOf, idOf }: { pageOf: Places["pageOf"]; idOf: (key: string) => string },
) {
  const updated = feed.entries.map(({ changedAt }) => changedAt.getTime());
  const entries = feed.entries.map((listed) => {
    const { reference, referenceKey, decidedOn, decision, changedAt } = listed;
    const page = pageOf(referenceKey);
    return [
      "  <entry>",
      `    <id>${xml(idOf(referenceKey))}</id>`,
      `    <title>${xml(decision ? `${decision.title} (${reference})` : `Decision ${reference}`)}</title>`,
      `    <link rel="alternate" type="text/html" href="${xml(page)}"/>`,
      `    <published>${decidedOn}T00:00:00Z</published>`,
      `    <updated>${inSeconds(changedAt)}</updated>`,
      `    <summary>${xml(inShort(listed))}</summary>`,
      "  </entry>",
    ].join("\n");
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `  <id>${xml(feed.id)}</id>`,
    `  <title>${xml(feed.title)}</title>`,
    `  <author><name>${xml(feed.author)}</name></author>`,
    `  <updated>${inSeconds(updated.length === 0 ? feed.madeAt : new Date(Math.max(...updated)))}</updated>`,
    `  <link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xml(feed.page)}"/>`,
    ...entries,
    "</feed>",
    "",
  ].join("\n");
}

function inShort({ decidedOn, decision, legalGround }: ListedDecision): string {
  const on = formatDate(decidedOn);
  if (!decision)
    return `Decided ${on}. The record is withheld. Legal ground: ${legalGround || "none is recorded"}.`;
  const { outcome, decidedBy, total } = decision;
  const who = inSentence(decidedBy.name, decidedBy.capacity);
  const budget = total
    ? ` ${outcome === "not_supported" ? "Proposed budget" : "Budget"} for ${formatFinancialYear(total.year)}: ${sumInWords(total.pence, total.isAtLeast)}.`
    : "";
  return `${DECISION_OUTCOME_LABELS[outcome]}. Decided ${on}${who && ` by ${who}`}.${budget}`;
}

const inSeconds = (at: Date) => at.toISOString().replace(/\.\d+/u, "");

/** An address in a sitemap, and when what is there last changed. */
export interface SitemapEntry {
  address: string;
  changedAt: Date | null;
}

export function sitemap(entries: readonly SitemapEntry[], kind: "urlset" | "sitemapindex"): string {
  const one = kind === "urlset" ? "url" : "sitemap";
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<${kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...entries.map(
      ({ address, changedAt }) =>
        `  <${one}><loc>${xml(address)}</loc>${changedAt ? `<lastmod>${inSeconds(changedAt)}</lastmod>` : ""}</${one}>`,
    ),
    `</${kind}>`,
    "",
  ].join("\n");
}

const NAMED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML has no words for control characters, so they are left out. */
function xml(text: string): string {
  return text
    .replace(/[\0-\x08\x0B\f\x0E-\x1F\uFFFE\uFFFF]/gu, "")
    .replace(/[&<>"]/gu, (character) => NAMED[character] ?? character);
}
