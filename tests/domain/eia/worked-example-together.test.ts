import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { budgetChanges } from "~/domain/budget/changes";
import { cumulativeImpact, cumulativeYears } from "~/domain/eia/cumulative-impact";
import { ANSWERS, STRATEGIC_FUND } from "../../../app/platform/demo/worked-example";
import { aLink } from "../../support/content-builder";
import { workedCurrent, workedItems, workedPrevious } from "../../support/worked-budgets";

/**
 * The cumulative figures of the published example, worked out twice: by the service from the two budgets, line by line, and here from the
 * list of changes that was made from the papers by hand, in pounds.
 */
const YEARS = [2018, 2019, 2020];
const NAMES = ["2018/19", "2019/20", "2020/21"];
const byHand = (
  JSON.parse(
    readFileSync(new URL("../../../db/seed/data/changes-2018-21.json", import.meta.url), "utf8"),
  ) as { items: { title: string; change: Record<string, number> }[] }
).items;
/** What the published assessment finds, change by change. */
const FOUND = [
  ["age", "positive", ["Warning Zone", STRATEGIC_FUND]],
  ["age", "neutral", ["Young Adults Project (YAP)/Youth Commission"]],
  ["disability", "not_yet_known", [STRATEGIC_FUND]],
  ["sex", "positive", [STRATEGIC_FUND]],
  ["sex", "adverse", ["Leicestershire Cares / WIRE"]],
] as const;

const ascending = (a: number | null, b: number | null) => (a ?? 0) - (b ?? 0);

it("has the cumulative figures of the published example, to the penny", () => {
  const idOf = (lines: readonly { id: number; service: string }[], service: string) =>
    lines.find((line) => line.service === service)?.id ?? 0;
  const links = workedItems.map((item, index) =>
    aLink({
      id: index + 1,
      title: item.title,
      previousLineIds: item.previousLines.map((service) => idOf(workedPrevious.lines, service)),
      newLineIds: item.newLines.map((service) => idOf(workedCurrent.lines, service)),
    }),
  );
  const changes = budgetChanges(workedCurrent, workedPrevious, links);
  const touched = cumulativeImpact(
    ANSWERS.map(({ change, impacts }) => ({
      change,
      impacts: impacts.flatMap(({ characteristics, direction }) =>
        characteristics.map((characteristic) => ({ characteristic, direction })),
      ),
    })),
  );
  const found = cumulativeYears(
    touched,
    YEARS,
    (title) => changes.find((change) => change.title === title)?.byYear ?? [],
  ).map(({ characteristic, direction, changes: titles, byYear }) => ({
    characteristic,
    direction,
    titles: titles.toSorted(),
    byYear: byYear.map(({ pence }) => pence.toSorted(ascending)),
  }));
  const expected = FOUND.map(([characteristic, direction, titles]) => ({
    characteristic,
    direction,
    titles: titles.toSorted(),
    byYear: NAMES.map((year) =>
      titles
        .map((title) => {
          const item = byHand.find((one) => one.title === title);
          if (!item) throw new Error(`No ${title} by hand`);
          return Math.round((item.change[year] ?? Number.NaN) * 100);
        })
        .toSorted(ascending),
    ),
  }));
  const key = (one: { characteristic: string; direction: string }) =>
    `${one.characteristic} ${one.direction}`;
  const sorted = <Of extends { characteristic: string; direction: string }>(all: readonly Of[]) =>
    all.toSorted((a, b) => key(a).localeCompare(key(b)));
  expect(sorted(found)).toEqual(sorted(expected));
});
