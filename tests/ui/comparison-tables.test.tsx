import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ComparisonTables } from "../../app/ui/changes/comparison-tables";
import type { YearSummary } from "../../app/ui/changes/key-figures";

const YEAR: YearSummary = {
  ...{ year: 2018, previousYear: 2017, unstated: undefined },
  ...{ previous: 12_345_678_90, new: 11_234_567_80, net: -1_111_111_10 },
  ...{ transferred: -412_988_00, likeForLike: -698_123_10 },
};

it("draws the years as cards where five amounts have no room beside each other", () => {
  const html = renderToStaticMarkup(<ComparisonTables years={[YEAR]} year={2018} priorities={[]} pence />);
  const years = html.slice(0, html.indexOf("Change by priority"));
  expect(years).toContain("Year by year");
  expect(years).toContain("app-table--cards");
});
