import { renderToStaticMarkup } from "react-dom/server";
import { needsPence } from "../../app/domain/shared/money";
import { describe, expect, it } from "vitest";
import { PriorityPicture } from "~/ui/charts/priority-picture";

const draw = (...changes: [string, number][]) =>
  renderToStaticMarkup(
    <PriorityPicture
      title="By priority"
      changes={changes.map(([name, change]) => ({ name, change }))}
      pence={needsPence(changes.map(([, change]) => change))}
    />,
  );
const barsIn = (drawn: string) =>
  [...drawn.matchAll(/bar--(\w+)" x="([^"]+)%" y="\d+" width="([^"]+)%"/gu)].map(([, look, x, width]) => ({
    look,
    x: Number(x),
    width: Number(width),
  }));

describe("the picture of what changed under each priority", () => {
  it("has rises to the right of the line at £0 and cuts to its left, each in words as well", () => {
    const drawn = draw(["Victims", 100_00], ["Prevention", -300_00], ["Cross cutting", 0]);
    expect(drawn).toContain("Victims: +£100. Prevention: −£300. Cross cutting: No change</desc>");
    expect(drawn.match(/x1="75%"/gu)).toHaveLength(3);
    expect(barsIn(drawn)).toEqual([
      { look: "rise", x: 75, width: 25 },
      { look: "fall", x: 0, width: 75 },
      { look: "rise", x: 75, width: 0 },
    ]);
  });

  it.each([
    ["only rises", [["A", 1_00]], [{ look: "rise", x: 0, width: 100 }]],
    ["only cuts", [["A", -1_00]], [{ look: "fall", x: 0, width: 100 }]],
    ["nothing that changed", [["A", 0]], [{ look: "rise", x: 0, width: 0 }]],
    ["no priority", [], []],
  ] satisfies [string, [string, number][], unknown][])("draws %s", (_case, changes, bars) => {
    expect(barsIn(draw(...changes))).toEqual(bars);
  });
});
