import { useId } from "react";

const ROW = 66;
const LABEL = 16;
const BAR = { top: 22, height: 12 };
const WORDS = 50;
/** What fits beside nothing else on a screen of 320 pixels; the table beside the picture has the whole name. */
const LONGEST_LABEL = 30;

export interface PictureBar {
  label: string;
  /** The bar's figure, with its sign. */
  words: string;
  /** In pence, like the levels that the picture starts and ends at. */
  from: number;
  to: number;
  look: "total" | "rise" | "fall" | "transfer";
}

interface BarPictureProps {
  title: string;
  bars: readonly PictureBar[];
  start: number;
  end: number;
  /** A line from top to bottom at £0, for bars that go both ways. */
  withZeroLine?: boolean;
  /** How to read it: where the bars start, what their looks mean. */
  caption: string;
}

/**
 * Bars below each other, each with its name and its figure in words. Lengths are shares of the width and text is not
 * scaled, so that it reads the same on a telephone. The look says what the colour says: solid for a rise, outlined for
 * a fall, dashed for a transfer.
 */
export function BarPicture({ title, bars, start, end, withZeroLine = false, caption }: BarPictureProps) {
  const id = useId();
  const share = (pence: number) =>
    Number((end === start ? 0 : Math.max(0, (pence - start) / (end - start)) * 100).toFixed(3));
  const height = bars.length * ROW;
  return (
    <figure className="app-chart">
      <svg role="img" aria-labelledby={`${id}-title ${id}-description`} width="100%" height={height}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>
          {bars.map(({ label, words }) => `${label}: ${words}`).join(". ")}
        </desc>
        {bars.map(({ label, words, from, to, look }, index) => {
          const [left, right] = [Math.min(share(from), share(to)), Math.max(share(from), share(to))];
          return (
            <g key={index}>
              <text x="0" y={index * ROW + LABEL} className="app-chart__label">
                {shortened(label)}
              </text>
              <rect
                className={`app-chart__bar app-chart__bar--${look}`}
                x={`${left}%`}
                y={index * ROW + BAR.top}
                width={`${Number((right - left).toFixed(3))}%`}
                height={BAR.height}
              />
              {withZeroLine && (
                <line
                  className="app-chart__zero"
                  x1={`${share(0)}%`}
                  x2={`${share(0)}%`}
                  y1={index * ROW + BAR.top - 4}
                  y2={index * ROW + BAR.top + BAR.height + 4}
                />
              )}
              <text x="0" y={index * ROW + WORDS}>
                {words}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption className="govuk-body-s">{caption}</figcaption>
    </figure>
  );
}

/** Cut between words where that leaves enough of it. */
function shortened(label: string): string {
  if (label.length <= LONGEST_LABEL) return label;
  const cut = label.slice(0, LONGEST_LABEL);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > LONGEST_LABEL / 2 ? space : LONGEST_LABEL - 1)}…`;
}
