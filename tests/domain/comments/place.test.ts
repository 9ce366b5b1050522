import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  parsePlace,
  PLACE_KINDS,
  PLACE_PARTS,
  placeKey,
  type CommentPlace,
} from "../../../app/domain/comments/place";
import { placeName, placesFrom } from "../../../app/domain/comments/place-names";
import { ACTION, aCompleteFramework, CHANGE } from "../../support/content-builder";

const content = aCompleteFramework();
const withId = ["entry", "action", "line", "section"];

const aPlace: fc.Arbitrary<CommentPlace> = fc
  .constantFrom(...PLACE_KINDS)
  .chain((kind) =>
    fc
      .tuple(
        fc.constantFrom("", ...Object.keys(PLACE_PARTS[kind])),
        withId.includes(kind) ? fc.integer({ min: 1, max: 999_999_999 }) : fc.constant(null),
      )
      .map(([part, id]) => ({ kind, id, part })),
  );

describe("the key of a place", () => {
  it("is read back as the place that it was made of", () => {
    fc.assert(
      fc.property(aPlace, (place) => {
        expect(parsePlace(placeKey(place))).toEqual(place);
      }),
    );
  });

  it.each([
    "",
    "entry",
    "entry-0",
    "entry-01",
    "entry-1-nothing",
    "eia-1",
    "whole-1",
    "eia-constructor",
    "line-1-evidence",
    "action-1234567890",
    "entry-1-evidence-more",
    "Whole",
  ])("is not “%s”", (key) => {
    expect(parsePlace(key)).toBeNull();
  });
});

describe("the name of a place", () => {
  it.each<[CommentPlace, string | null]>([
    [{ kind: "whole", id: null, part: "" }, "The whole"],
    [{ kind: "eia", id: null, part: "aim" }, "EIA – Aim"],
    [{ kind: "section", id: 99, part: "" }, null],
    [{ kind: "record", id: null, part: "summary" }, "Decision record – Summary of the issue"],
    [{ kind: "action", id: ACTION.completed, part: "" }, `Action: ${content.actions[0]?.what}`],
    [
      { kind: "line", id: content.budget.lines[0]?.id ?? 0, part: "" },
      `Budget line: ${content.budget.lines[0]?.service}`,
    ],
    [{ kind: "entry", id: 999_999, part: "" }, null],
    [{ kind: "action", id: 999_999, part: "" }, null],
    [{ kind: "line", id: 999_999, part: "" }, null],
  ])("of %j is %s", (place, name) => {
    expect(placeName(place, content)).toBe(name);
  });
});

describe("the places that somebody may mean", () => {
  it("are an entry and each of its fields", () => {
    const places = placesFrom({ kind: "entry", id: CHANGE.assessed, part: "evidence" }, content);
    expect(places.map(({ place: { part } }) => part)).toEqual(["", ...Object.keys(PLACE_PARTS.entry)]);
    expect(new Set(places.map(({ name }) => name)).size).toBe(places.length);
  });

  it("are the rooms and every entry, from the whole; and none of what is not there", () => {
    const places = placesFrom({ kind: "whole", id: null, part: "" }, content);
    expect(places.slice(0, 3).map(({ name }) => name)).toEqual(["The whole", "EIA", "Decision record"]);
    expect(places.slice(3).map(({ place: { id } }) => id)).toContain(CHANGE.assessed);
    expect(placesFrom({ kind: "line", id: 999_999, part: "" }, content)).toEqual([]);
  });
});
