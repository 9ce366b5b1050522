import type { YearAmounts } from "../budget/year-amounts";
import type { BudgetLine } from "../budget/budget";
import { partnersIn } from "../budget/line-contract";
import type { BudgetChange } from "../budget/changes";
import { changesOf, type FrameworkContent } from "../framework/content";
import { formatFinancialYear } from "../shared/calendar-date";
import { formatMoney, sumPence } from "../shared/money";
import type { Determination } from "./determinations";
import { withheldOf } from "./withheld-items";

/** A figure from which, with what is published, a withheld amount follows; or that amount itself. */
export interface TellingFigure {
  kind: "money" | "percent";
  /** Pence, or per cent; never negative, since a text may say “a cut of”. */
  value: number;
  /** The first year it is about; null where it is about several together. */
  year: number | null;
  /** Pence that stay withheld while this is not known. */
  open: number;
  /** Of a share: the pence that one per cent is of. 1 for money. */
  scale: number;
  /** What it is: “the total for 2018/19”. */
  what: string;
  /** Whose amount follows: “Kicks (£4,000)”. */
  tells: string;
}

/** What of a record's figures the public does not get. */
export interface WithheldFigures {
  lines: readonly BudgetLine[];
  /** Those that the previous framework's own record does not publish. */
  previousLines: readonly BudgetLine[];
  changes: readonly BudgetChange[];
  /** Amounts that consultees moved, of entries that are withheld. */
  consultees: readonly { consultee: string; amounts: readonly number[] }[];
}

/** @param publicBefore ids of the lines of the previous budget that its own record publishes: these are known already */
export function withheldFigures(
  content: FrameworkContent,
  determinations: readonly Pick<Determination, "part" | "publish" | "items" | "legalGround" | "inherited">[],
  publicBefore: ReadonlySet<number> = new Set(),
): WithheldFigures {
  const of = (part: Determination["part"]) => determinations.find((given) => given.part === part);
  const [details, eia] = [of("details"), of("eia")];
  const changes = changesOf(content);
  const numbers = (given: typeof details, kind: string) =>
    new Set(
      (given ? withheldOf(given, content) : [])
        .filter((item) => item.kind === kind)
        .map(({ number }) => number),
    );
  const kept = (given: typeof details, kind: string) => {
    if (given?.publish === false) return () => true;
    const withheld = numbers(given, kind);
    return (_one: unknown, index: number) => withheld.has(index + 1);
  };
  const isEntryWithheld = kept(eia, "entry");
  const withheldChanges = changes.filter(kept(details, "change"));
  const amountsGoWith = new Set([...withheldChanges, ...changes.filter(isEntryWithheld)].map(({ id }) => id));
  return {
    lines: content.budget.lines.filter(kept(details, "line")),
    previousLines: (content.previous?.lines ?? [])
      .filter(kept(details, "previous_line"))
      .filter(({ id }) => !publicBefore.has(id)),
    changes: withheldChanges,
    consultees: content.entries
      .filter(({ changeId }) => amountsGoWith.has(changeId))
      .flatMap(({ consultees }) =>
        consultees.map(({ consultee, amountBefore, amountAfter }) => ({
          consultee,
          amounts: [amountBefore, amountAfter].filter((amount) => amount !== null),
        })),
      ),
  };
}

/**
 * Every figure that tells what is withheld: the amounts themselves, with what partners pay and what ends by itself; the totals, the sub-totals by priority, provider, method
 * and area, and all years together, of either budget; what the changes come to, by kind and by priority, as rises, cuts
 * and gross; the stated totals; the funding; the shares by which these rise or fall. Not sums of lines picked at will: there
 * are too many of these, and nobody would know what to take from them.
 */
