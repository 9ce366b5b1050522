import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { TogetherPicture } from "~/ui/charts/together-picture";

it("counts changes by characteristic and effect, each in words as well", () => {
  const drawn = renderToStaticMarkup(
    <TogetherPicture
      title="All changes"
      rows={[
        { characteristic: "age", direction: "positive", count: 4 },
        { characteristic: "age", direction: "adverse", count: 1 },
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
