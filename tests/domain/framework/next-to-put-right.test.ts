import { describe, expect, it } from "vitest";
import {
  nameOfPlace,
  nextToPutRight,
  placeOf,
  placesToPutRight,
} from "../../../app/domain/framework/next-to-put-right";
import { submissionGate, type Blocker, type PutRight } from "../../../app/domain/framework/sign-off-gate";
import { aCompleteFramework, anAction, aRecord, TODAY } from "../../support/content-builder";

const blocker = (putRight: PutRight, overrides: Partial<Blocker> = {}): Blocker => ({
  rule: "completeness",
  subject: `Subject of ${placeOf(putRight)}`,
  message: "Something is missing.",
  putRight,
  by: "eia_author",
  ...overrides,
});
const entry = (changeId: number) => blocker({ page: "entry", changeId });

const WALK = [
  blocker({ page: "record", field: "options" }),
  entry(5),
  blocker({ page: "entry", changeId: 5, field: "consultees" }),
  blocker({ page: "same", changeId: 8 }),
  blocker({ page: "same", changeId: 9 }),
  blocker({ page: "eia", field: "outcome" }),
  entry(6),
  blocker({ page: "eia-dates", act: "confirm" }),
  blocker({ page: "budget", field: "lines" }),
  blocker({ page: "action", actionId: 3 }, { by: "action_owner" }),
  blocker({ page: "entry", changeId: 7, field: { consultation: 2 } }),
];

describe("the way through", () => {
  it("goes from page to page in the order of thought, to each page once, and leaves out what others put right", () => {
    expect(placesToPutRight(WALK).map(({ putRight }) => placeOf(putRight))).toEqual([
      "budget",
      "same",
      "entry:5",
      "entry:6",
      "consultation:2",
      "eia",
      "eia-dates",
      "record",
    ]);
  });

  it.each([
    [undefined, "budget"],
    ["same", "entry:5"],
    ["entry:5", "entry:6"],
    ["record", "budget"],
    // Put right already, or by nobody here: from the top.
    ["entry:99", "budget"],
  ])("leads from %s to %s", (here, there) => {
    const next = nextToPutRight(WALK, here);
    expect(next && placeOf(next.putRight)).toBe(there);
  });

  it("ends where nothing is left but what is on this page", () => {
    expect(nextToPutRight([entry(5)], "entry:5")).toBeNull();
    expect(nextToPutRight([])).toBeNull();
  });

  it("comes to an end: who puts right what a page asks is never led there again", () => {
    const gate = submissionGate(
      { ...aCompleteFramework(), entries: [], actions: [anAction()], record: aRecord({ summary: "" }) },
      TODAY,
    );
    let left = gate.ok ? [] : [...gate.blockers];
    const visited: string[] = [];
    for (let next = nextToPutRight(left); next; next = nextToPutRight(left, visited.at(-1))) {
      const place = placeOf(next.putRight);
      visited.push(place);
      left = left.filter(({ putRight }) => placeOf(putRight) !== place);
    }
    expect(new Set(visited).size).toBe(visited.length);
    expect(left.filter(({ by }) => by === "eia_author")).toEqual([]);
  });

  it("names a page by what it is about, and one of which there are no others by itself", () => {
    expect(nameOfPlace(blocker({ page: "entry", changeId: 1 }, { subject: "Crimestoppers" }))).toBe(
      "Crimestoppers",
    );
    expect(nameOfPlace(blocker({ page: "same", changeId: 1 }))).toBe("services that read differently");
  });
});
