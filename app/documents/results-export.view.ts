import { CHARACTERISTIC_LABELS } from "~/domain/eia/characteristics";
import { formatFigure } from "~/domain/results/figure";
import { GOOD_DIRECTION_LABELS, STANDING_LABELS, standingOf } from "~/domain/results/indicator";
import type { MonitoredLine } from "~/domain/results/line-return";
import { periodInWords, periodsOf } from "~/domain/results/period";
import { RESULT_COLUMNS } from "~/domain/results/results-table";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import type { ExportedTable } from "./exported-table.view";

const figure = (hundredths: number | null) => (hundredths === null ? "" : formatFigure(hundredths));

/**
 * The results of a framework: a row for each indicator and each period that has begun, with what was returned or nothing yet, so that it
 * is a form to be filled in too. It comes back in as it is. Counts of people are in no file.
 */
export function resultsExport(
  lines: readonly MonitoredLine[],
  { years, today, limitPercent }: { years: readonly number[]; today: CalendarDate; limitPercent: number },
): ExportedTable {
  return {
    name: "Results",
    headings: [
      ...["Budget line", "Provider", RESULT_COLUMNS.lineId, "Indicator", RESULT_COLUMNS.indicatorId],
      ...["Unit", "Which way is good", "Baseline", "Target", "Whose results"],
      ...["Period", RESULT_COLUMNS.periodEndsOn, RESULT_COLUMNS.value, "Against the target"],
      ...[RESULT_COLUMNS.spent, RESULT_COLUMNS.note],
    ],
    rows: lines.flatMap(({ lineId, service, provider, frequency, indicators, returns }) =>
      periodsOf(years, frequency)
        .filter(({ startsOn }) => startsOn <= today)
        .flatMap((period) => {
          const stands = returns.find(({ periodEndsOn }) => periodEndsOn === period.endsOn);
          return indicators.map((one) => {
            const value = stands?.values[one.id];
            return [
              ...[service, provider, String(lineId), one.name, String(one.id), one.unit],
              ...[GOOD_DIRECTION_LABELS[one.goodDirection], figure(one.baseline), figure(one.target)],
              one.about === null ? "Everybody" : CHARACTERISTIC_LABELS[one.about],
              ...[periodInWords(period), period.endsOn, figure(value ?? null)],
              value === undefined ? "" : STANDING_LABELS[standingOf(one, value, limitPercent)],
              stands === undefined || stands.spent === null ? "" : { pence: stands.spent },
              stands?.note ?? "",
            ];
          });
        }),
    ),
  };
}
