import { outcomeInWords } from "~/domain/decision/recorded-eia";
import type { EiaBody } from "~/domain/decision/record-bodies";
import { CHARACTERISTIC_LABELS } from "~/domain/eia/characteristics";
import {
  AFFECTED_LABELS,
  affectedInWords,
  characteristicsAffected,
} from "~/domain/eia/characteristics-affected";
import type { DocumentSection } from "~/domain/publication/document";
import type { ReadableRecord } from "~/domain/publication/published-record";
import { formatDate } from "~/domain/shared/calendar-date";
import { assessmentHead } from "./action-plan-form.view";
import { facts, NOTHING_RECORDED, text, withheld, written } from "./document-blocks.view";
import { dimensionsSection } from "./record-dimensions.view";
import { togetherSection } from "./record-together.view";
import {
  entryConsultation,
  entryFindings,
  evidenceSections,
  findingsSections,
  namedChanges,
  type NamedChanges,
} from "./record-eia.view";
import { whoIsAffectedSection } from "./record-summary.view";
import { unansweredChanges } from "./record-unanswered.view";

/**
 * The assessment in the order of the paper form: its head, its aim, who may be affected, then six steps. Consultation is a
 * step of its own there, so that each change is met twice: with its impacts, and with those who were asked about it.
 */
export function eiaForm(readable: ReadableRecord): DocumentSection[] {
  const { details, eia } = readable;
  if (!eia.published) {
    const what = "The equality impact assessment";
    return [{ id: "eia", heading: what, blocks: [withheld(what, eia.legalGround)] }];
  }
  const { body } = eia;
  const names = namedChanges(details);
  return [
    { id: "form-head", heading: "About this assessment", blocks: [assessmentHead(body)] },
    written("aim", "What it is to achieve", body.eia.aim),
    affectedSection(body),
    whoIsAffectedSection(readable),
    {
      id: "step-1",
      heading: "Step 1: collecting the data",
      blocks: [],
      sections: evidenceSections(body.eia),
    },
    {
      id: "step-2",
      heading: "Step 2: likely impacts, and what is done about them",
      blocks: details.published ? unansweredChanges(details.body, body, names) : [],
      sections: [
        ...findingsSections(body, names, entryFindings),
        ...togetherSection(body, names),
        ...dimensionsSection(body.dimensions),
      ],
    },
    { id: "step-3", heading: "Step 3: consulting", ...consultation(body, names) },
    ...closingSteps(body),
  ];
}

/** The boxes of the paper form: each of the nine, all, or none. */
function affectedSection({ entries, withheld: items }: EiaBody): DocumentSection {
  const all = characteristicsAffected(entries);
  return {
    id: "characteristics-affected",
    heading: "Which characteristics it affects",
    blocks: [
      text(affectedInWords(all)),
      facts(
        all.map(({ characteristic, affected }) => [
          CHARACTERISTIC_LABELS[characteristic],
          AFFECTED_LABELS[affected],
        ]),
      ),
      ...(items.some(({ kind }) => kind === "entry")
        ? [text("What is withheld of the assessment is not counted.")]
        : []),
    ],
  };
}

function consultation(
  { entries }: EiaBody,
  names: NamedChanges,
): Pick<DocumentSection, "blocks" | "sections"> {
  const sections = entries.flatMap((entry) => {
    const blocks = entryConsultation(entry, names);
    const id = `consulted-${entry.changeNumber}`;
    return blocks.length === 0 ? [] : [{ id, heading: names.nameOf(entry.changeNumber), blocks }];
  });
  return {
    blocks: sections.length === 0 ? [text("Nothing is recorded of anybody being consulted.")] : [],
    sections,
  };
}

function closingSteps({ eia }: EiaBody): DocumentSection[] {
  const said = (words: string | null) => (words?.trim() ? words : NOTHING_RECORDED);
  return [
    {
      id: "step-4",
      heading: "Step 4: what was concluded",
      blocks: [
        facts([
          ["Outcome", said(outcomeInWords(eia))],
          ["Justification", eia.outcomeJustification],
        ]),
      ],
    },
    {
      id: "step-5",
      heading: "Step 5: publishing",
      blocks: [
        facts([["Security classification", said(eia.marking)]]),
        text(
          "A classification is no reason to withhold. What is published, and on what ground anything is not, is determined in the decision record.",
        ),
      ],
    },
    {
      id: "step-6",
      heading: "Step 6: reviewing",
      blocks: [
        facts([
          ["Next review", said(eia.nextReview)],
          ["To be reviewed by", eia.nextReviewOn ? formatDate(eia.nextReviewOn) : null],
          ["Reviews done", said(eia.reviewsDone)],
        ]),
      ],
    },
  ];
}
