import { CHARACTERISTIC_LABELS, DIRECTION_LABELS } from "~/domain/eia/characteristics";
import { DIFFERENCE_LABELS, type ExpectedAndSeen, type SeenResult } from "~/domain/results/expected-and-seen";
import { figureInWords } from "~/domain/results/figure";
import { standingOf } from "~/domain/results/indicator";
import { formatDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { Table } from "../govuk";
import { StandingTag } from "./standing-tag";

interface SeenTableProps {
  frameworkId: number;
  seen: readonly ExpectedAndSeen[];
  limitPercent: number;
}

/** Beside each effect that is expected, what the returns show. */
export function SeenTable({ frameworkId, seen, limitPercent }: SeenTableProps) {
  return (
    <Table
      caption="Expected and seen"
      captionHidden
      head={["Who", "Expected", "Measured by", "Seen", "Difference"].map((text) => ({ text }))}
      rows={seen.flatMap(({ impact, results }) => {
        const shown: (SeenResult | null)[] = results.length === 0 ? [null] : results;
        return shown.map((result) => ({
          key: `${impact.id} ${result?.indicator.id ?? ""}`,
          header: (
            <>
              {CHARACTERISTIC_LABELS[impact.characteristic]}
              {impact.who !== "" && `: ${impact.who}`}
            </>
          ),
          cells: [
            { content: DIRECTION_LABELS[impact.direction] },
            {
              content: result ? (
                <a className="govuk-link" href={paths.lineResults(frameworkId, result.indicator.lineId)}>
                  {result.indicator.name}
                </a>
              ) : (
                "No indicator is about them"
              ),
            },
            { content: result ? <Seen result={result} limitPercent={limitPercent} /> : "" },
            {
              content: result?.difference
                ? DIFFERENCE_LABELS[result.difference]
                : result?.latest
                  ? "None beyond the limit"
                  : "",
            },
          ],
        }));
      })}
    />
  );
}

function Seen({ result, limitPercent }: { result: SeenResult; limitPercent: number }) {
  const { indicator, latest } = result;
  if (!latest) return "Nothing returned yet";
  const words = (figure: number) => figureInWords(figure, indicator.unit);
  return (
    <>
      {words(latest.value)}, to {formatDate(latest.return.periodEndsOn)}
      {indicator.baseline !== null && `. Before: ${words(indicator.baseline)}`}
      {indicator.target !== null && `. Target: ${words(indicator.target)}`}{" "}
      <StandingTag standing={standingOf(indicator, latest.value, limitPercent)} />
    </>
  );
}
