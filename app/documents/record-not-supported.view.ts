import type { RecordBody } from "~/domain/decision/record-bodies";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import { text, written } from "./document-blocks.view";

/**
 * Rule 22: what was not supported is published as what it is. Its figures are those that were proposed, what its author wrote
 * of a resolution was never resolved, and what was still to be done lapsed (rule 9).
 */
type Decided = Pick<RecordBody, "outcome">;

const isNotSupported = ({ outcome }: Decided) => outcome === "not_supported";

export function notSupportedBlocks(record: Decided): DocumentBlock[] {
  return isNotSupported(record)
    ? [
        text(
          "These are the figures that were proposed. They were not supported, so this decision changes none.",
        ),
      ]
    : [];
}

/** Of what it says in words. */
export function notSupportedWords(record: Decided): DocumentBlock[] {
  return isNotSupported(record)
    ? [text("This is what was proposed. It was not supported, so nothing of it was decided.")]
    : [];
}

/** What was resolved; of what was not supported, the resolution that was proposed, unless whoever signed wrote their own. */
export function resolvedSection(
  record: Pick<RecordBody, "outcome" | "resolved" | "resolvedInOwnWords">,
): DocumentSection {
  if (!isNotSupported(record) || record.resolvedInOwnWords)
    return written("resolved", "What was resolved", record.resolved);
  const section = written("resolved", "What was proposed to be resolved", record.resolved);
  return record.resolved.trim() === ""
    ? section
    : {
        ...section,
        blocks: [text("The decision is “Not supported”, so this was not resolved."), ...section.blocks],
      };
}

export function lapsedActionsBlocks(record: Decided): DocumentBlock[] {
  return isNotSupported(record)
    ? [
        text(
          "The decision is “Not supported”. Actions that were to be finished after it lapsed, whatever is said of them here.",
        ),
      ]
    : [];
}

/** How many actions are carried forward, said where the plan itself is withheld. */
export function carriedForwardCount(record: Decided, count: string): string {
  return isNotSupported(record)
    ? `Actions carried forward, which lapsed as the decision is “Not supported”: ${count}.`
    : `Actions carried forward, to be finished after the decision: ${count}.`;
}
