import { figureInWords } from "~/domain/results/figure";
import { STANDING_LABELS, type IndicatorWords, type Standing } from "~/domain/results/indicator";
import { BarPicture, type PictureBar } from "./bar-picture";

interface IndicatorPictureProps {
  indicator: Pick<IndicatorWords, "name" | "unit" | "baseline" | "target">;
  /** In their order; hundredths. */
  results: readonly { period: string; value: number; standing: Standing }[];
}

/** What was returned of an indicator, period by period, beneath how it was before and what is expected. */
export function IndicatorPicture({ indicator, results }: IndicatorPictureProps) {
  const { name, unit, baseline, target } = indicator;
  const bar = (label: string, value: number, look: PictureBar["look"], said = ""): PictureBar => ({
    ...{ label, look, from: 0, to: value },
    words: `${figureInWords(value, unit)}${said}`,
  });
  const bars = [
    ...(baseline === null ? [] : [bar("Baseline", baseline, "fall")]),
    ...(target === null ? [] : [bar("Target", target, "transfer")]),
    ...results.map(({ period, value, standing }) =>
      bar(period, value, "total", standing === "no_target" ? "" : `. ${STANDING_LABELS[standing]}`),
    ),
  ];
  const figures = bars.map(({ to }) => to);
  return (
    <BarPicture
      title={name}
      bars={bars}
      start={Math.min(0, ...figures)}
      end={Math.max(0, ...figures)}
      withZeroLine={figures.some((figure) => figure < 0)}
      caption="The bars start at 0. Solid is what was returned, outlined the baseline, dashed the target."
    />
  );
}