export function tellingFigures(content: FrameworkContent, withheld: WithheldFigures): TellingFigure[] {
  const figures: TellingFigure[] = [
    ...budgetFigures(content.budget, withheld.lines, ""),
    ...(content.previous
      ? budgetFigures(content.previous, withheld.previousLines, " of the previous budget")
      : []),
    ...contractFigures(content.budget, withheld.lines, ""),
    ...(content.previous
      ? contractFigures(content.previous, withheld.previousLines, " of the previous budget")
      : []),
    ...changeFigures(content, withheld),
    ...statedFigures(content, withheld.lines),
    ...withheld.consultees.flatMap(({ consultee, amounts }) =>
      amounts.map((pence) => own(pence, null, "an amount that was consulted on", `what ${consultee} moved`)),
    ),
  ];
  const seen = new Set<string>();
  return figures.filter(({ kind, value, open, year }) => {
    const key = `${kind} ${value} ${open} ${year}`;
    // Of a sum that is nothing, nothing follows but that it is nothing.
    if (seen.has(key) || (value === 0 && open === 0)) return false;
    seen.add(key);
    return true;
  });
}

const sizeOf = (pence: number) => Math.abs(pence);

function sum(value: number, open: number, year: number | null, what: string, tells: string): TellingFigure {
  return { kind: "money", value: sizeOf(value), open: sizeOf(open), year, scale: 1, what, tells };
}
const own = (pence: number, year: number | null, what: string, tells: string) =>
  sum(pence, pence, year, what, tells);

const NAMED_AT_MOST = 2;
function named(names: readonly string[], open: number): string {
  const more = names.length - NAMED_AT_MOST;
  const list = names.slice(0, NAMED_AT_MOST).join(", ") + (more > 0 ? ` and ${more} more` : "");
  return `${list} (${formatMoney(open)}${names.length > 1 ? " together" : ""})`;
}

/** The ways in which a budget's lines are summed up by those who write of them. */
const GROUPINGS: readonly { of: string; key: (line: BudgetLine) => string }[] = [
  { of: "priority", key: ({ priorityId }) => String(priorityId ?? "") },
  { of: "provider", key: ({ deliveryOrganisation }) => deliveryOrganisation },
  { of: "method", key: ({ method }) => method ?? "" },
  { of: "area", key: ({ reach }) => reach },
];

interface Group<T> {
  what: string;
  all: readonly T[];
}

function budgetFigures(
  { lines, years }: { lines: readonly BudgetLine[]; years: readonly number[] },
  withheld: readonly BudgetLine[],
  ofWhich: string,
): TellingFigure[] {
  if (withheld.length === 0) return [];
  const hidden = new Set(withheld);
  const groups: Group<BudgetLine>[] = [
    { what: `the total${ofWhich}`, all: lines },
    ...GROUPINGS.flatMap(({ of, key }) =>
      grouped(lines, withheld, key).map((all) => ({ what: `the sub-total of its ${of}${ofWhich}`, all })),
    ),
  ];
  const spans = [...years.map((year) => [year]), ...(years.length > 1 ? [years] : [])];
  return spans.flatMap((span) => {
    const amount = ({ amounts }: { amounts: YearAmounts }) =>
      sumPence(span.map((year) => amounts[year] ?? 0));
    const year = span.length === 1 ? (span[0] ?? null) : null;
    const when = year === null ? "for all years together" : `for ${formatFinancialYear(year)}`;
    return [
      ...withheld
        .filter(({ amounts }) => span.some((one) => amounts[one] !== undefined))
        .map((line) =>
          own(amount(line), year, `the amount${ofWhich} ${when}`, named([line.service], amount(line))),
        ),
      ...groups.flatMap(({ what, all }) => {
        const inIt = all.filter((line) => hidden.has(line));
        const open = sumPence(inIt.map(amount));
        const tells = named(
          inIt.map(({ service }) => service),
          open,
        );
        return [
          sum(sumPence(all.map(amount)), open, year, `${what} ${when}`, tells),
          own(open, year, `what is withheld of ${what} ${when}`, tells),
        ];
      }),
    ];
  });
}

/**
 * What withheld lines say of amounts in their contracts: each partner’s share, each project’s amount and each year of funding that
 * ends, and what the line, its priority and the whole budget come to together with the partners.
 */
