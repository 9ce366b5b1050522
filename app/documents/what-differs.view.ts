import { DIFFERENCE_GROUPS, type DifferenceGroup, type ItemDifference } from "~/domain/decision/what-differs";
import type { DocumentSection, DocumentTableRow } from "~/domain/publication/document";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { table, text } from "./document-blocks.view";

/** What was submitted before, how that ended, and who approved it, where anybody had. */
export interface SubmittedBefore {
  submittedOn: CalendarDate;
  ended: "recalled" | "returned";
  endedOn: CalendarDate;
  approved: { name: string; on: CalendarDate } | null;
}

/**
 * For whoever approves what was submitted again, or is about to submit it: what is no longer as it was.
 * @param isDraft it is not submitted again yet
 */
export function differenceSections(
  { submittedOn, ended, endedOn, approved }: SubmittedBefore,
  differs: readonly ItemDifference[],
  isDraft = false,
): DocumentSection[] {
  const what = approved
    ? `what ${approved.name} approved on ${formatDate(approved.on)}`
    : `what was submitted on ${formatDate(submittedOn)}`;
  const counted = differs.length === 1 ? "One thing differs" : `${differs.length} things differ`;
  return [
    {
      id: "differs",
      heading: "What differs from before",
      blocks: [
        text(
          `It was ${ended} on ${formatDate(endedOn)}${isDraft ? "" : " and is submitted again"}. ${differs.length === 0 ? `Nothing differs from ${what}` : `${counted} from ${what}`}.`,
        ),
        ...(Object.keys(DIFFERENCE_GROUPS) as DifferenceGroup[]).flatMap((group) => {
          const rows = differs.filter((item) => item.group === group).flatMap(rowsOf);
          return rows.length === 0
            ? []
            : [
                table({
                  caption: DIFFERENCE_GROUPS[group],
                  head: [{ text: "What" }, { text: "Before" }, { text: "Now" }],
                  rows,
                }),
              ];
        }),
      ],
    },
  ];
}

function rowsOf({ name, how, fields }: ItemDifference): DocumentTableRow[] {
  switch (how) {
    case "added":
      return [
        {
          cells: [
            name,
            "It was not there",
            ["Added", ...fields.flatMap(({ what, now }) => (now ? [`${what}: ${now}`] : []))],
          ],
        },
      ];
    case "removed":
      return [{ cells: [name, "It was there", "Taken out"] }];
    case "changed":
      return fields.map(({ what, before, now }) => ({
        cells: [[name, what], before || "Nothing", now || "Nothing"],
      }));
  }
}
