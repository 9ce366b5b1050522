import { describe, expect, it } from "vitest";
import { chosenFrom, hasWords, isAskedFor, type ListChoice } from "~/domain/shared/list-choice";
import { pageGroups } from "~/domain/shared/paging";

const NOTHING: ListChoice = { text: "", priority: "", state: "" };
const LIST = [
  { text: "Victim First, Leicester", priority: "Victims", states: ["open", "overdue"] },
  { text: "Street pastors", priority: "Prevention", states: ["open"] },
  { text: "Victim support", priority: "Prevention", states: ["done"] },
];
const chosen = (choice: Partial<ListChoice>) =>
  chosenFrom(LIST, { ...NOTHING, ...choice }, (item) => item).map(({ text }) => text);

describe("what is asked of a long list", () => {
  it.each<[string, Partial<ListChoice>, number[]]>([
    ["nothing", {}, [0, 1, 2]],
    ["words in any order and case", { text: "leicester  VICTIM" }, [0]],
    ["a word that stands nowhere", { text: "victim nowhere" }, []],
    ["a priority", { priority: "Prevention" }, [1, 2]],
    ["one of several states", { state: "overdue" }, [0]],
    ["all of it", { text: "victim", priority: "Prevention", state: "done" }, [2]],
    ["a priority that is not there", { priority: "Roads" }, []],
  ])("%s", (_what, choice, places) => {
    expect(chosen(choice)).toEqual(places.map((place) => LIST[place]?.text));
  });

  it("is something as soon as one part of it is", () => {
    expect(isAskedFor(NOTHING)).toBe(false);
    expect(isAskedFor({ ...NOTHING, state: "open" })).toBe(true);
    expect(hasWords("", "")).toBe(true);
  });

  it("comes in groups that say how many they have on any page", () => {
    const groups = pageGroups(LIST, LIST.slice(0, 2), ({ priority }) => priority);
    expect(groups.map(({ name, items, total }) => [name, items.length, total])).toEqual([
      ["Victims", 1, 1],
      ["Prevention", 1, 2],
    ]);
  });
});
