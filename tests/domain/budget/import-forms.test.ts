import { describe, expect, it } from "vitest";
import {
  importColumnsForm,
  importColumnsValues,
  readImportColumns,
} from "~/forms/budget/import/import-columns-form";
import {
  importQuestionsForm,
  readImportAnswers,
  repeatedField,
  repeatedTexts,
  ROUNDING,
} from "~/forms/budget/import/import-questions-form";
import { importRowsForm, readRowNumbers } from "~/forms/budget/import/import-rows-form";
import type { FormFields } from "../../../app/forms/form";

const question = (key: string, text: string, isTotal = false) => ({
  ...{ key, text, isTotal, row: Number(key.split(":")[0]), year: 2018, subject: "Locks" },
});

describe("cells that say the same", () => {
  const questions = [
    ...[question("2:3", ".."), question("3:3", " .. "), question("4:3", "TBC"), question("5:3", "..", true)],
    ...[question("6:3", "000'6"), question("7:3", "000'6")],
  ];
  const repeated = repeatedTexts(questions);

  it("are asked about at once, totals apart, and never what may be an amount", () => {
    expect(repeated).toEqual([{ keys: ["2:3", "3:3"], rows: [2, 3], text: "..", isTotal: false }]);
  });

  it.each([
    ["null", { "2:3": null, "3:3": null }, false],
    ["0", { "2:3": 0, "3:3": 0 }, false],
    ["each", {}, true],
  ])("are answered with %s", (said, answers, wantsEach) => {
    const [same] = repeated;
    const value = { [same ? repeatedField(same) : ""]: said, [ROUNDING]: "round" };
    expect(readImportAnswers(value, [], repeated)).toEqual({ answers, roundsFractions: true, wantsEach });
    const { fields } = importQuestionsForm([], { repeated, fractions: "Two" });
    expect(Object.keys(fields)).toEqual([ROUNDING, "same-2-3"]);
  });
});

describe("rows by their numbers", () => {
  it.each([
    ["3", [3]],
    ["3, 7 to 9", [3, 7, 8, 9]],
    ["rows 9-10; 3", [3, 9, 10]],
    ["3 and 5", [3, 5]],
    ["3, 3", [3]],
    ["", []],
  ])("%s", (text, rows) => {
    expect(readRowNumbers(text)).toEqual(rows);
  });

  it.each(["x", "9 to 3", "0", "3 7", "1 to 99999", "-3", "3.5"])("not %s", (text) => {
    expect(readRowNumbers(text)).toBeNull();
  });

  it("are left out with a reason, or taken in again", () => {
    const { check } = importRowsForm([]);
    expect(check({ rows: [3], reason: "", takenIn: [] })).toEqual({ reason: "Enter the reason" });
    expect(check({ rows: [], reason: "", takenIn: [] })).toHaveProperty("rows");
    expect(check({ rows: [], reason: "", takenIn: ["3"] })).toEqual({});
  });
});

it("the unit is asked of a column with amounts, and a choice of one in doubt", () => {
  const asked = [
    { isInDoubt: false, unit: null },
    { isInDoubt: true, unit: { proposed: "thousands" as const } },
  ];
  const form = importColumnsForm({ rows: [["Service", "2018/19"]] }, asked, [2018]);
  expect(Object.keys(form.fields)).toEqual(["column-1", "column-2", "unit-2"]);
  const values = importColumnsValues(["service", "ignore"], asked);
  expect(values).toEqual({ "column-1": "service", "column-2": "", "unit-2": "thousands" });
  const fields: FormFields["fields"] = form.fields;
  expect(fields["column-2"]?.schema.safeParse("").success).toBe(false);
  expect(
    readImportColumns({ "column-1": "service", "column-2": "year-2018", "unit-2": "thousands" }, 2),
  ).toEqual({ columns: ["service", "year-2018"], units: ["pounds", "thousands"] });
});
