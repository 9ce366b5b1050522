import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { timescaleOf } from "~/domain/commissioning/timeline";
import { TimelinePicture } from "~/ui/charts/timeline-picture";
import { aPhase, inMonth, onDay } from "../support/commissioning";

it("says each date in words as well as by its place and look", () => {
  const phases = [
    aPhase({ phase: "do", note: "Out to tender" }),
    aPhase({ phase: "service_start", expected: onDay("2018-07-01"), actual: onDay("2018-07-09") }),
    aPhase({ phase: "review", expected: inMonth("2019-01-31") }),
  ];
  const scale = timescaleOf(phases);
  if (!scale) throw new Error("There are dates");
  const drawn = renderToStaticMarkup(<TimelinePicture title="When" phases={phases} scale={scale} />);
  expect(drawn).toMatch(/<svg role="img" aria-labelledby="([^" ]+) ([^"]+)"/u);
  expect(drawn).toContain(
    "Service start: Expected 1 July 2018, Began 9 July 2018. Review: Expected January 2019</desc>",
  );
  const looks = [...drawn.matchAll(/<(circle|rect) class="app-chart__bar app-chart__bar--(\w+)/gu)];
  expect(looks.map(([, shape, look]) => `${shape} ${look}`)).toEqual([
    "circle expected",
    "circle begun",
    "rect expected",
  ]);
  expect(drawn).toContain(">2019</text>");
  expect(drawn).not.toContain("Do");
});

it("is not drawn where no phase has a date", () => {
  const scale = { from: onDay("2018-07-01").date, months: 1 };
  expect(renderToStaticMarkup(<TimelinePicture title="When" phases={[aPhase()]} scale={scale} />)).toBe("");
});
