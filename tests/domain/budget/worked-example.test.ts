import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { BudgetLine, CommissioningMethod } from "~/domain/budget/budget";
import {
  budgetChanges,
  changeIn,
  linesFingerprint,
  needsEntry,
  summariseChanges,
  type ChangeLink,
} from "~/domain/budget/changes";
import { reconciliationDifferences } from "~/domain/budget/reconciliation";
import type { FrameworkContent } from "~/domain/framework/content";
import { signOffGate, submissionGate, type BlockerRule } from "~/domain/framework/sign-off-gate";
import { calendarDate } from "~/domain/shared/calendar-date";
import { formatMoney, parseMoney, sumPence } from "~/domain/shared/money";
import {
  aBudget,
  aFundingSource,
  aLink,
  aRecord,
  aStatedTotal,
  aStoredCopy,
  anAction,
  anEia,
  anEntry,
  signOffFacts,
} from "../../support/content-builder";

/**
 * The published frameworks 2017/18 and 2018-21, line by line, held against the figures that the office itself
 * published and against the list of changes that was made from the two by hand.
 */
const dataFile = (name: string) =>
  readFileSync(new URL(`../../../db/seed/data/${name}`, import.meta.url), "utf8");

interface ExpectedItem {
  title: string;
  kind: "change" | "transfer" | "unchanged";
  previousLines: string[];
  newLines: string[];
  previousAmount: number;
  change: Record<string, number>;
  publishedEia: "assessed" | "separate EIA" | "not mentioned" | null;
}
const { items } = JSON.parse(dataFile("changes-2018-21.json")) as { items: ExpectedItem[] };

const YEARS = [2018, 2019, 2020] as const;
const YEAR_NAMES = { 2018: "2018/19", 2019: "2019/20", 2020: "2020/21" } as const;
const PRIORITIES = ["Victims", "Vulnerable", "Prevention", "Cross cutting"].map((name, index) => ({
  id: index + 1,
  name,
}));

const pence = (pounds: number) => Math.round(pounds * 100);

function penceOf(cell: string): number {
  const parsed = parseMoney(cell);
  if (!parsed.ok) throw new Error(`${cell} ${parsed.problem}`);
  return parsed.pence;
}

const METHODS: Record<string, CommissioningMethod> = {
  "Procured - sole funded": "procured_sole",
  "Procured - jointly funded": "procured_joint",
  "Grant funded": "grant",
  "Statutory contribution": "statutory",
  "Not applicable": "not_applicable",
};

