import type { Db } from "~db/client.server";
import type { ChangeOfLine } from "~db/queries/changes.server";
import { getContent } from "~db/queries/content.server";
import type { BudgetLine } from "~/domain/budget/budget";
import { entriesMadeStale, withLine, type EntryMadeStale } from "~/domain/eia/entries-made-stale";
import { Refusal } from "~/services/refusal";

interface LineMove {
  /** The changes that the line is in, of whichever frameworks. */
  changes: readonly ChangeOfLine[];
  lineId: number;
  /** Null for a line that is removed. */
  after: BudgetLine | null;
  confirmedStaleEntryIds: readonly number[];
}

/**
 * Nothing that was assessed becomes stale without its author having seen that it does. Called before the line is
 * written, with the frameworks' rows locked; a baseline's line is in changes of every framework compared with it.
 * @throws Refusal makes-stale, with all the entries, where any of them was not confirmed
 */
export async function refuseUnconfirmedStale(
  tx: Db,
  { changes, lineId, after, confirmedStaleEntryIds }: LineMove,
): Promise<void> {
  const concerned = changes.filter(({ hasEntry, framework }) => hasEntry && framework.state === "drafting");
  const entries: EntryMadeStale[] = [];
  for (const frameworkId of new Set(concerned.map(({ framework }) => framework.id))) {
    const content = await getContent(tx, frameworkId);
    entries.push(...entriesMadeStale(content, withLine(content, lineId, after)));
  }
  if (entries.some(({ entryId }) => !confirmedStaleEntryIds.includes(entryId))) {
    throw new Refusal({ kind: "makes-stale", entries });
  }
}
