import {
  considerationInWords,
  IMPLICATION_LABELS,
  IMPLICATIONS,
  isSaid,
  type Implication,
  type Implications,
} from "~/domain/decision/implications";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import { text } from "./document-blocks.view";

/** What a part of a record says of implications, interests and advice, each under a heading of its own; none where it says none. */
export function implicationSections(implications: Implications = {}): DocumentSection[] {
  return IMPLICATIONS.filter((implication) => isSaid(implications, implication)).map((implication) => ({
    id: `implication-${implication}`,
    heading: IMPLICATION_LABELS[implication],
    blocks: [blockOf(implication, implications)],
  }));
}

function blockOf(implication: Implication, implications: Implications): DocumentBlock {
  if (implication !== "consideredBy") return text(implications[implication] ?? "");
  return { kind: "list", items: (implications.consideredBy ?? []).map(considerationInWords) };
}

/** The same as facts, on a page that shows a part in short. */
export function implicationFacts(implications: Implications = {}): [label: string, text: string][] {
  return implicationSections(implications).map(({ heading, blocks: [block] }) => [
    heading,
    block?.kind === "list" ? block.items.join("\n") : block?.kind === "text" ? block.text : "",
  ]);
}
