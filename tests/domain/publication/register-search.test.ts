import { describe, expect, it } from "vitest";
import {
  asksForAnything,
  choicesAmong,
  EVERYTHING,
  facetsAskedFor,
  readRegisterSearch,
  registerSearchParams,
} from "~/domain/publication/register-search";

const read = (query: string) => readRegisterSearch(new URLSearchParams(query));

describe("what an address asks of the register", () => {
  it("is read as it is written, in one order", () => {
    const search = read("by=A+holder&direction=adverse&affects=disability&q=youth+work&year=2018");
    expect(search).toEqual({
      ...EVERYTHING,
      words: "youth work",
      year: "2018",
      characteristic: "disability",
      direction: "adverse",
      decidedBy: "A holder",
    });
    expect(search && registerSearchParams(search).toString()).toBe(
      "q=youth+work&year=2018&affects=disability&direction=adverse&by=A+holder",
    );
  });

  it("is nothing where its fields are empty, or are none of ours", () => {
    const search = read("q=&year=&search=canary");
    expect(search).toEqual(EVERYTHING);
    expect(search && asksForAnything(search)).toBe(false);
  });

  it.each([
    "year=18",
    "outcome=maybe",
    "affects=height",
    "direction=up",
    "withheld=some",
    "q=%00",
    `q=${"a".repeat(301)}`,
  ])("cannot be: %s", (query) => {
    expect(read(query)).toBeNull();
  });

  it("asks for a characteristic and a direction of the same impact", () => {
    expect(facetsAskedFor({ ...EVERYTHING, characteristic: "disability", direction: "adverse" })).toEqual([
      "affects:disability:adverse",
    ]);
    expect(facetsAskedFor({ ...EVERYTHING, direction: "adverse" })).toEqual(["affects::adverse"]);
    expect(facetsAskedFor({ ...EVERYTHING, characteristic: "age" })).toEqual(["affects:age:"]);
    expect(facetsAskedFor(EVERYTHING)).toEqual([]);
  });
});

it("offers years newest first, and names by the alphabet", () => {
  expect(
    choicesAmong([
      "year:2018",
      "priority:Youth",
      "year:2020",
      "by:B, Deputy",
      "priority:Harm: drugs",
      "by:A",
    ]),
  ).toEqual({ years: ["2020", "2018"], priorities: ["Harm: drugs", "Youth"], decidedBy: ["A", "B, Deputy"] });
});
