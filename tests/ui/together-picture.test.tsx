import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { TogetherPicture } from "~/ui/charts/together-picture";

const NOBODY_COUNTED = { counted: 0, known: 0, notKnown: 1 };

it("says how many people, where that is known of any", () => {
  const drawn = renderToStaticMarkup(
    <TogetherPicture
      title="All changes"
      rows={[
        {
          ...{ characteristic: "age", direction: "adverse", count: 2 },
          people: { counted: 1_200, known: 1, notKnown: 1 },
        },
        { characteristic: "sex", direction: "adverse", count: 1, people: NOBODY_COUNTED },
      ]}
    />,
  );
  expect(drawn).toContain("Adverse: 2 changes; people: 1,200, and not known of 1 impact");
  expect(drawn).toContain("Adverse: 1 change; people: not known");
  expect(drawn).toContain("somebody whom several impacts touch is counted in each");
});

it("counts changes by characteristic and effect, each in words as well", () => {
  const drawn = renderToStaticMarkup(
    <TogetherPicture
      title="All changes"
      rows={[
        { characteristic: "age", direction: "positive", count: 4, people: NOBODY_COUNTED },
        { characteristic: "age", direction: "adverse", count: 1, people: NOBODY_COUNTED },
      ]}
    />,
  );
  expect(drawn).toContain("Age: Positive: 4 changes. Age: Adverse: 1 change</desc>");
  expect(
    [...drawn.matchAll(/bar--(\w+)" x="0%" y="\d+" width="([^"]+)%"/gu)].map(([, look, width]) => [
      look,
      width,
    ]),
  ).toEqual([
    ["rise", "100"],
    ["fall", "25"],
  ]);
});

it("draws nothing of nothing", () => {
  expect(renderToStaticMarkup(<TogetherPicture title="All changes" rows={[]} />)).toBe("");
});
