import type { ReactElement } from "react";
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
    expect(outlineOf(<Table {...table} cards={false} />).join("\n")).not.toMatch(
      /role="(?!region)|data-label/u,
    );
  });
});

describe("a table whose rows become cards on a small screen", () => {
  const classOf = (element: ReactElement) =>
    /<table class="([^"]*)"/u.exec(outlineOf(element).join("\n"))?.[1];
  const figures = [
    { text: "Service" },
    { text: "2018/19", numeric: true },
    { text: "2019/20", numeric: true },
  ];

  it("is none where a heading is more than its name: a card would lose it", () => {
    const head = [{ text: "Row" }, { text: <select aria-label="What it holds" /> }, { text: "Service" }];
    expect(classOf(<Table {...table} head={head} />)).toBe("govuk-table");
  });

  it("is one with words in its columns, and none of figures or of two columns", () => {
    expect(classOf(<Table {...table} />)).toContain("app-table--cards");
    expect(classOf(<Table {...table} head={figures} />)).toBe("govuk-table");
    expect(classOf(<Table {...table} head={[{ text: "Abbreviation" }, { text: "Meaning" }]} />)).toBe(
      "govuk-table",
    );
  });

  it("is one where it is asked to be, and says its roles", () => {
    const outline = outlineOf(<Table {...table} head={figures} cards stacks />).join("\n");
    expect(outline).toMatch(/app-table--cards/u);
    expect(outline).not.toMatch(/app-table--stacks/u);
    expect(outline).toMatch(/<td [^>]*role="cell"/u);
  });
});
