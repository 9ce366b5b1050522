import { waterfallBars, waterfallStart, type Waterfall, type WaterfallBar } from "~/domain/budget/waterfall";
import { formatMoney } from "~/domain/shared/money";
import { BarPicture } from "./bar-picture";

/** How one total became another, a bar for each step, each beginning where the one above it ends. */
export function WaterfallPicture({
  waterfall,
  pence,
}: {
  waterfall: Waterfall;
  /** Whether its figures show pence, as those of the table beside it. */
  pence: boolean;
}) {
  const bars = waterfallBars(waterfall);
  const start = waterfallStart(bars);
  return (
    <BarPicture
      title={waterfall.title}
      bars={bars.map((bar) => ({ ...bar, words: inWords(bar, pence) }))}
      start={start}
      end={Math.max(...bars.flatMap(({ from, to }) => [from, to]))}
      caption={`${start === 0 ? "The bars start at £0." : `The bars start at ${formatMoney(start)}, not at £0.`} Solid is a rise, outlined a fall, dashed a transfer.`}
    />
  );
}

function inWords({ pence, look }: WaterfallBar, withPence: boolean): string {
  const figure = formatMoney(pence, { pence: withPence, signed: look !== "total" });
  return look === "transfer" ? `${figure}, transferred` : figure;
}
