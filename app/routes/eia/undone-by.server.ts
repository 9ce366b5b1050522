import type { SavedNotice } from "~/ui/saved-notice";

/** The way back from a removal: the entry, in the version that the removal left. */
export function undoneBy({
  params: { frameworkId, changeId },
  version,
}: {
  params: { frameworkId: number; changeId: number };
  version: number;
}): SavedNotice["undo"] {
  return { frameworkId, changeId, version: version + 1 };
}
