import type { Direction, Characteristic } from "../eia/characteristics";
import type { Impact } from "../eia/eia";
import { betterBy, isBeyond, type Indicator } from "./indicator";
import type { LineReturn, MonitoredLine } from "./line-return";

/** How what the returns show differs from what the EIA expected for people who share a characteristic. */
export const DIFFERENCES = [
  "positive_not_seen",
  "adverse_not_seen",
  "neutral_not_seen",
  "worse_than_target",
  "now_known",
] as const;
export type Difference = (typeof DIFFERENCES)[number];

export const DIFFERENCE_LABELS: Record<Difference, string> = {
  positive_not_seen: "The positive effect is not seen",
  adverse_not_seen: "It is better than expected",
  neutral_not_seen: "It changed, though no effect was expected",
  worse_than_target: "It is worse than expected",
  now_known: "What was not yet known is answered by the returns",
};

/**
 * Rule 38: what a figure says of an expected effect. A positive effect is to be seen: no better than before is a difference. Of the
 * others only what is beyond the office's limit is one, up or down. Where nothing is known of before, the target says what was
 * expected. Of what was not yet known every figure is an answer.
 * @param value hundredths @param limitPercent of the office
 */
export function differenceOf(
  direction: Direction,
  { goodDirection, baseline, target }: Pick<Indicator, "goodDirection" | "baseline" | "target">,
  value: number,
  limitPercent: number,
): Difference | null {
  if (direction === "not_yet_known") return "now_known";
  if (baseline !== null) {
    const better = betterBy(goodDirection, value, baseline);
    const isBeyondLimit = isBeyond(better, baseline, limitPercent);
    if (direction === "positive" && better <= 0) return "positive_not_seen";
    if (direction === "neutral" && isBeyondLimit) return "neutral_not_seen";
    if (direction === "adverse" && better > 0 && isBeyondLimit) return "adverse_not_seen";
  }
  if (target === null) return null;
  const missed = betterBy(goodDirection, value, target);
  return missed < 0 && isBeyond(missed, target, limitPercent) ? "worse_than_target" : null;
}

/** A figure beside what was expected. */
export interface SeenResult {
  indicator: Indicator;
  service: string;
  /** The last that was returned; null where none was. */
  latest: { value: number; return: LineReturn } | null;
  difference: Difference | null;
}

export interface ExpectedAndSeen {
  impact: Pick<Impact, "id" | "characteristic" | "direction" | "who" | "description">;
  results: SeenResult[];
}

/** A review that was published beside the signed record (rule 30), because of what an entry's results show. */
export interface EntryReview {
  changeId: number;
  /** Of the addendum that it stands in. */
  addendumNumber: number;
  at: Date;
}

/** Beside each effect that an entry expects, what the indicators about these people show. @param lines of the entry's change */
export function expectedAndSeen(
  impacts: readonly ExpectedAndSeen["impact"][],
  lines: readonly Pick<MonitoredLine, "service" | "indicators" | "returns">[],
  limitPercent: number,
): ExpectedAndSeen[] {
  return impacts.map(({ id, characteristic, direction, who, description }) => ({
    impact: { id, characteristic, direction, who, description },
    results: resultsAbout(characteristic, lines).map(({ indicator, service, latest }) => ({
      ...{ indicator, service, latest },
      difference: latest && differenceOf(direction, indicator, latest.value, limitPercent),
    })),
  }));
}

function resultsAbout(
  about: Characteristic,
  lines: readonly Pick<MonitoredLine, "service" | "indicators" | "returns">[],
): Omit<SeenResult, "difference">[] {
  return lines.flatMap(({ service, indicators, returns }) =>
    indicators
      .filter((indicator) => indicator.about === about)
      .map((indicator) => ({ indicator, service, latest: latestOf(indicator, returns) })),
  );
}

/** The figure of the last period in which one was returned. @param returns as they stand, by period */
export function latestOf(
  { id }: Pick<Indicator, "id">,
  returns: readonly LineReturn[],
): SeenResult["latest"] {
  const last = returns.findLast(({ values }) => values[id] !== undefined);
  const value = last?.values[id];
  return last && value !== undefined ? { value, return: last } : null;
}

/**
 * Rule 38: an entry is flagged for review while a difference is there that no review came after. A later return, or a correction, that
 * differs flags it again.
 */
export function isFlagged(
  seen: readonly ExpectedAndSeen[],
  reviews: readonly Pick<EntryReview, "at">[],
): boolean {
  const reviewed = Math.max(...reviews.map(({ at }) => at.getTime()), Number.NEGATIVE_INFINITY);
  return seen.some(({ results }) =>
    results.some(
      ({ difference, latest }) =>
        difference !== null && latest !== null && latest.return.at.getTime() > reviewed,
    ),
  );
}
