import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optionsGap, recordedOptions, type OptionInWords } from "~/domain/decision/considered-options";
import { DIRECTIONS } from "~/domain/eia/characteristics";
import { ENTRY_KINDS } from "~/domain/eia/eia";
import { blankText, someWords } from "../../support/arbitraries";
import { aDimension, aDimensionAnswer, anEntry, anImpact, anOption } from "../../support/content-builder";

const adverse = { entries: [anEntry({ impacts: [anImpact({ direction: "adverse" })] })], dimensions: [] };
const option = (overrides: Partial<OptionInWords> = {}) => anOption(overrides);

describe("optionsGap (rule 26)", () => {
  it.each<[string, OptionInWords[], boolean]>([
    ["none", [], true],
    ["one with why not", [option()], false],
    ["one without why not", [option({ whyNot: "" })], true],
    ["one whose why not says nothing", [option({ whyNot: "N/A" })], true],
    ["one that is none", [option({ option: "None" })], true],
    ["one whole, and another that is not", [option({ whyNot: "" }), option()], false],
  ])("where an impact is adverse, with %s: missing %s", (_name, options, isMissing) => {
    expect(optionsGap({ ...adverse, options }) !== null).toBe(isMissing);
  });

  it("says which of the two is missing", () => {
    expect(optionsGap({ ...adverse, options: [] })).toContain("no other option is recorded");
    expect(optionsGap({ ...adverse, options: [option({ whyNot: " " })] })).toContain(
      "no option besides the proposal says what it is and why it was not chosen",
    );
  });

  it.each(DIRECTIONS)("without any option, where the only impact is %s", (direction) => {
    const entries = [anEntry({ impacts: [anImpact({ direction })] })];
    expect(optionsGap({ entries, dimensions: [], options: [] }) !== null).toBe(direction === "adverse");
  });

  it.each(ENTRY_KINDS)("counts the findings of an entry as the other rules do: %s", (kind) => {
    const entries = [anEntry({ kind, impacts: [anImpact({ direction: "adverse" })] })];
    const counts = kind === "assessed" || kind === "separate_eia";
    expect(optionsGap({ entries, dimensions: [], options: [] }) !== null).toBe(counts);
  });

  it("counts what is adverse beside the nine", () => {
    const dimensions = [aDimension({ answer: aDimensionAnswer({ direction: "adverse" }) })];
    expect(optionsGap({ entries: [], dimensions, options: [] })).not.toBeNull();
    expect(optionsGap({ entries: [], dimensions: [aDimension({ answer: null })], options: [] })).toBeNull();
  });

  it("is met by any one whole option, whatever else is listed, and by no number of others", () => {
    const incomplete = fc.record({ option: someWords, whyNot: blankText });
    fc.assert(
      fc.property(fc.array(incomplete), fc.nat(), (others, place) => {
        expect(optionsGap({ ...adverse, options: others })).not.toBeNull();
        const options = others.toSpliced(place % (others.length + 1), 0, option());
        expect(optionsGap({ ...adverse, options })).toBeNull();
      }),
    );
  });
});

it("is recorded by its words alone", () => {
  expect(recordedOptions([anOption({ id: 9, option: "Do less", whyNot: "It helps nobody" })])).toEqual([
    { option: "Do less", whyNot: "It helps nobody" },
  ]);
});
