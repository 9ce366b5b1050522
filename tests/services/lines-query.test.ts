import { describe, expect, it } from "vitest";
import { linesFilter, linesSearch, readLinesQuery } from "../../app/forms/budget/lines-query";
import { readPageNumber } from "../../app/forms/list-query";

const read = (search: string) => readLinesQuery(new URLSearchParams(search));

describe("what is asked of a long budget, in its address", () => {
  it.each([
    ["", { text: "", priority: "", page: 1 }],
    ["text=+help+line+&priority=3&page=2", { text: "help line", priority: "3", page: 2 }],
    ["priority=none", { text: "", priority: "none", page: 1 }],
    ["priority=0&page=0", { text: "", priority: "", page: 1 }],
    ["priority=x&page=1.5", { text: "", priority: "", page: 1 }],
    [`text=${"x".repeat(201)}&page=-1`, { text: "", priority: "", page: 1 }],
  ])("%j is read as %j", (search, query) => {
    expect(read(search)).toEqual(query);
  });

  it.each(["", "text=help+line&priority=3&page=2", "priority=none", "text=%C2%A3+%26+more"])(
    "%j is written as it is read",
    (search) => {
      expect(linesSearch(read(search))).toBe(search);
    },
  );

  it("names a priority, none, or any", () => {
    expect(linesFilter(read("priority=3"))).toEqual({ text: "", priorityId: 3 });
    expect(linesFilter(read("priority=none"))).toEqual({ text: "", priorityId: null });
    expect(linesFilter(read("text=a"))).toEqual({ text: "a" });
  });

  it.each([
    ["", 1],
    ["page=3", 3],
    ["page=x", 1],
    ["page=0", 1],
    ["page=1e99", 1],
  ])("%j is page %s", (search, page) => {
    expect(readPageNumber(new URLSearchParams(search))).toBe(page);
  });
});