function contractFigures(
  { lines, years }: { lines: readonly BudgetLine[]; years: readonly number[] },
  withheld: readonly BudgetLine[],
  ofWhich: string,
): TellingFigure[] {
  const hidden = new Set(withheld);
  const partners = (line: BudgetLine, year: number) => partnersIn([line], year);
  const together = (line: BudgetLine, year: number) => (line.amounts[year] ?? 0) + partners(line, year);
  const [byPriority] = GROUPINGS;
  const groups: Group<BudgetLine>[] = [
    { what: `the total${ofWhich} with partners`, all: lines },
    ...(byPriority
      ? grouped(lines, withheld, byPriority.key).map((all) => ({
          what: `the sub-total of its priority${ofWhich} with partners`,
          all,
        }))
      : []),
  ];
  const ofEach = withheld.flatMap((line) => {
    const { contract = {}, service } = line;
    const kinds = [
      ...(contract.partners ?? []).map((one) => ({ what: `the share of ${one.name}`, ...one })),
      ...(contract.projects ?? []).map((one) => ({ what: `the amount of ${one.name}`, ...one })),
      { what: "funding that ends", amounts: contract.fundingAmounts ?? {} },
    ];
    return kinds.flatMap(({ what, amounts }) =>
      Object.entries(amounts).map(([year, pence]) =>
        own(
          pence,
          Number(year),
          `${what}${ofWhich} for ${formatFinancialYear(Number(year))}`,
          named([service], pence),
        ),
      ),
    );
  });
  const shared = lines.filter(({ contract }) => (contract?.partners ?? []).length > 0);
  if (withheld.length === 0 || shared.length === 0) return ofEach;
  const withPartners = [
    ...years.flatMap((year) => {
      const when = `for ${formatFinancialYear(year)}`;
      return [
        ...withheld
          .filter((line) => shared.includes(line))
          .flatMap((line) => [
            own(together(line, year), year, `the amount${ofWhich} with partners ${when}`, line.service),
            own(partners(line, year), year, `what partners pay${ofWhich} ${when}`, line.service),
          ]),
        ...groups.flatMap(({ what, all }) => {
          const inIt = all.filter((line) => hidden.has(line));
          const names = inIt.map(({ service }) => service);
          const open = sumPence(inIt.map((line) => together(line, year)));
          const share = sumPence(inIt.map((line) => partners(line, year)));
          return [
            sum(
              sumPence(all.map((line) => together(line, year))),
              open,
              year,
              `${what} ${when}`,
              named(names, open),
            ),
            sum(
              sumPence(all.map((line) => partners(line, year))),
              share,
              year,
              `what partners pay in ${what} ${when}`,
              named(names, share),
            ),
          ];
        }),
      ];
    }),
  ];
  // Where no partner pays for what is withheld, nothing of it follows from what partners pay.
  return [...ofEach, ...withPartners.filter(({ open }) => open !== 0)];
}

/** The groups that hold anything withheld. */
function grouped<T>(all: readonly T[], withheld: readonly T[], key: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>(withheld.map((one) => [key(one), []]));
  for (const one of all) groups.get(key(one))?.push(one);
  return [...groups].flatMap(([name, members]) => (name === "" ? [] : [members]));
}

function changeFigures(content: FrameworkContent, withheld: WithheldFigures): TellingFigure[] {
  if (withheld.changes.length === 0) return [];
  const changes = changesOf(content);
  const ids = new Set(withheld.changes.map(({ id }) => id));
  const hiddenBefore = new Set(withheld.previousLines.map(({ id }) => id));
  const hiddenChanges = changes.filter(({ id }) => ids.has(id));
  const ofKind = (kind: BudgetChange["kind"]) => changes.filter((change) => change.kind === kind);
  const priorityOf = ({ newLines, previousLines }: BudgetChange) =>
    String((newLines[0] ?? previousLines[0])?.priorityId ?? "");
  const kinds: Group<BudgetChange>[] = [
    { what: "all budget changes", all: changes },
    { what: "the changes like for like", all: ofKind("change") },
    { what: "the transfers", all: ofKind("transfer") },
    { what: "what is unchanged", all: ofKind("unchanged") },
    ...grouped(ofKind("change"), hiddenChanges, priorityOf).map((all) => ({
      what: "the changes of its priority",
      all,
    })),
  ];
  const groups: Group<BudgetChange>[] = [
    ...hiddenChanges.map((change) => ({ what: `“${change.title}”`, all: [change] })),
    ...kinds,
  ].filter(({ all }) => all.some(({ id }) => ids.has(id)));
  const { years } = content.budget;
  const spans = [...years.map((year) => [year]), ...(years.length > 1 ? [years] : [])];
  return spans.flatMap((span) =>
    groups.flatMap(({ what, all }) => {
      const inIt = all.filter(({ id }) => ids.has(id));
      const isBeforeKnown = !inIt.some(({ previousLines }) =>
        previousLines.some(({ id }) => hiddenBefore.has(id)),
      );
      return comparedFigures({ what, all, inIt, span, isBeforeKnown });
    }),
  );
}

