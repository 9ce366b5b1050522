import { changesOf, type FrameworkContent } from "../framework/content";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS } from "../eia/characteristics";
import { formatDate, type CalendarDate } from "../shared/calendar-date";
import { DIFFERENCE_LABELS, expectedAndSeen, type SeenResult } from "./expected-and-seen";
import { figureInWords } from "./figure";
import type { MonitoredLine } from "./line-return";

/** A review of an entry that stands beside the signed record, in its words. */
export interface ReviewSince {
  changeId: number;
  on: CalendarDate;
  words: string;
}

/** What came after a decision: what its lines' providers returned, and what was reviewed because of it. */
export interface ComeSince {
  lines: readonly MonitoredLine[];
  reviews: readonly ReviewSince[];
  /** Of the office. */
  limitPercent: number;
}

/**
 * Rule 40: what was found of each entry since the decision, to stand beside what it said. By its change; an entry of which nothing came
 * back is not there.
 */
export function foundSince(
  content: Pick<FrameworkContent, "budget" | "previous" | "links" | "entries">,
  { lines, reviews, limitPercent }: ComeSince,
): ReadonlyMap<number, string> {
  const changes = new Map(changesOf(content).map((change) => [change.id, change]));
  return new Map(
    content.entries.flatMap(({ changeId, impacts }) => {
      const own = new Set(changes.get(changeId)?.newLines.map(({ id }) => id));
      const seen = expectedAndSeen(
        impacts,
        lines.filter(({ lineId }) => own.has(lineId)),
        limitPercent,
      );
      const found = [
        ...seen.flatMap(({ impact, results }) => {
          const expected = `${CHARACTERISTIC_LABELS[impact.characteristic]}, ${DIRECTION_LABELS[impact.direction].toLowerCase()}`;
          return results.flatMap((result) => resultInWords(expected, result));
        }),
        ...reviews
          .filter((review) => review.changeId === changeId)
          .map(({ on, words }) => `Reviewed on ${formatDate(on)}: ${words}`),
      ];
      return found.length === 0
        ? []
        : [[changeId, ["Found since the decision:", ...found].join("\n")] as const];
    }),
  );
}

function resultInWords(expected: string, { indicator, latest, difference }: SeenResult): string[] {
  if (!latest) return [];
  const figure = `${figureInWords(latest.value, indicator.unit)} in the period to ${formatDate(latest.return.periodEndsOn)}`;
  const differs = difference === null ? "" : `. ${DIFFERENCE_LABELS[difference]}`;
  return [`${expected}: ${indicator.name}, ${figure}${differs}`];
}
