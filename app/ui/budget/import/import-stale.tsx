import type { EntryMadeStale } from "~/domain/eia/entries-made-stale";
import { MadeStaleList } from "../check-made-stale";

/** What was assessed on figures that this import moves. */
export function ImportStale({
  frameworkId,
  entries,
  count,
}: {
  frameworkId: number;
  /** The first of them. */
  entries: readonly EntryMadeStale[];
  count: number;
}) {
  if (entries.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">What becomes stale in the EIA</h2>
      <p className="govuk-body">
        These answers are about figures that this import changes. They are kept, and an author has to look at
        each of them again before it can be submitted.
      </p>
      {entries.length < count && (
        <p className="govuk-body">
          The first {entries.length} of {count.toLocaleString("en-GB")} are shown.
        </p>
      )}
      <MadeStaleList frameworkId={frameworkId} entries={entries} />
    </>
  );
}
