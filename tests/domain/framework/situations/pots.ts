import type { YearAmounts } from "~/domain/budget/year-amounts";
import { budgetChanges, linesFingerprint } from "~/domain/budget/changes";
import type { EiaEntry } from "~/domain/eia/eia";
import type { FrameworkContent } from "~/domain/framework/content";
import { calendarDate } from "~/domain/shared/calendar-date";
import { aLine, aLink, anEntry, anImpact, aSmallFramework } from "../../../support/content-builder";
import type { Situation } from "./situation";

interface Pot {
  service: string;
  now?: YearAmounts;
  /** What it was in the framework before, whose assessment of it was put off or not. */
  before?: { amounts: YearAmounts; wasPutOff: boolean };
  answer: Partial<EiaEntry> | null;
}

const POT = {
  kind: "when_allocated",
  impacts: [],
  consultees: [],
  allocation: {
    nothingFixed: "Bids are asked for in June; no project has been promised anything",
    decidedBy: "The Commissioner, on the advice of the grants panel",
    decidedOn: calendarDate("2018-09-30"),
  },
} as const satisfies Partial<EiaEntry>;

function withPot({ service, now = { 2018: 50_000_00 }, before, answer }: Pot): FrameworkContent {
  const small = aSmallFramework();
  const [funding] = small.fundingSources;
  const line = aLine({ id: 1, service, amounts: now });
  const lines = Object.keys(now).length > 0 || !before ? [line] : [];
  const was = before && aLine({ id: 101, service, amounts: before.amounts });
  const previous = was
    ? {
        ...small.budget,
        frameworkId: 2,
        title: "The framework before",
        years: [2017],
        lines: [was],
        ...(before.wasPutOff && { putOff: [was.id] }),
      }
    : null;
  const budget = { ...small.budget, lines };
  const link = aLink({
    title: service,
    previousLineIds: was ? [was.id] : [],
    newLineIds: lines.map(({ id }) => id),
  });
  const [change] = budgetChanges(budget, previous, [link]);
  if (!change || !funding) throw new Error("One line makes one change");
  return {
    ...small,
    budget,
    previous,
    links: [link],
    fundingSources: [{ ...funding, amounts: { 2018: now[2018] ?? 0 } }],
    statedTotals: [],
    entries: answer ? [anEntry({ fingerprint: linesFingerprint(change), ...answer }, change)] : [],
    actions: [],
  };
}

const pot = (allocation: Partial<EiaEntry["allocation"]> = {}): Partial<EiaEntry> => ({
  ...POT,
  allocation: { ...POT.allocation, ...allocation },
});

export const POTS: readonly Situation[] = [
  {
    rule: 25,
    situation: "A small grants fund: nobody has been promised anything, and a panel decides in September",
    content: withPot({ service: "Small grants fund", answer: pot() }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 25,
    situation: "The same, but nobody says why nothing is fixed, who decides or when",
    content: withPot({
      service: "Small grants fund",
      answer: pot({ nothingFixed: "", decidedBy: " ", decidedOn: null }),
    }),
    verdict: "blocks",
    sentences: [
      "Small grants fund: It is to be assessed when it is allocated, but it does not say why nothing is fixed for anybody yet, who decides how it is allocated and by when.",
    ],
  },
  {
    rule: 25,
    situation: "A fund of which nobody says how much it is: anything might be allocated from it",
    content: withPot({ service: "Emerging needs", now: {}, answer: pot() }),
    verdict: "blocks",
    sentences: [
      "Emerging needs: It is to be assessed when it is allocated, but it does not say its amount, which is the most that may be allocated.",
    ],
  },
  {
    rule: 25,
    situation: "A fund whose own EIA entry already finds that disabled people lose",
    content: withPot({
      service: "Community safety fund",
      answer: {
        ...pot(),
        impacts: [anImpact({ characteristic: "disability", direction: "adverse", justification: "None" })],
      },
    }),
    verdict: "blocks",
    sentences: [
      "Community safety fund: Findings are recorded for it, so something is fixed for somebody already. Assess it.",
    ],
  },
  {
    rule: 25,
    situation: "A fund that was to be allocated in February, looked at in March",
    content: withPot({
      service: "Winter fund",
      answer: pot({ decidedOn: calendarDate("2018-02-28") }),
    }),
    verdict: "blocks",
    sentences: ["Winter fund: It was to be allocated by 28 February 2018, which has passed. Assess it."],
  },
  {
    rule: 25,
    situation: "A service that ends is said to be assessed later",
    content: withEndedService(),
    verdict: "blocks",
    sentences: [
      "Outreach team: It ends here, so there is nothing left to allocate. Assess what its end does, or screen it out.",
    ],
  },
  {
    rule: 25,
    situation:
      "Last year's fund goes on with the same amount; it was to be assessed when it was allocated, and nobody did",
    content: withPot({
      service: "Small grants fund",
      before: { amounts: { 2017: 50_000_00 }, wasPutOff: true },
      answer: null,
    }),
    verdict: "blocks",
    sentences: [
      "Small grants fund: The decision before put its assessment off until it is allocated. Assess it now.",
    ],
  },
  {
    rule: 25,
    situation: "The same fund, had it been assessed last year: nothing changed since",
    content: withPot({
      service: "Small grants fund",
      before: { amounts: { 2017: 50_000_00 }, wasPutOff: false },
      answer: null,
    }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 25,
    situation: "What was put off last year is screened out this year",
    content: withPot({
      service: "Small grants fund",
      before: { amounts: { 2017: 40_000_00 }, wasPutOff: true },
      answer: { kind: "screened_out", screeningReason: "It is only a fund", impacts: [], consultees: [] },
    }),
    verdict: "blocks",
    sentences: [
      "Small grants fund: The decision before put its assessment off until it is allocated, so it is assessed now. It cannot be screened out.",
    ],
  },
  {
    rule: 25,
    situation: "What was put off last year is assessed, grant by grant, in this year's EIA",
    content: withPot({
      service: "Small grants fund",
      before: { amounts: { 2017: 40_000_00 }, wasPutOff: true },
      answer: { kind: "assessed" },
    }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 25,
    situation: "Nothing of last year's fund was spent; it is put off once more, with a new day",
    content: withPot({
      service: "Emerging needs",
      before: { amounts: { 2017: 40_000_00 }, wasPutOff: true },
      answer: pot({ nothingFixed: "No bid was made last year; the fund is advertised again in May" }),
    }),
    verdict: "passes",
    sentences: [],
  },
];

/** Another service goes on, so that the budget has a line. */
function withEndedService(): FrameworkContent {
  const content = withPot({
    service: "Helpline",
    before: { amounts: { 2017: 50_000_00 }, wasPutOff: false },
    answer: null,
  });
  const ended = aLine({ id: 102, service: "Outreach team", amounts: { 2017: 30_000_00 } });
  const link = aLink({ id: 12, title: ended.service, previousLineIds: [ended.id] });
  const previous = content.previous && { ...content.previous, lines: [...content.previous.lines, ended] };
  const links = [...content.links, link];
  const change = budgetChanges(content.budget, previous, links).find(({ id }) => id === link.id);
  if (!change) throw new Error("A link is a change");
  return { ...content, previous, links, entries: [anEntry(pot(), change)] };
}
