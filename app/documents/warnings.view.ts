import { WARNING_KINDS, warningsByKind, type Warning } from "~/domain/framework/warnings";
import type { DocumentSection } from "~/domain/publication/document";
import { table, text } from "./document-blocks.view";

/** Rule 21: what whoever approves and decides has before them as well. None where there is nothing to warn of. */
export function warningsSections(warnings: readonly Warning[]): DocumentSection[] {
  if (warnings.length === 0) return [];
  return [
    {
      id: "warnings",
      heading: "Warnings",
      blocks: [
        text("None of these stops a signature. Each may be right as it is: look at it before you go on."),
        table({
          caption: "What to look at",
          head: [{ text: "Warning" }, { text: "Where" }, { text: "What" }],
          rows: warningsByKind(warnings).flatMap(({ kind, warnings: own }) =>
            own.map(({ subject, message }) => ({ cells: [WARNING_KINDS[kind], subject, message] })),
          ),
        }),
      ],
    },
  ];
}
