import { describe, expect, it } from "vitest";
import { Table } from "../../app/ui/govuk";
import { outlineOf } from "./govuk-fixtures";

const table = {
  caption: "Changes",
  head: [{ text: "Change" }, { text: "2018/19", numeric: true }, { text: "In the EIA" }],
  rows: [{ key: "1", header: "Kicks", cells: [{ content: "+£5", numeric: true }, { content: "Assessed" }] }],
  foot: [{ key: "total", header: "Total", cells: [{ content: "+£5", numeric: true }, { content: "" }] }],
};

describe("a table whose rows stack on a narrow screen", () => {
  const outline = outlineOf(<Table {...table} stacks />);
  const tags = (name: string) => outline.filter((line) => line.trim().startsWith(`<${name} `));

  it("says its roles, which some browsers would take from rows drawn as blocks", () => {
    for (const [name, role] of [
      ["table", "table"],
      ["thead", "rowgroup"],
      ["tbody", "rowgroup"],
      ["tfoot", "rowgroup"],
      ["tr", "row"],
      ["td", "cell"],
    ] as const) {
      expect(tags(name).length).toBeGreaterThan(0);
      for (const tag of tags(name)) expect(tag).toContain(`role="${role}"`);
    }
    const roles = tags("th").map((tag) => /role="(\w+)"/u.exec(tag)?.[1]);
    expect(roles).toEqual([...Array<string>(3).fill("columnheader"), "rowheader", "rowheader"]);
  });

  it("names each cell's column, but for a cell that is empty", () => {
    const labels = tags("td").map((tag) => /data-label="([^"]+)"/u.exec(tag)?.[1]);
    expect(labels).toEqual(["2018/19", "In the EIA", "2018/19", undefined]);
  });

  it("is one only where it is asked to be", () => {
    expect(outlineOf(<Table {...table} />).join("\n")).not.toMatch(/role="(?!region)|data-label/u);
  });
});