function linesFrom(file: string, yearColumns: Record<number, string>, firstId: number): BudgetLine[] {
  const rows: Record<string, string>[] = parse(dataFile(file), { columns: true, skip_empty_lines: true });
  return rows.map((row, index) => {
    const cell = (column: string) => row[column] ?? "";
    const [, method = "", fundedWith = ""] =
      /^([^(]*?)(?: \((.*)\))?$/u.exec(cell("commissioning method")) ?? [];
    return {
      id: firstId + index,
      priorityId: PRIORITIES.find(({ name }) => name === cell("priority"))?.id ?? null,
      service: cell("service"),
      deliveryOrganisation: cell("delivery organisation"),
      provision: cell("provision"),
      method: METHODS[method] ?? null,
      fundedWith,
      amounts: Object.fromEntries(
        Object.entries(yearColumns).map(([year, column]) => [year, penceOf(cell(column))]),
      ),
      reach: cell("geographical reach"),
      note: cell("note"),
      version: 1,
    };
  });
}

const previousLines = linesFrom("framework-2017-18.csv", { 2017: "2017/18 (£)" }, 101);
const newLines = linesFrom(
  "framework-2018-21.csv",
  { 2018: "2018/19 (£)", 2019: "2019/20 (£)", 2020: "2020/21 (£)" },
  1,
);

const idsOf = (lines: readonly BudgetLine[], services: readonly string[]) =>
  services.map((service) => {
    const found = lines.filter((line) => line.service === service);
    expect(found, service).toHaveLength(1);
    return found[0]?.id ?? 0;
  });
const links: ChangeLink[] = items.map((item, index) =>
  aLink({
    id: index + 1,
    title: item.title,
    previousLineIds: idsOf(previousLines, item.previousLines),
    newLineIds: idsOf(newLines, item.newLines),
    isTransfer: item.kind === "transfer",
    transferredTo: item.kind === "transfer" ? "The Force" : "",
  }),
);

const previous = aBudget({
  frameworkId: 2,
  title: "Commissioning Framework 2017/18",
  years: [2017],
  priorities: PRIORITIES,
  lines: previousLines,
});
const budget = aBudget({
  frameworkId: 1,
  title: "Commissioning Framework 2018-2021",
  years: [...YEARS],
  budgetDate: calendarDate("2018-01-31"),
  priorities: PRIORITIES,
  lines: newLines,
});
const changes = budgetChanges(budget, previous, links);
const changeOf = (title: string) => {
  const change = changes.find((candidate) => candidate.title === title);
  if (!change) throw new Error(`No change is called ${title}`);
  return change;
};

describe("the lines", () => {
  it("are 42 and 36, with every method and priority known", () => {
    expect(previousLines).toHaveLength(42);
    expect(newLines).toHaveLength(36);
    expect([...previousLines, ...newLines].filter((line) => line.priorityId === null)).toEqual([]);
    expect(newLines.filter((line) => line.method === null)).toEqual([]);
    expect(previousLines.filter((line) => line.method !== null)).toEqual([]);
  });

  it.each([
    ["2017/18", previousLines, 2017, 4_668_358.75],
    ["2018/19", newLines, 2018, 4_283_405],
    ["2019/20", newLines, 2019, 4_288_855],
    ["2020/21", newLines, 2020, 4_269_355],
  ])("of %s add up", (_name, lines, year, pounds) => {
    expect(sumPence(lines.map((line) => line.amounts[year] ?? 0))).toBe(pence(pounds));
  });

  it.each([
    ["2017/18", { ...previous }, 2017, 4_668_359],
    ["2018/19", { ...budget }, 2018, 4_283_405],
    ["2019/20", { ...budget }, 2019, 4_288_855],
    ["2020/21", { ...budget }, 2020, 4_269_355],
  ])("of %s agree with the total the office stated (rule 6)", (_name, given, year, pounds) => {
    const facts = { budget: given, fundingSources: [], explanations: [] };
    const stated = reconciliationDifferences({
      ...facts,
      statedTotals: [aStatedTotal({ year, pence: pence(pounds) })],
    });
    expect(stated.filter(({ subject }) => subject !== "funding")).toEqual([]);
  });
});

describe("the changes", () => {
  it("are 13, with 3 transfers and 19 unchanged", () => {
    const { changes: count, transfers, unchanged } = summariseChanges(changes, YEARS);
    expect({ count, transfers, unchanged }).toEqual({ count: 13, transfers: 3, unchanged: 19 });
  });

  it("leave out no line of either side", () => {
    expect(changes).toHaveLength(items.length);
    expect(changes.flatMap((change) => change.previousLines)).toHaveLength(42);
    expect(changes.flatMap((change) => change.newLines)).toHaveLength(36);
  });

  it.each(items)("$title", (item) => {
    const change = changeOf(item.title);
    expect(change.kind).toBe(item.kind);
    expect(change.previousLines.map(({ service }) => service)).toEqual(item.previousLines);
    expect(change.newLines.map(({ service }) => service)).toEqual(item.newLines);
    expect(change.byYear).toEqual(
      YEARS.map((year) => {
        const [before, moved] = [pence(item.previousAmount), pence(item.change[YEAR_NAMES[year]] ?? NaN)];
        return { year, previousYear: 2017, previous: before, new: before + moved, change: moved };
      }),
    );
  });

  it("come to the figures that the office published", () => {
    const { byYear } = summariseChanges(changes, YEARS);
    const words = byYear.map(({ year, net, transferred, likeForLike }) => [
      YEAR_NAMES[year as (typeof YEARS)[number]],
      formatMoney(net),
      formatMoney(transferred),
      formatMoney(likeForLike, { signed: true }),
    ]);
    expect(words).toEqual([
      ["2018/19", "−£384,953.75", "−£412,988", "+£28,034.25"],
      ["2019/20", "−£379,503.75", "−£412,988", "+£33,484.25"],
      ["2020/21", "−£399,003.75", "−£412,988", "+£13,984.25"],
    ]);
  });
});

describe("the unchanged lines", () => {
  const differing = changes.filter(({ differences }) => differences.length > 0);

  it("are eleven that differ in provider, provision or reach, as written", () => {
    expect(
      differing.map(({ title, differences }) => [title, ...differences.map(({ field }) => field)]),
    ).toEqual([
      ["Sexual Abuse Referral Centre (SARC)", "deliveryOrganisation"],
      ["Specialist substance misuse - City", "reach"],
      ["Specialist substance misuse - County", "reach"],
      ["Rutland substance misuse add on", "deliveryOrganisation"],
      ["Anchor Centre/Recovery hub", "deliveryOrganisation"],
      ["CSE return interview post", "deliveryOrganisation"],
      ["YOS contribution - County and Rutland", "reach"],
      ["Supporting Leicestershire Families", "reach"],
      ["Changing Lives Rutland", "deliveryOrganisation"],
      ["New Dawn New Day", "provision"],
      ["Domestic Homicide Reviews - County", "reach"],
    ]);
  });

  it.each([
    ["Rutland substance misuse add on", "Turning Point", "Rutland County Council"],
    ["CSE return interview post", "Barnardo's (via Leicester City Council)", "Leicester City Council"],
  ])("%s really has another provider", (title, before, after) => {
    expect(changeOf(title).differences).toEqual([
      { field: "deliveryOrganisation", previous: before, new: after },
    ]);
  });

  it("need an answer each until someone says that it is the same, spelt differently", () => {
    expect(differing.every(needsEntry)).toBe(true);
    expect(
      differing.some((change) => needsEntry({ ...change, sameServiceConfirmed: linesFingerprint(change) })),
    ).toBe(false);
  });
});

describe("the published EIA", () => {
  const published = (treatment: ExpectedItem["publishedEia"]) =>
    items.filter((item) => item.publishedEia === treatment).map(({ title }) => changeOf(title));

  it("assesses 5 of the 13 changes and points to a separate EIA for one", () => {
    expect(published("assessed")).toHaveLength(5);
    expect(published("separate EIA")).toHaveLength(1);
  });

  it("does not mention 7 of them, £561,054.75 gross", () => {
    const unmentioned = published("not mentioned");
    expect(unmentioned).toHaveLength(7);
    const gross = sumPence(unmentioned.map((change) => Math.abs(changeIn(change, 2018))));
    expect(formatMoney(gross)).toBe("£561,054.75");
  });

  /** As published: its own date, its one open action, and entries for what it assessed, taken to be complete. */
  const asPublished: FrameworkContent = {
    budget,
    previous,
    links,
    aim: "Direct the commissioning budget for the next three financial years",
    fundingSources: [
      aFundingSource({ id: 1, amounts: { 2018: pence(4_151_355) } }),
      aFundingSource({ id: 2, name: "Commissioning earmarked reserve", amounts: { 2018: pence(132_050) } }),
    ],
    statedTotals: [
      aStatedTotal({ id: 1, year: 2018, pence: pence(4_283_405) }),
      aStatedTotal({ id: 2, year: 2019, pence: pence(4_288_855) }),
      aStatedTotal({ id: 3, year: 2020, pence: pence(4_269_355) }),
    ],
    explanations: [],
    eia: anEia({ completedOn: calendarDate("2017-03-22") }),
    entries: [
      ...published("assessed").map((change) => anEntry({ id: 100 + change.id }, change)),
      ...published("separate EIA").map((change) =>
        anEntry(
          {
            id: 100 + change.id,
            kind: "separate_eia",
            separateEia: { reference: "Victim First", date: calendarDate("2018-01-31"), copy: aStoredCopy() },
          },
          change,
        ),
      ),
    ],
    actions: [anAction({ targetDate: calendarDate("2018-12-31") })],
    record: aRecord({ title: "Commissioning Framework 2018-2021" }),
    options: [],
    sections: [],
    glossary: [],
    dimensions: [],
    conclusions: [],
    materialityThreshold: null,
    recordSettings: [],
    ownQuestions: [],
    headQuestions: [],
    guidance: {},
    openRequests: [],
    consultations: [],
    projects: [],
    carriedOver: [],
    consultationReports: [],
  };
  const signedOn = calendarDate("2018-03-09");

  it("could not have been signed as it stood, and these are the reasons", () => {
    const answer = signOffGate(signOffFacts(asPublished), signedOn);
    const found = answer.ok ? [] : answer.blockers;
    const titlesOf = (rule: BlockerRule) =>
      found.filter((blocker) => blocker.rule === rule).map(({ subject }) => subject);
    expect(titlesOf("coverage").sort()).toEqual(
      [...published("not mentioned"), ...changes.filter(({ kind }) => kind === "transfer")]
        .map(({ title }) => title)
        .sort(),
    );
    expect(titlesOf("same_service")).toHaveLength(11);
    expect(found.filter(({ rule }) => rule !== "coverage" && rule !== "same_service")).toMatchObject([
      {
        rule: "freshness",
        message:
          "The EIA was completed on 22 March 2017, and nothing in it was confirmed since the date of the figures (31 January 2018). Look at it again and confirm it.",
      },
      { rule: "actions", message: "Commissioning Manager has this open, due 31 December 2018." },
    ]);
    expect(found).toHaveLength(7 + 3 + 11 + 1 + 1);
  });

  it("could have been, had each of them been answered", () => {
    const differing = new Set(
      changes.filter(({ differences }) => differences.length > 0).map(({ id }) => id),
    );
    const answered: FrameworkContent = {
      ...asPublished,
      links: links.map((link) => {
        const change = changeOf(link.title);
        return differing.has(link.id) ? { ...link, sameServiceConfirmed: linesFingerprint(change) } : link;
      }),
      eia: anEia({ completedOn: calendarDate("2018-02-28") }),
      entries: [
        ...asPublished.entries,
        ...published("not mentioned").map((change) => anEntry({ id: 100 + change.id }, change)),
        ...changes
          .filter(({ kind }) => kind === "transfer")
          .map((change) =>
            anEntry(
              { id: 100 + change.id, kind: "screened_out", screeningReason: "The Force pays for it" },
              change,
            ),
          ),
      ],
      actions: [anAction({ state: "carried_forward" })],
    };
    expect(submissionGate(answered, signedOn)).toEqual({ ok: true });
    expect(signOffGate(signOffFacts(answered), signedOn)).toEqual({ ok: true });
  });
});
