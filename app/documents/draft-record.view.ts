import { recordedThing, type DecidedThing } from "~/domain/framework/decided-thing";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { recordedImplications } from "~/domain/decision/implications";
import { reportBody } from "~/domain/decision/signed-snapshot";
import type { DocumentBlock, DocumentSection, EmptyPart, EmptyPlace } from "~/domain/publication/document";
import type { InheritedItem } from "~/domain/publication/determinations";
import type { ReadableRecord } from "~/domain/publication/published-record";
import { abbreviationsSection, NOTHING_RECORDED, text } from "./document-blocks.view";
import { appendices } from "./record.view";
import { consultationsSection } from "./record-consultation.view";
import { recordFacts, recordWords, stepsToCome } from "./record-decision.view";
import { moneySection, proposalSentences, whoIsAffectedSection } from "./record-summary.view";
import { NOTHING_ANSWERS, SAYS_UNANSWERED } from "./record-unanswered.view";
import { draftDetails, draftEia, isReleased } from "./sign-off.view";

/** What the draft's head says of the office, as it would be recorded today. */
export interface DraftHead {
  officeName: string;
  decidingBodyTitle: string;
  decidedThing: DecidedThing;
  /** Null where it has none yet. */
  reference: string | null;
}

/**
 * A draft as people will read it once it is supported and published: the same sections in the same order, by the code that
 * publishes. What nobody has done yet stands open, and says when it is filled in.
 * @param inherited what the framework before withholds: it stays withheld unless it is released
 */
export function draftRecordSections(
  content: FrameworkContent,
  head: DraftHead,
  inherited: readonly InheritedItem[],
): DocumentSection[] {
  const readable: ReadableRecord = {
    record: {
      outcome: "supported",
      ...recordedThing(head.decidedThing),
      carriedForwardActions: content.actions.filter(({ state }) => state === "carried_forward").length,
    },
    report: { published: true, body: reportBody(content) },
    details: { published: true, body: draftDetails(content, inherited) },
    eia: { published: true, body: draftEia(content, inherited) },
  };
  const money = moneySection(readable);
  return [
    {
      id: "in-short",
      heading: "In short",
      blocks: [
        text("Who decided what, on which day and with what reasons, stands here once it is signed."),
        text(proposalSentences(readable).join(" ")),
      ],
    },
    whoIsAffectedSection(readable),
    ...(money ? [money] : []),
    {
      id: "decision-record",
      heading: "Decision record",
      blocks: [recordFacts({ ...content.record, ...head, decidedOn: null })],
      sections: [
        ...recordWords({
          record: {
            ...content.record,
            ...readable.record,
            implications: recordedImplications("record", content.record.implications).implications ?? {},
          },
          report: readable.report,
        }),
        ...stepsToCome(),
      ],
    },
    ...consultationsSection(reportBody(content)),
    ...appendices(readable).map(withoutActs),
    ...abbreviationsSection(content.glossary.filter(isReleased(inherited))),
  ];
}

/** Nobody has acknowledged anything yet: what will have to be is said to be that. */
function withoutActs(appendix: DocumentSection): DocumentSection {
  const { sections = [], ...rest } = appendix;
  if (sections.length === 0) return appendix;
  return {
    ...rest,
    sections: sections.map((section) =>
      section.id === "acknowledgements"
        ? {
            ...section,
            blocks: [text("Whoever signs will have to acknowledge each of these first:"), ...section.blocks],
          }
        : section,
    ),
  };
}

const PLACES: Readonly<Record<string, EmptyPlace>> = {
  summary: { page: "record", field: "summary" },
  options: { page: "record", field: "optionsConsidered" },
  recommendations: { page: "record", field: "recommendations" },
  discussion: { page: "record", field: "discussion" },
  resolved: { page: "record", field: "resolved" },
  "financial-summary": { page: "record", field: "financialSummary" },
  "eia-evidence": { page: "eia", field: "evidence" },
  "eia-gaps": { page: "eia", field: "gaps" },
};

/** Found in the document itself, so that none is missed: in its order. */
export function emptyParts(sections: readonly DocumentSection[], content: FrameworkContent): EmptyPart[] {
  const changeIds = changesOf(content).map(({ id }) => id);
  const placeOf = (id: string): EmptyPlace => {
    const changeId = changeIds[Number(/^entry-(\d+)$/u.exec(id)?.[1]) - 1];
    if (changeId !== undefined) return { page: "entry", changeId };
    return PLACES[id] ?? { page: "entries" };
  };
  const inSection = ({ id, heading, blocks, sections: inner = [] }: DocumentSection): EmptyPart[] => [
    ...[...new Set(blocks.flatMap(saysNothing))].map((says) => ({ id, heading, says, place: placeOf(id) })),
    ...inner.flatMap(inSection),
  ];
  return sections.flatMap(inSection);
}

/** The sentences of a block that say that nothing is said. */
function saysNothing(block: DocumentBlock): string[] {
  if (block.kind === "text") {
    return [NOTHING_RECORDED, ...SAYS_UNANSWERED].filter((says) => says === block.text);
  }
  if (block.kind !== "table") return [];
  const cells = block.table.rows.flatMap((row) => row.cells);
  return [NOTHING_RECORDED, NOTHING_ANSWERS].filter((says) => cells.includes(says));
}
