import type { EiaBody } from "~/domain/decision/record-bodies";
import { DIRECTION_LABELS } from "~/domain/eia/characteristics";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import { facts, table, text } from "./document-blocks.view";
import { withoutAnswer } from "./record-unanswered.view";

type Assessed = NonNullable<EiaBody["dimensions"]>;

/** Rule 23: what the assessment says beside the nine; nothing where nothing was asked. */
export function dimensionsSection(dimensions: Assessed = []): DocumentSection[] {
  if (dimensions.length === 0) return [];
  return [
    {
      id: "eia-dimensions",
      heading: "Beside the nine protected characteristics",
      blocks: [
        text(
          "These are none of the nine characteristics of the Equality Act 2010. They are assessed as well, for all that is decided together.",
        ),
        table({
          caption: "What is assessed beside the nine",
          head: [
            { text: "What" },
            { text: "Direction" },
            { text: "Who is affected" },
            { text: "What happens, and the reason or evidence" },
            { text: "What is done about it, or asked" },
          ],
          rows: dimensions.map((assessed) => ({
            cells: [
              [assessed.dimension, `Asked under: ${assessed.legalBasis}`],
              DIRECTION_LABELS[assessed.direction],
              assessed.who,
              assessed.description,
              assessed.response.trim() || withoutAnswer(assessed),
            ],
          })),
        }),
      ],
    },
  ];
}

/** For the summary: each with its direction, and nothing of the reasons. */
export function dimensionsInShort(dimensions: Assessed = []): DocumentBlock[] {
  if (dimensions.length === 0) return [];
  return [
    text("Beside the nine characteristics, and for all that is decided together:"),
    facts(dimensions.map(({ dimension, direction }) => [dimension, DIRECTION_LABELS[direction]])),
  ];
}
