import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { ImportColumn, Sheet } from "~/domain/budget/imported-budget";
import { guessMapping, headingsKey, mappingFaults, sheetExtent } from "~/imports/columns.parse";
import { readYearHeading } from "~/imports/year-heading.parse";

const sheet = (...rows: string[][]): Sheet => ({ name: "Sheet1", rows });
const columnsOf = (...headings: string[]) => guessMapping([sheet(headings)])?.columns;

describe("a heading names a financial year", () => {
  it.each([
    ["2018/19 (£)", 2018],
    ["2018-19 budget", 2018],
    ["2018–19", 2018],
    ["2018—19", 2018],
    ["2018/2019", 2018],
    ["Budget 2018-2019", 2018],
    ["2018 to 2019", 2018],
    ["2018 / 19", 2018],
    ["1999/00", 1999],
    ["1999/2000", 1999],
    ["FY18/19", 2018],
    ["FY 18-19", 2018],
    ["18/19", 2018],
    ["FY2018/19", 2018],
    ["Budget\n2018/19", 2018],
    ["£ 2018/19 agreed", 2018],
    ["2019/20 forecast", 2019],
  ])("%s", (heading, year) => {
    expect(readYearHeading(heading)).toEqual({ year, notice: null });
  });

  it.each([
    ["FY2019", 2018],
    ["FY19", 2018],
    ["FY 2019 budget", 2018],
  ])("%s, by the year in which it ends, and says so", (heading, year) => {
    expect(readYearHeading(heading)).toEqual({
      year,
      notice: `“${heading}” is read as 2018/19, the financial year that ends in 2019.`,
    });
  });

  it.each([
    ...["2018/20", "2018/2020", "2018/18", "2019/18", "18/20", "2018", "Budget 2018", "Service", ""],
    ...["31/12/2018", "01/02/18", "2018/19/20", "12018/19", "Ages 11-12"],
    ...["Change 2017/18 to 2018/19", "2017/18 and 2018/19", "2018/19 change", "2018/19 %", "Q1 2018/19"],
    ...["2017/18 actual", "2017/18 outturn", "Spend 2018/19", "FY2018 and FY2019"],
  ])("not: %s", (heading) => {
    expect(readYearHeading(heading)).toBeNull();
  });
});

