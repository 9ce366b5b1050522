import { describe, expect, it } from "vitest";
import {
  actionsDoneExport,
  equalityInformationSections,
  findingsExport,
} from "../../app/documents/equality-information.view";
import {
  equalityYear,
  financialYear,
  financialYearOf,
} from "../../app/domain/publication/equality-information";
import { publicPreview } from "../../app/domain/publication/public-preview";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { aCompleteFramework } from "../support/content-builder";
import { aSignedSnapshot, determinationsOf } from "../support/signed-snapshot-builder";

const DAY = calendarDate("2018-03-09");
const recordWith = (determinations = determinationsOf()) =>
  publicPreview(aSignedSnapshot({ content: aCompleteFramework(), determinations }), {
    referenceKey: "007-2018",
    day: DAY,
  });

describe("a year's equality information", () => {
  it("is of a financial year", () => {
    expect(financialYear(2017)).toEqual({ from: "2017-04-01", to: "2018-03-31" });
    expect(["2018-03-31", "2018-04-01"].map((day) => financialYearOf(calendarDate(day)))).toEqual([
      2017, 2018,
    ]);
  });

  it("counts each change once for each characteristic and direction, and lists what was done", () => {
    const year = equalityYear([recordWith(), recordWith()]);
    const findings = findingsExport(year);
    expect(findings.rows.length).toBeGreaterThan(0);
    expect(findings.rows.every((row) => row.length === findings.headings.length)).toBe(true);
    expect(actionsDoneExport(year).rows).toHaveLength(2);
    const [together] = equalityInformationSections(year);
    const table = together?.blocks.find((block) => block.kind === "table");
    const sums =
      table?.kind === "table" ? table.table.rows.map(({ cells }) => cells.slice(1).map(Number)) : [];
    expect(sums.flat().every((sum) => sum % 2 === 0)).toBe(true);
    expect(sums.flat().some((sum) => sum === 2)).toBe(true);
  });

  it("names a decision whose assessment is withheld, and counts nothing of it", () => {
    const withheld = determinationsOf().map((given) =>
      given.part === "eia" ? { ...given, publish: false, legalGround: "Some Act 2000 s.1" } : given,
    );
    const year = equalityYear([recordWith(withheld)]);
    expect(year.assessments).toEqual([]);
    expect(year.withheld).toMatchObject([{ referenceKey: "007-2018" }]);
    expect(JSON.stringify(equalityInformationSections(year))).toContain("its assessment is withheld");
  });
});
