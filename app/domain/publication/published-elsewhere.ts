import type { DetailsBody, DetailsTotals } from "../decision/record-bodies";
import type { SealedBodies } from "../decision/seal";
import type { FrameworkContent } from "../framework/content";
import { formatFinancialYear } from "../shared/calendar-date";
import { formatMoney, sumPence } from "../shared/money";
import type { Determination } from "./determinations";
import type { PublishedText } from "./published-texts";
import { RECORD_PARTS, RECORD_PART_LABELS } from "./record-parts";
import { withheldFigures } from "./telling-figures";
import type { TellingPlace } from "./telling-places";

/** Another record of the register, as far as it is or will be published. */
export interface RecordElsewhere {
  reference: string;
  referenceKey: string;
  bodies: Partial<SealedBodies>;
}

/** Ids of the previous budget's lines that its own record publishes. @param record of the previous framework */
export function publicLinesBefore(
  { previous }: Pick<FrameworkContent, "previous">,
  record: RecordElsewhere | null,
): Set<number> {
  const numbers = new Set((record?.bodies.details?.lines ?? []).map(({ number }) => number));
  return new Set(
    (previous?.lines ?? []).filter((_line, index) => numbers.has(index + 1)).map(({ id }) => id),
  );
}

const NAMED_AT_MOST = 3;

/**
 * That the previous framework's record publishes what withheld lines were before; null where it does not. What is withheld
 * here because that record withholds it is published with it, so that neither tells of the other.
 */
export function placeBefore(
  content: FrameworkContent,
  determinations: readonly Determination[],
  record: RecordElsewhere,
): TellingPlace | null {
  const known = publicLinesBefore(content, record);
  const own = determinations.map((given) => ({ ...given, inherited: [] }));
  const lines = withheldFigures(content, own).previousLines.filter(({ id }) => known.has(id));
  if (lines.length === 0) return null;
  const amounts = lines.slice(0, NAMED_AT_MOST).map(
    ({ service, amounts: byYear }) =>
      `${service} ${Object.values(byYear)
        .map((pence) => formatMoney(pence))
        .join(", ")}`,
  );
  const more = lines.length - amounts.length;
  return {
    key: `decision.${record.referenceKey}.before=${lines.map(({ id }) => id).join(",")}`,
    where: `Decision ${record.reference}: budget lines`,
    at: { page: "decision", referenceKey: record.referenceKey },
    before: "",
    figure: amounts.join("; "),
    after: more > 0 ? ` and ${more} more` : "",
    tells: ["what is withheld here, as it was before: where an amount is unchanged, it is the same"],
  };
}

/** What another record publishes in words, and the totals that it publishes as figures. */
export function textsElsewhere({ reference, referenceKey, bodies }: RecordElsewhere): PublishedText[] {
  const at = { page: "decision", referenceKey } as const;
  const texts = RECORD_PARTS.flatMap((part) =>
    textsIn(bodies[part] ?? null, part).map(([path, text]): PublishedText => ({
      id: `decision.${referenceKey}.${path}`,
      where: `Decision ${reference}: ${RECORD_PART_LABELS[part]}`,
      text,
      at,
    })),
  );
  const figures = bodies.details ? totalsOf(bodies.details) : [];
  return [
    ...texts,
    ...figures.map(({ what, year, pence }): PublishedText => ({
      id: `decision.${referenceKey}.figure.${what}.${year}`,
      where: `Decision ${reference}: ${what} for ${formatFinancialYear(year)}`,
      text: formatMoney(pence, { pence: true }),
      at,
      year,
    })),
  ];
}

/** Neither a digest nor a day is a text that a person wrote. */
const NO_TEXT = /^(?:[0-9a-f]{64}|\d{4}-\d{2}-\d{2}.*)$/su;

function textsIn(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === "string") return value === "" || NO_TEXT.test(value) ? [] : [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}

interface PublishedTotal {
  what: string;
  year: number;
  pence: number;
}

/** Sums that a reader finds printed: none of a budget of which lines are withheld. */
function totalsOf(details: DetailsBody): PublishedTotal[] {
  const { lines, years, summary, fundingSources = [], statedTotals = [] } = details;
  // With any line the summary is withheld.
  if (!summary) return [];
  const priorities = [...new Set(lines.map(({ priority }) => priority))];
  const total = (what: string, year: number, of: typeof lines) => ({
    what,
    year,
    pence: sumPence(of.map(({ amounts }) => amounts[year] ?? 0)),
  });
  return [
    ...years.flatMap((year) => [
      total("total", year, lines),
      ...priorities.map((name) =>
        total(
          `sub-total of ${name}`,
          year,
          lines.filter(({ priority }) => priority === name),
        ),
      ),
      ...fundingSources.map(({ name, amounts }) => ({
        what: `funding from ${name}`,
        year,
        pence: amounts[year] ?? 0,
      })),
    ]),
    ...statedTotals.map(({ priority, year, pence }) => ({
      what: priority === null ? "stated total" : `stated sub-total of ${priority}`,
      year,
      pence,
    })),
    ...summaryFigures(summary),
  ];
}

function summaryFigures({ byYear }: DetailsTotals["summary"]): PublishedTotal[] {
  return byYear.flatMap(({ year, net, transferred, likeForLike }) => [
    { what: "net change", year, pence: net },
    { what: "transfers", year, pence: transferred },
    { what: "change like for like", year, pence: likeForLike },
  ]);
}
