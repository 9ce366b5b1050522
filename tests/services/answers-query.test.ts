import { describe, expect, it } from "vitest";
import { answersSearch, readAnswersQuery } from "../../app/forms/consultation/answers-query";

const read = (search: string) => readAnswersQuery(new URLSearchParams(search), "unread");

describe("which answers an address asks for", () => {
  it.each([
    ["", { text: "", reading: "unread", theme: null, after: 0 }],
    ["reading=any", { text: "", reading: null, theme: null, after: 0 }],
    [
      "text=+last++bus+&reading=read&theme=7&after=20",
      { text: "last  bus", reading: "read", theme: 7, after: 20 },
    ],
    ["theme=none", { text: "", reading: "unread", theme: "none", after: 0 }],
    ["reading=burnt&theme=x&after=-1", { text: "", reading: "unread", theme: null, after: 0 }],
    ["after=99999999999&theme=99999999999", { text: "", reading: "unread", theme: null, after: 0 }],
    ["text=a%00b", { text: "a b", reading: "unread", theme: null, after: 0 }],
  ])("of %j is read", (search, query) => {
    expect(read(search)).toEqual(query);
  });

  it.each(["reading=any", "reading=read&text=last+bus&theme=none&after=3"])(
    "is written as it was: %s",
    (search) => {
      expect(answersSearch(read(search))).toBe(search);
    },
  );
});
