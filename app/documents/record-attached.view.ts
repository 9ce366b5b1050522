import type { ReportBody } from "~/domain/decision/record-bodies";
import type { DocumentSection } from "~/domain/publication/document";
import { formatDate } from "~/domain/shared/calendar-date";
import { facts } from "./document-blocks.view";

/** The report that goes with the request, as it is named; none where none is. */
export function attachedSection({ attached }: Pick<ReportBody, "attached">): DocumentSection[] {
  if (!attached) return [];
  const { title, author, datedOn, address } = attached;
  return [
    {
      id: "attached-report",
      heading: "Attached report",
      blocks: [
        facts([
          ["Title", title],
          ["Prepared by", author ?? null],
          ["Date", datedOn ? formatDate(datedOn) : null],
          ["Where it can be read", address ?? null],
        ]),
      ],
    },
  ];
}
