import type { Indicator, IndicatorWords } from "../../app/domain/results/indicator";
import type { LineReturn, MonitoredLine } from "../../app/domain/results/line-return";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { NO_VERSION, type ServiceContext } from "../../app/services/context.server";
import { saveIndicator } from "../../app/services/results/save-indicator.server";
import { NOT_MONITORED, setMonitoring } from "../../app/services/results/set-monitoring.server";

export const indicatorWords = (overrides: Partial<IndicatorWords> = {}): IndicatorWords => ({
  name: "People who are helped",
  unit: "people",
  goodDirection: "higher",
  baseline: 100_00,
  target: 120_00,
  about: "age",
  countedBy: null,
  ...overrides,
});

export const anIndicator = (overrides: Partial<Indicator> = {}): Indicator => ({
  ...indicatorWords(overrides),
  id: overrides.id ?? 1,
  lineId: overrides.lineId ?? 1,
  version: overrides.version ?? 1,
});

export const aReturn = (overrides: Partial<LineReturn> = {}): LineReturn => ({
  id: 1,
  lineId: 1,
  periodEndsOn: calendarDate("2019-03-31"),
  version: 1,
  values: { 1: 110_00 },
  spent: 50_000_00,
  note: "",
  ownAnswers: [],
  cameBy: "office",
  personName: "An author",
  at: new Date("2019-04-20T09:00:00Z"),
  ...overrides,
});

export const aMonitoredLine = (overrides: Partial<MonitoredLine> = {}): MonitoredLine => ({
  lineId: 1,
  service: "Victim First",
  provider: "A charity",
  amounts: { 2018: 100_000_00 },
  frequency: "full_year",
  version: 1,
  questions: [],
  indicators: [anIndicator()],
  returns: [],
  ...overrides,
});

/** A line of which results are returned, with one indicator. @returns the indicator's id */
export async function monitor(
  context: ServiceContext,
  place: { frameworkId: number; lineId: number },
  words: Partial<IndicatorWords> = {},
): Promise<number> {
  await setMonitoring(context, { ...place, frequency: "half_year", version: NOT_MONITORED });
  return saveIndicator(context, {
    ...{ ...place, ...indicatorWords(words) },
    ...{ indicatorId: "new" as const, version: NO_VERSION },
  });
}
