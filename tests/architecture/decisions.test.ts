import path from "node:path";
import { describe, expect, it } from "vitest";
import { listDecisionFiles, readDecisionHead } from "../../docs/maps/decisions";
import { projectFolder } from "./source";

const records = listDecisionFiles(path.join(projectFolder, "docs/decisions"));

describe("a decision record", () => {
  it.each(records)("begins with its date, its status and what was rejected: $file", (record) => {
    expect(readDecisionHead(record)).toMatchObject({ number: record.file.slice(0, 4) });
  });

  it("has a number of its own", () => {
    const numbers = records.map(({ file }) => file.slice(0, 4));
    expect(numbers.length).toBeGreaterThanOrEqual(22);
    expect([...new Set(numbers)]).toEqual(numbers);
  });

  it("that others amend or replace names records that are there", () => {
    const heads = records.map(readDecisionHead);
    const numbers = new Set(heads.map(({ number }) => number));
    const named = heads.flatMap(({ status }) => status.match(/\d{4}/gu) ?? []);
    expect(named.filter((number) => !numbers.has(number))).toEqual([]);
  });

  const head = (changed: Partial<Record<"number" | "date" | "status" | "rejected", string>> = {}) => {
    const {
      number = "0042",
      date = "9 March 2018",
      status = "accepted",
      rejected = "- **Rejected:** all else.\n",
    } = changed;
    return {
      file: "0042-an-example.md",
      text: `# ${number} An example\n\n- **Date:** ${date}\n- **Status:** ${status}\n${rejected}\nText.\n`,
    };
  };

  it("is read with a head over several lines", () => {
    const { rejected } = readDecisionHead(head({ rejected: "- **Rejected:** this;\n  that.\n" }));
    expect(rejected).toBe("this; that.");
  });

  it.each([
    ["another number", { number: "0041" }],
    ["a date that is none", { date: "2018-03-09" }],
    ["a status that is none", { status: "mostly" }],
    ["nothing that was rejected", { rejected: "" }],
  ])("is refused with %s", (_what, changed) => {
    expect(() => readDecisionHead(head(changed))).toThrow("0042-an-example.md");
  });
});
