import { useId } from "react";
import type { Waterfall } from "~/domain/publication/document";
import { formatMoney, needsPence } from "~/domain/shared/money";

const ROW = 84;
const BAR = { top: 26, height: 16 };
/** What fits beside nothing else on a screen of 320 pixels; the table beside the picture has the whole name. */
const LONGEST_LABEL = 32;

/**
 * How the previous total became the new one, a bar for each step. Lengths are shares of the width and text is not
 * scaled, so that it reads the same on a telephone. Each bar has its sign and its figure in words beside it: solid for
 * a rise, outlined for a fall, dashed for a transfer.
 */
export function WaterfallPicture({ waterfall }: { waterfall: Waterfall }) {
  const id = useId();
  const bars = barsOf(waterfall);
  const start = axisStart(bars);
  const end = Math.max(...bars.flatMap(({ from, to }) => [from, to]));
  const share = (pence: number) => (end === start ? 0 : Math.max(0, (pence - start) / (end - start)) * 100);
  return (
    <figure className="app-waterfall">
      <svg
        role="img"
        aria-labelledby={`${id}-title ${id}-description`}
        width="100%"
        height={bars.length * ROW}
      >
        <title id={`${id}-title`}>{waterfall.title}</title>
        <desc id={`${id}-description`}>
          {bars.map(({ label, words }) => `${label}: ${words}`).join(". ")}
        </desc>
        {bars.map(({ label, words, from, to, look }, index) => (
          <g key={index}>
            <text x="0" y={index * ROW + 18} className="app-waterfall__label">
              {shortened(label)}
            </text>
            <rect
              className={`app-waterfall__bar app-waterfall__bar--${look}`}
              x={`${percent(Math.min(share(from), share(to)))}%`}
              y={index * ROW + BAR.top}
              width={`${percent(Math.abs(share(to) - share(from)))}%`}
              height={BAR.height}
            />
            <text x="0" y={index * ROW + 61}>
              {words}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="govuk-body-s">
        {start === 0 ? "The bars start at £0." : `The bars start at ${formatMoney(start)}, not at £0.`} Solid
        is a rise, outlined a fall, dashed a transfer.
      </figcaption>
    </figure>
  );
}

interface Bar {
  label: string;
  words: string;
  from: number;
  to: number;
  look: "total" | "rise" | "fall" | "transfer";
}

function barsOf({ from, steps, to }: Waterfall): Bar[] {
  const pence = needsPence([from, to, ...steps].map((figure) => figure.pence));
  const total = (figure: { label: string; pence: number }): Bar => ({
    label: figure.label,
    words: formatMoney(figure.pence, { pence }),
    from: 0,
    to: figure.pence,
    look: "total",
  });
  const bars: Bar[] = [total(from)];
  let running = from.pence;
  for (const step of steps) {
    bars.push({
      label: step.label,
      words: `${formatMoney(step.pence, { pence, signed: true })}${step.isTransfer ? ", transferred" : ""}`,
      from: running,
      to: running + step.pence,
      look: step.isTransfer ? "transfer" : step.pence < 0 ? "fall" : "rise",
    });
    running += step.pence;
  }
  return [...bars, total(to)];
}

/** Small steps between two large totals would not be seen from zero: the axis then starts below the lowest of them. */
function axisStart(bars: readonly Bar[]): number {
  const levels = bars.flatMap(({ from, to, look }) => (look === "total" ? [to] : [from, to]));
  const [lowest, highest] = [Math.min(...levels), Math.max(...levels)];
  const room = highest - lowest;
  if (lowest <= 0 || room === 0 || room > highest / 2) return Math.min(0, lowest);
  const step = 10 ** Math.floor(Math.log10(room));
  return Math.max(0, Math.floor((lowest - room / 2) / step) * step);
}

const percent = (share: number) => Number(share.toFixed(3));

function shortened(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : label;
}
