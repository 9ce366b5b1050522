import type { YearAmounts } from "~/domain/budget/year-amounts";
import type { BudgetLine } from "~/domain/budget/budget";
import { budgetChanges, linesFingerprint } from "~/domain/budget/changes";
import type { FrameworkContent } from "~/domain/framework/content";
import { aLine, aLink, anEntry, aSmallFramework } from "../../../support/content-builder";
import type { Situation } from "./situation";

interface Told {
  service: string;
  /** Left out where there was no such line. */
  before?: YearAmounts;
  now?: YearAmounts;
  years?: readonly number[];
  rest?: Partial<BudgetLine>;
  isAssessed?: boolean;
}

/** A framework of one service, linked to itself; its funding is what the budget states of it. */
function withAmounts({ service, before, now, years = [2018], rest, isAssessed }: Told): FrameworkContent {
  const small = aSmallFramework();
  const line = (id: number, amounts: YearAmounts) => aLine({ id, service, amounts, ...rest });
  const previousLines = before ? [line(101, before)] : [];
  const newLines = now ? [line(1, now)] : [];
  const budget = { ...small.budget, years, lines: newLines };
  const previous = before
    ? { ...small.budget, frameworkId: 2, title: "Last year's budget", years: [2017], lines: previousLines }
    : null;
  const link = aLink({
    title: service,
    previousLineIds: previousLines.map(({ id }) => id),
    newLineIds: newLines.map(({ id }) => id),
  });
  const [change] = budgetChanges(budget, previous, [link]);
  const [funding] = small.fundingSources;
  if (!change || !funding) throw new Error("One line makes one change");
  return {
    ...small,
    budget,
    previous,
    links: [link],
    fundingSources: [{ ...funding, amounts: { 2018: now?.[2018] ?? 0 } }],
    statedTotals: [],
    entries: isAssessed
      ? [anEntry({ changeId: link.id, fingerprint: linesFingerprint(change) }, change)]
      : [],
    actions: [],
  };
}

const notAssessed = (service: string) => [`${service}: This change is not assessed.`];

export const AMOUNTS: readonly Situation[] = [
  {
    rule: 24,
    situation: "Last year's budget named the refuge without an amount; this year's does too",
    content: withAmounts({ service: "Refuge", before: {}, now: {} }),
    verdict: "blocks",
    sentences: notAssessed("Refuge"),
  },
  {
    rule: 24,
    situation: "The same, and its effect is assessed",
    content: withAmounts({ service: "Refuge", before: {}, now: {}, isAssessed: true }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 24,
    situation: "Youth workers were £0 last year, and this year's amount is still to be agreed",
    content: withAmounts({ service: "Youth workers", before: { 2017: 0 }, now: {} }),
    verdict: "blocks",
    sentences: notAssessed("Youth workers"),
  },
  {
    rule: 24,
    situation: "A helpline's amount was not stated last year; it is £0 now",
    content: withAmounts({ service: "Helpline", before: {}, now: { 2018: 0 } }),
    verdict: "blocks",
    sentences: notAssessed("Helpline"),
  },
  {
    rule: 24,
    situation: "A line of £0 is £0 again",
    content: withAmounts({ service: "Helpline", before: { 2017: 0 }, now: { 2018: 0 } }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 24,
    situation:
      "The mediation service keeps its amount, but the budget does not state that of the second year",
    content: withAmounts({
      service: "Mediation",
      years: [2018, 2019],
      before: { 2017: 40_000_00 },
      now: { 2018: 40_000_00 },
    }),
    verdict: "blocks",
    sentences: notAssessed("Mediation"),
  },
  {
    rule: 24,
    situation: "It keeps its amount in both years",
    content: withAmounts({
      service: "Mediation",
      years: [2018, 2019],
      before: { 2017: 40_000_00 },
      now: { 2018: 40_000_00, 2019: 40_000_00 },
    }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 24,
    situation: "A statutory board's contribution, once assessed as not stated, is now given as a figure",
    content: withFigureLater(),
    verdict: "blocks",
    sentences: [
      "Safeguarding board: The entry is stale: its lines have changed since it was written. Confirm or revise it.",
    ],
  },
  {
    rule: 24,
    situation: "A project whose amount nobody stated is not in the new budget: it has ended",
    content: withEnded({}),
    verdict: "blocks",
    sentences: notAssessed("Street pastors"),
  },
  {
    rule: 24,
    situation: "A project that had £0 last year is not in the new budget: it has ended all the same",
    content: withEnded({ 2017: 0 }),
    verdict: "blocks",
    sentences: notAssessed("Street pastors"),
  },
  {
    rule: 24,
    situation: "A new service is in the budget, its amount to be found during the year",
    content: withAmounts({ service: "Court transport", now: {} }),
    verdict: "blocks",
    sentences: notAssessed("Court transport"),
  },
  {
    rule: 24,
    situation: "The same, assessed although nobody knows yet what it will cost",
    content: withAmounts({ service: "Court transport", now: {}, isAssessed: true }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 1,
    situation:
      "A line below £0 stands for savings that are still to be found: nobody has asked whom they will hit",
    content: withAmounts({ service: "Savings to be found", now: { 2018: -50_000_00 } }),
    verdict: "blocks",
    sentences: notAssessed("Savings to be found"),
  },
  {
    rule: 1,
    situation: "A fee that offenders pay for their course brings in as much as last year",
    content: withIncome({ before: -5_000_00, now: -5_000_00 }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 1,
    situation: "The fee is to bring in twice as much: those who pay it are asked for more",
    content: withIncome({ before: -5_000_00, now: -10_000_00 }),
    verdict: "blocks",
    sentences: notAssessed("Course fees"),
  },
];

/** One service that goes on, and one that was in the previous budget alone. */
function withEnded(amounts: YearAmounts): FrameworkContent {
  const content = withAmounts({
    service: "Mediation",
    before: { 2017: 40_000_00 },
    now: { 2018: 40_000_00 },
  });
  const ended = aLine({ id: 102, service: "Street pastors", amounts });
  return {
    ...content,
    previous: content.previous && {
      ...content.previous,
      lines: [...content.previous.lines, ended],
    },
    links: [...content.links, aLink({ id: 12, title: ended.service, previousLineIds: [ended.id] })],
  };
}

/** A service that goes on at the same price, and what is paid towards it. */
function withIncome({ before, now }: { before: number; now: number }): FrameworkContent {
  const content = withAmounts({
    service: "Course for offenders",
    before: { 2017: 40_000_00 },
    now: { 2018: 40_000_00 },
  });
  const { previous, budget, links, fundingSources } = content;
  const line = (id: number, amounts: YearAmounts) => aLine({ id, service: "Course fees", amounts });
  const [was, is] = [line(102, { 2017: before }), line(2, { 2018: now })];
  return {
    ...content,
    budget: { ...budget, lines: [...budget.lines, is] },
    previous: previous && { ...previous, lines: [...previous.lines, was] },
    links: [
      ...links,
      aLink({ id: 12, title: "Course fees", previousLineIds: [was.id], newLineIds: [is.id] }),
    ],
    fundingSources: fundingSources.map((source) => ({ ...source, amounts: { 2018: 40_000_00 + now } })),
  };
}

function withFigureLater(): FrameworkContent {
  const told = { service: "Safeguarding board", before: {}, isAssessed: true } as const;
  const assessedOn = withAmounts({ ...told, now: {} });
  return { ...withAmounts({ ...told, now: { 2018: 12_000_00 } }), entries: assessedOn.entries };
}