/** What a group of changes was, is, and rises or falls by. */
function comparedFigures({
  what,
  all,
  inIt,
  span,
  isBeforeKnown,
}: Group<BudgetChange> & {
  inIt: readonly BudgetChange[];
  span: readonly number[];
  isBeforeKnown: boolean;
}): TellingFigure[] {
  const figure = (change: BudgetChange, name: "previous" | "new" | "change") =>
    sumPence(change.byYear.filter(({ year }) => span.includes(year)).map((compared) => compared[name]));
  const year = span.length === 1 ? (span[0] ?? null) : null;
  const when = year === null ? "in all years together" : `in ${formatFinancialYear(year)}`;
  const titles = inIt.map(({ title }) => title);
  const totalOf = (
    name: "previous" | "new" | "change",
    label: string,
    counted: (pence: number) => number = (pence) => pence,
  ) => {
    const of = (some: readonly BudgetChange[]) =>
      sumPence(some.map((change) => counted(figure(change, name))));
    const open = of(inIt);
    return sum(of(all), open, year, `${label} ${what} ${when}`, named(titles, open));
  };
  const [previous, now] = [totalOf("previous", "the amount before of"), totalOf("new", "the amount now of")];
  const figures = [
    ...(isBeforeKnown ? [] : [previous]),
    now,
    totalOf("change", "the rise or fall of"),
    ...(all.length === 1
      ? []
      : [
          // Of a change that is no cut the cuts tell nothing but that.
          ...[
            totalOf("change", "the rises of", (pence) => Math.max(pence, 0)),
            totalOf("change", "the cuts of", (pence) => Math.min(pence, 0)),
          ].filter(({ open }) => open !== 0),
          totalOf("change", "the gross amount of", Math.abs),
        ]),
  ];
  if (year === null || previous.value === 0) return figures;
  const share = sumPence(all.map((change) => figure(change, "change"))) / previous.value;
  return share === 0
    ? figures
    : [
        ...figures,
        {
          ...now,
          kind: "percent",
          value: Math.abs(share * 100),
          scale: previous.value / 100,
          what: `the share by which ${what} rises or falls ${when}`,
        },
      ];
}

/** Figures that the office's own documents state, and where the money comes from. */
function statedFigures(
  { budget, statedTotals, fundingSources }: FrameworkContent,
  withheld: readonly BudgetLine[],
): TellingFigure[] {
  const inIt = (priorityId: number | null) =>
    withheld.filter((line) => priorityId === null || line.priorityId === priorityId);
  const tellsIn = (lines: readonly BudgetLine[], year: number) => {
    const open = sumPence(lines.map(({ amounts }) => amounts[year] ?? 0));
    return {
      open,
      tells: named(
        lines.map(({ service }) => service),
        open,
      ),
    };
  };
  const stated = statedTotals.flatMap(({ priorityId, year, pence }) => {
    const lines = inIt(priorityId);
    if (lines.length === 0) return [];
    const { open, tells } = tellsIn(lines, year);
    const what = priorityId === null ? "the stated total" : "the stated sub-total of its priority";
    return [sum(pence, open, year, `${what} for ${formatFinancialYear(year)}`, tells)];
  });
  if (withheld.length === 0) return [];
  const funding = budget.years.flatMap((year) => {
    const { open, tells } = tellsIn(withheld, year);
    const figure = (pence: number, what: string) =>
      sum(pence, open, year, `${what} for ${formatFinancialYear(year)}`, tells);
    const amounts = fundingSources.map((source) => source.amounts[year] ?? 0);
    return [
      ...fundingSources.flatMap(({ name, amounts: byYear }) =>
        byYear[year] ? [figure(byYear[year], `the funding from ${name}`)] : [],
      ),
      ...(amounts.some((pence) => pence !== 0) ? [figure(sumPence(amounts), "the funding")] : []),
    ];
  });
  return [...stated, ...funding];
}
