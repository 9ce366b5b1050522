import { useId } from "react";
import type { DueDate } from "~/domain/actions/due-date";
import { PHASE_NAMES, dateInWords, type PhaseDates } from "~/domain/commissioning/phase";
import { stretchOf, yearsOn, type Timescale } from "~/domain/commissioning/timeline";
import { formatMonth } from "~/domain/shared/calendar-date";

const YEARS = 26;
const BASELINE = 18;
const NAME = 26;
const MARK = { height: 10, words: 28, all: 40 };
const BETWEEN = 8;
/** From here on the name of a year would stand out of the picture. */
const LATE_IN_PICTURE = 0.85;

interface TimelinePictureProps {
  title: string;
  phases: readonly PhaseDates[];
  scale: Timescale;
}

/**
 * The phases of a project below each other, each date with its words. Places are shares of the width and text is not scaled,
 * so that it reads the same on a telephone. The look says what the colour says: outlined is expected, solid is begun; a bar is
 * a month, a dot is a day.
 */
export function TimelinePicture({ title, phases, scale }: TimelinePictureProps) {
  const id = useId();
  const blocks = inBlocks(phases);
  if (blocks.length === 0) return null;
  const height = blocks.reduce((total, { marks }) => total + heightOf(marks), YEARS);
  return (
    <figure className="app-chart">
      <svg role="img" aria-labelledby={`${id}-title ${id}-description`} width="100%" height={height}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>
          {blocks
            .map(({ name, marks }) => `${name}: ${marks.map(({ words }) => words).join(", ")}`)
            .join(". ")}
        </desc>
        {yearsOn(scale).map(({ year, at }) => (
          <g key={year}>
            <line className="app-chart__year" x1={percent(at)} x2={percent(at)} y1={YEARS - 4} y2={height} />
            <text x={percent(at)} y={BASELINE} textAnchor={at > LATE_IN_PICTURE ? "end" : "middle"}>
              {year}
            </text>
          </g>
        ))}
        {blocks.map(({ name, marks, top }) => (
          <g key={name}>
            <text x="0" y={top + BASELINE} className="app-chart__label">
              {name}
            </text>
            {marks.map(({ look, words, date }, index) => {
              const y = top + NAME + index * MARK.all;
              return (
                <g key={look}>
                  <Mark look={look} date={date} scale={scale} y={y} />
                  <text x="0" y={y + MARK.words}>
                    {words}
                  </text>
                </g>
              );
            })}
          </g>
        ))}
      </svg>
      <figcaption className="govuk-body-s">
        {`From the left, ${formatMonth(scale.from)}, ${scale.months === 1 ? "1 month" : `${scale.months} months`}. Outlined is when a phase is expected, solid is when it began. A bar is a month, a dot is a day.`}
      </figcaption>
    </figure>
  );
}

interface DrawnMark {
  look: "expected" | "begun";
  date: DueDate;
  words: string;
}

const heightOf = (marks: readonly DrawnMark[]) => NAME + marks.length * MARK.all + BETWEEN;

/** The phases of which there is a date, each with where it begins from the top. */
function inBlocks(phases: readonly PhaseDates[]): { name: string; marks: DrawnMark[]; top: number }[] {
  let top = YEARS;
  return phases.flatMap(({ phase, expected, actual }) => {
    const marks: DrawnMark[] = [
      ...(expected
        ? [{ look: "expected" as const, date: expected, words: `Expected ${dateInWords(expected)}` }]
        : []),
      ...(actual ? [{ look: "begun" as const, date: actual, words: `Began ${dateInWords(actual)}` }] : []),
    ];
    if (marks.length === 0) return [];
    const block = { name: PHASE_NAMES[phase], marks, top };
    top += heightOf(marks);
    return [block];
  });
}

function Mark({ look, date, scale, y }: Pick<DrawnMark, "look" | "date"> & { scale: Timescale; y: number }) {
  const className = `app-chart__bar app-chart__bar--${look}`;
  const { from, to } = stretchOf(date, scale);
  if (date.isMonth) {
    return (
      <rect className={className} x={percent(from)} y={y} width={percent(to - from)} height={MARK.height} />
    );
  }
  return <circle className={className} cx={percent(from)} cy={y + MARK.height / 2} r={MARK.height / 2} />;
}

const percent = (share: number) => `${Number((share * 100).toFixed(3))}%`;
