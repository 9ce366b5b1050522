import type { Db } from "~db/client.server";
import { getContentsWithState } from "~db/queries/content.server";
import type { FrameworkContent } from "~/domain/framework/content";
import { frozen } from "~/domain/shared/remembered";

/** Lines, entries, impacts and actions of all frameworks together: of seven with 300 changes, or forty with 60. */
const MOST_ROWS = 20_000;

/**
 * What was read of frameworks, for whoever asks for it next while no row of any table is another: docs/decisions/0068.
 * Nothing of it can be changed.
 */
export function keepContents(db: Db, { mostRows = MOST_ROWS } = {}) {
  const kept = new Map<number, FrameworkContent>();
  let state: string | null = null;
  /** What is being read for somebody just now. */
  const underWay = new Map<string, ReturnType<typeof read>>();

  const read = async (ids: readonly number[]) => {
    const found = await getContentsWithState(db, ids);
    for (const content of found.contents) keep(frozen(content), found.state);
    return found;
  };
  const keep = (content: FrameworkContent, of: string | null) => {
    // No state comes back, so nothing that was kept in another is asked for any more.
    if (of !== state) kept.clear();
    state = of;
    kept.set(content.budget.frameworkId, content);
    let rows = 0;
    for (const [id, one] of [...kept].reverse()) {
      rows += rowsOf(one);
      if (rows > mostRows) kept.delete(id);
    }
  };

  return {
    /**
     * @param arrived in which state all data was when somebody asked; null for one who is to see what was written since,
     *   as after a save of their own
     * @returns contents of that state or of a later one, in the order of the ids
     */
    of: async (ids: readonly number[], arrived: string | null): Promise<FrameworkContent[]> => {
      if (ids.length === 0) return [];
      const known = arrived !== null && arrived === state ? ids.map((id) => kept.get(id)) : [];
      if (known.length > 0 && known.every((one) => one !== undefined)) return known;
      if (arrived === null) return (await read(ids)).contents;
      // Several who come after the same write: one reads.
      const key = ids.join(" ");
      const begun = underWay.get(key);
      const theirs = begun && (await begun.catch(() => null));
      if (theirs?.state === arrived) return theirs.contents;
      const own = read(ids);
      underWay.set(key, own);
      try {
        return (await own).contents;
      } finally {
        if (underWay.get(key) === own) underWay.delete(key);
      }
    },
    /** Of what is kept now. */
    size: () => kept.size,
  };
}

function rowsOf({ budget, previous, entries, actions }: FrameworkContent): number {
  const impacts = entries.reduce((sum, entry) => sum + entry.impacts.length, 0);
  return budget.lines.length + (previous?.lines.length ?? 0) + entries.length + impacts + actions.length;
}
