import { describe, expect, it } from "vitest";
import { listSearch, readListQuery } from "../../app/forms/list-query";

const SCOPE = { priorities: ["Victims", "Prevention"], states: ["open", "done"] };
const read = (search: string) => readListQuery(new URLSearchParams(search), SCOPE);

describe("what is asked of a long list, in its address", () => {
  it.each([
    ["", { text: "", priority: "", state: "", page: 1 }],
    [
      "text=+a+&priority=Victims&state=open&page=2",
      { text: "a", priority: "Victims", state: "open", page: 2 },
    ],
    ["priority=Roads&state=odd&page=x", { text: "", priority: "", state: "", page: 1 }],
  ])("%j is read as %j", (search, query) => {
    expect(read(search)).toEqual(query);
  });

  it.each(["", "text=a+b&priority=Victims&state=done&page=3", "page=2"])(
    "%j is written as it is read",
    (search) => {
      expect(listSearch(read(search))).toBe(search);
    },
  );
});
