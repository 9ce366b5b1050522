import type { AppLoadContext } from "@remix-run/node";
import { listEntryReviews } from "~db/queries/results.server";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import {
  expectedAndSeen,
  isFlagged,
  type EntryReview,
  type ExpectedAndSeen,
} from "~/domain/results/expected-and-seen";
import type { MonitoredLine } from "~/domain/results/line-return";

export interface EntrySeen {
  changeId: number;
  title: string;
  seen: ExpectedAndSeen[];
  reviews: EntryReview[];
  isFlagged: boolean;
}

/** Of each entry that expects an effect, what the returns of its change's lines show beside it, and whether it is flagged (rule 38). */
export async function seenOfEntries(
  { database }: Pick<AppLoadContext, "database">,
  content: FrameworkContent,
  lines: readonly MonitoredLine[],
  limitPercent: number,
): Promise<EntrySeen[]> {
  const reviews = await listEntryReviews(database.db, content.budget.frameworkId);
  const changes = new Map(changesOf(content).map((change) => [change.id, change]));
  return content.entries.flatMap(({ changeId, impacts }) => {
    const change = changes.get(changeId);
    if (!change) return [];
    const ids = new Set(change.newLines.map(({ id }) => id));
    const seen = expectedAndSeen(
      impacts,
      lines.filter(({ lineId }) => ids.has(lineId)),
      limitPercent,
    );
    const own = reviews.filter((review) => review.changeId === changeId);
    return [{ changeId, title: change.title, seen, reviews: own, isFlagged: isFlagged(seen, own) }];
  });
}
