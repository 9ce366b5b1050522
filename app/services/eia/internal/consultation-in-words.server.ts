import type { Consultation } from "~/domain/eia/consultation";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";

/** What a stale form is shown: the consultation as it is now, by field. */
export function consultationInWords(
  { id: _id, version: _version, links, consultedFrom, consultedTo, ...words }: Consultation,
  content: FrameworkContent,
): Record<string, string> {
  const day = (date: CalendarDate | null) => (date === null ? "" : formatDate(date));
  const titles = new Map(changesOf(content).map(({ id, title }) => [id, title]));
  const titleOf = (entryId: number) =>
    titles.get(content.entries.find(({ id }) => id === entryId)?.changeId ?? 0) ?? "";
  return {
    ...words,
    consultedFrom: day(consultedFrom),
    consultedTo: day(consultedTo),
    entries: links.map(({ entryId }) => titleOf(entryId)).join("\n"),
    ...Object.fromEntries(
      links.flatMap(({ entryId, influence, unchangedReason }) => [
        [`influence_${entryId}`, influence],
        [`unchanged_${entryId}`, unchangedReason],
      ]),
    ),
  };
}