describe("the columns are guessed from their headings", () => {
  it.each([
    ["db/seed/data/framework-2017-18.csv", ["year-2017"]],
    ["db/seed/data/framework-2018-21.csv", ["year-2018", "year-2019", "year-2020"]],
    ["tests/imports/corpus/framework-2018-21.as-scanned.csv", ["year-2018", "year-2019", "year-2020"]],
  ])("of %s, without help", (file, years) => {
    const rows: string[][] = parse(readFileSync(file), { relax_column_count: true });
    const mapping = guessMapping([sheet(...rows)]);
    expect(mapping).toEqual({
      sheet: 0,
      headingRow: 0,
      columns: [
        ...["priority", "service", "deliveryOrganisation", "provision", "method"],
        ...[...years, "reach", "note"],
      ],
    });
    expect(mapping && mappingFaults(sheetExtent(sheet(...rows)), mapping)).toEqual([]);
  });

  it.each<[ImportColumn, string[]]>([
    [
      "priority",
      ["Priority", "PRIORITY", "Theme", "PCC priority", "Police and Crime Plan priority", "Priority area"],
    ],
    [
      "service",
      ["Service", "Project", "Scheme", "Line", "Budget line", "Service name", "Commissioned service"],
    ],
    [
      "deliveryOrganisation",
      [
        ...["Provider", "Service provider", "Delivery organisation", "Delivery organization", "Delivered by"],
        ...["Organisation", "Provider of the service", "Supplier:"],
      ],
    ],
    ["provision", ["Provision", "Description", "Service description", "Purpose", "What is provided"]],
    ["method", ["Commissioning method", "Procurement", "Procurement route", "Method of commissioning"]],
    ["reach", ["Reach", "Area", "Geography", "Geographical reach", "Geographic area"]],
    ["fundedWith", ["Funded with", "Partner", "Partners", "Jointly funded with", "Co-funder"]],
    ["note", ["Note", "Notes", "Comments", "Any comments"]],
  ])("%s", (column, headings) => {
    for (const heading of headings) {
      const others = column === "service" ? [] : ["Service"];
      expect(columnsOf(heading, ...others, "2018/19")?.[0], heading).toBe(column);
    }
  });

  it("each once: the heading that says it best has it, wherever it stands", () => {
    expect(
      columnsOf("Service area", "Project description", "Service", "Notes", "Further notes", "2018/19"),
    ).toEqual(["reach", "provision", "service", "note", "ignore", "year-2018"]);
  });

  it("of two columns of one year, the first, or the one that says budget", () => {
    expect(columnsOf("Service", "2018/19", "2018/19 (£)")).toEqual(["service", "year-2018", "ignore"]);
    expect(columnsOf("Service", "2018/19 forecast", "2018/19 budget")).toEqual([
      "service",
      "ignore",
      "year-2018",
    ]);
    expect(columnsOf("Service", "2017/18 actual", "2017/18 budget", "Change from 2017/18")).toEqual([
      ...["service", "ignore", "year-2017", "ignore"],
    ]);
  });

  it("beneath titles and blank rows, for columns of the widest row", () => {
    const rows = [
      ["Commissioning budget 2018/19"],
      [],
      [
        "",
        "Prepared for the Police and Crime Panel, delivery by partners in every area of the county, with notes",
      ],
      ["Ref", "Project", "Provider", "2018/19", "2019/20"],
      ["1", "Service for victims", "Catch 22", "1", "2", "", "stray"],
    ];
    expect(guessMapping([sheet(...rows)])).toEqual({
      sheet: 0,
      headingRow: 3,
      columns: [
        ...["ignore", "service", "deliveryOrganisation", "year-2018", "year-2019", "ignore", "ignore"],
      ],
    });
  });

  it("on the sheet that has them, and in the first of two such rows", () => {
    const headings = ["Service", "2018/19"];
    const sheets = [sheet(["Contents"]), sheet(["Kept by", "Finance"]), sheet(["x"], headings, headings)];
    expect(guessMapping(sheets)).toMatchObject({ sheet: 2, headingRow: 1 });
  });

  it.each([
    ["no sheet", []],
    ["empty sheets", [sheet(), sheet([])]],
    ["a sheet without headings", [sheet(["Catch 22", "560000"], ["FreeVA", "50000"])]],
    ["one title", [sheet(["Budget 2018/19"])]],
  ])("or not at all: %s", (_, sheets) => {
    expect(guessMapping(sheets)).toBeNull();
  });
});

describe("a mapping is remembered by its headings", () => {
  const key = (...headings: string[]) => headingsKey(sheet(headings), 0);
  it("however they are capitalised and spaced, and whatever empty columns follow", () => {
    expect(key("Service", " 2018–19  (£)", "", "")).toBe(key("SERVICE", "2018-19 (£)"));
    expect(key("Service", "2018/19")).not.toBe(key("2018/19", "Service"));
    expect(key("Service", "", "2018/19")).not.toBe(key("Service", "2018/19"));
    expect(headingsKey(sheet(), 3)).toBe("[]");
  });
});

describe("a mapping is at fault", () => {
  const given = sheet(["Service", "2018/19"], ["Kicks", "10"]);
  const faults = (headingRow: number, ...columns: ImportColumn[]) =>
    mappingFaults(sheetExtent(given), { sheet: 0, headingRow, columns });
  it.each([
    ["not at all", faults(0, "service", "year-2018"), []],
    ["without a service", faults(0, "ignore", "year-2018"), ["Say which column holds the service."]],
    [
      "without a year",
      faults(0, "service", "ignore"),
      ["Say which column holds the amounts of a financial year."],
    ],
    [
      "with a year twice",
      mappingFaults(sheetExtent(sheet(["a", "b", "c"])), {
        sheet: 0,
        headingRow: 0,
        columns: ["service", "year-2018", "year-2018"],
      }),
      ["Only one column can hold the amounts for 2018/19. Choose which."],
    ],
    [
      "with a field twice",
      mappingFaults(sheetExtent(sheet(["a", "b", "c"])), {
        sheet: 0,
        headingRow: 0,
        columns: ["service", "service", "year-2018"],
      }),
      ["Only one column can hold the service. Choose which."],
    ],
    [
      "below the sheet",
      faults(2, "service", "year-2018"),
      [expect.stringContaining("no such row or column")],
    ],
    [
      "above the sheet",
      faults(-1, "service", "year-2018"),
      [expect.stringContaining("no such row or column")],
    ],
    [
      "beside the sheet",
      faults(0, "service", "year-2018", "note"),
      [expect.stringContaining("no such row or column")],
    ],
  ])("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});
