import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHARACTERISTICS, type Characteristic, type Direction } from "~/domain/eia/characteristics";
import {
  conclusionGaps,
  hitOften,
  inActOrder,
  placeOfCharacteristic,
  recordedConclusions,
} from "~/domain/eia/hit-more-than-once";
import { aConclusion, anEntry, anImpact } from "../../support/content-builder";

const entry = (changeId: number, ...impacts: [Characteristic, Direction][]) =>
  anEntry({
    id: changeId,
    changeId,
    impacts: impacts.map(([characteristic, direction], index) =>
      anImpact({ id: changeId * 100 + index, characteristic, direction }),
    ),
  });
const links = [1, 2, 3, 4].map((id) => ({ id, title: `Service ${id}` }));
const thrice = [1, 2, 3].map((id) => entry(id, ["age", "adverse"]));
const gaps = (
  entries: ReturnType<typeof entry>[],
  conclusions: ReturnType<typeof aConclusion>[] = [],
): string[] => conclusionGaps({ entries, conclusions, links }).map(({ message }) => message);

const NOTHING_SAID =
  "3 changes are adverse for this characteristic (age), and nothing says what they do together, and why that is right.";

describe("people whom several changes are adverse to (rule 34)", () => {
  it.each<[string, string[], string[]]>([
    ["two changes", gaps(thrice.slice(0, 2)), []],
    ["three changes", gaps(thrice), [NOTHING_SAID]],
    ["three, and a conclusion", gaps(thrice, [aConclusion({ changeIds: [1, 2, 3] })]), []],
    [
      "three, and a conclusion of blanks",
      gaps(thrice, [aConclusion({ conclusion: " ", changeIds: [1, 2, 3] })]),
      [NOTHING_SAID],
    ],
    [
      "a conclusion on another characteristic",
      gaps(thrice, [aConclusion({ characteristic: "sex", changeIds: [1, 2, 3] })]),
      [NOTHING_SAID],
    ],
    [
      "a fourth that came later",
      gaps([...thrice, entry(4, ["age", "adverse"])], [aConclusion({ changeIds: [1, 2, 3] })]),
      [
        "What is concluded of all changes together was written before this was adverse too: Service 4. Look at it again.",
      ],
    ],
    ["one of four that is adverse no more", gaps(thrice, [aConclusion({ changeIds: [1, 2, 3, 4] })]), []],
    [
      "two rows of one change are one change",
      gaps([entry(1, ["age", "adverse"], ["age", "adverse"]), entry(2, ["age", "adverse"])]),
      [],
    ],
    [
      "other directions",
      gaps([...thrice.slice(0, 2), entry(3, ["age", "not_yet_known"], ["age", "positive"])]),
      [],
    ],
  ])("%s", (_case, found, expected) => {
    expect(found).toEqual(expected);
  });

  it("does not count what is screened out", () => {
    const screened = { ...entry(3, ["age", "adverse"]), kind: "screened_out" as const };
    expect(hitOften([...thrice.slice(0, 2), screened])).toEqual([]);
  });

  it("asks for as many conclusions as characteristics are adverse in three changes, whatever else is found", () => {
    const impacts = fc.array(
      fc.tuple(
        fc.constantFrom(...CHARACTERISTICS),
        fc.constantFrom<Direction>("adverse", "positive", "neutral"),
      ),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(fc.array(impacts, { maxLength: 7 }), (all) => {
        const entries = all.map((of, index) => entry(index + 1, ...of));
        const expected = CHARACTERISTICS.filter(
          (characteristic) =>
            all.filter((of) => of.some(([one, how]) => one === characteristic && how === "adverse")).length >=
            3,
        );
        const asked = conclusionGaps({ entries, conclusions: [], links }).map(
          ({ characteristic }) => characteristic,
        );
        expect(asked).toEqual(expected);
        const conclusions = hitOften(entries).map((one) => aConclusion(one));
        expect(conclusionGaps({ entries, conclusions, links })).toEqual([]);
      }),
    );
  });
});

describe("a conclusion in the record", () => {
  it("names its changes by their numbers, without those that are there no more", () => {
    const numberOf = new Map([
      [7, 2],
      [9, 1],
    ]);
    expect(
      recordedConclusions([aConclusion({ conclusion: "It holds", changeIds: [7, 8, 9] })], numberOf),
    ).toEqual([{ characteristic: "age", conclusion: "It holds", changes: [1, 2] }]);
  });

  it("stands in the Act's order", () => {
    const [sex, age] = [aConclusion({ characteristic: "sex" }), aConclusion()];
    expect(inActOrder([sex, age])).toEqual([age, sex]);
    expect(placeOfCharacteristic("age")).toBe(1);
  });
});
