import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Waterfall } from "~/domain/budget/waterfall";
import { WaterfallPicture } from "~/ui/charts/waterfall-picture";

const draw = (waterfall: Waterfall) => renderToStaticMarkup(<WaterfallPicture waterfall={waterfall} pence />);

const published: Waterfall = {
  title: "From the previous budget to 2018/19",
  from: { label: "Previous budget, 2017/18", pence: 4_668_358_75 },
  steps: [
    { label: "Victims", pence: 65_771_00, isTransfer: false },
    { label: "Prevention", pence: -37_736_75, isTransfer: false },
    { label: "Transferred", pence: -412_988_00, isTransfer: true },
  ],
  to: { label: "Budget for 2018/19", pence: 4_283_405_00 },
};

describe("the picture of a budget's way", () => {
  it("has a title, and says each bar in words as well as by its length and look", () => {
    const drawn = draw(published);
    expect(drawn).toMatch(/<svg role="img" aria-labelledby="([^" ]+) ([^"]+)"/u);
    expect(drawn).toContain(">From the previous budget to 2018/19</title>");
    expect(drawn).toContain(
      "Previous budget, 2017/18: £4,668,358.75. Victims: +£65,771.00. Prevention: −£37,736.75. Transferred: −£412,988.00, transferred. Budget for 2018/19: £4,283,405.00</desc>",
    );
    const looks = [...drawn.matchAll(/app-chart__bar--(\w+)/gu)].map(([, look]) => look);
    expect(looks).toEqual(["total", "rise", "fall", "transfer", "total"]);
  });

  it("says where the bars start", () => {
    expect(draw(published)).toContain("The bars start at £4,000,000, not at £0.");
    const small = { ...published, from: { label: "Before", pence: 0 }, steps: [] };
    expect(draw(small)).toContain("The bars start at £0.");
  });

  it("shortens a name that would not fit, and keeps it whole in the description", () => {
    const label = "Victims, vulnerable people and everybody else";
    const drawn = draw({ ...published, steps: [{ label, pence: 1_00, isTransfer: false }] });
    expect(drawn).toContain(">Victims, vulnerable people…</text>");
    expect(drawn).toContain(`${label}: +£1.00`);
  });

  it("keeps every bar inside the picture", () => {
    const pence = fc.integer({ min: 0, max: 99_999_999_999_99 });
    const step = fc.record({
      label: fc.constant("Step"),
      pence: fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }),
      isTransfer: fc.boolean(),
    });
    fc.assert(
      fc.property(pence, fc.array(step, { maxLength: 6 }), (start, steps) => {
        const end = steps.reduce((total, { pence: moved }) => total + moved, start);
        const drawn = draw({
          title: "Any",
          from: { label: "From", pence: start },
          steps,
          to: { label: "To", pence: end },
        });
        const bars = [...drawn.matchAll(/ x="([^"]+)%" y="\d+" width="([^"]+)%"/gu)];
        expect(bars).toHaveLength(steps.length + 2);
        for (const [, x, width] of bars) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(width)).toBeGreaterThanOrEqual(0);
          expect(Number(x) + Number(width)).toBeLessThanOrEqual(100.01);
        }
      }),
    );
  });
});
