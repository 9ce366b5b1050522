import { figureInWords } from "~/domain/results/figure";
import { standingOf, type Indicator } from "~/domain/results/indicator";
import type { ReturnWords } from "~/domain/results/line-return";
import { Table } from "../govuk";
import { StandingTag } from "./standing-tag";

interface ReturnTableProps {
  caption: string;
  indicators: readonly Indicator[];
  words: Pick<ReturnWords, "values">;
  limitPercent: number;
}

/** The figures of one return, each against its target. */
export function ReturnTable({ caption, indicators, words, limitPercent }: ReturnTableProps) {
  return (
    <Table
      caption={caption}
      captionSize="s"
      head={["Indicator", "Target", "Result", "Against the target"].map((text) => ({ text }))}
      rows={indicators.map((one) => {
        const value = words.values[one.id];
        return {
          key: String(one.id),
          header: one.name,
          cells: [
            { content: one.target === null ? "None" : figureInWords(one.target, one.unit) },
            { content: value === undefined ? "Not returned" : figureInWords(value, one.unit) },
            {
              content:
                value === undefined ? "" : <StandingTag standing={standingOf(one, value, limitPercent)} />,
            },
          ],
        };
      })}
    />
  );
}
