import { inPlacement, withPlaces, type NumberedSection, type Placement } from "~/domain/framework/sections";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type { ReadableRecord } from "~/domain/publication/published-record";
import { written } from "./document-blocks.view";

type Numbered = NumberedSection & { number: number };

/** In the order of the paper, each by its own number. */
const numbered = (sections: readonly NumberedSection[] = []): Numbered[] => inPlacement(withPlaces(sections));

const asSection = ({ number, heading, text }: Numbered): DocumentSection =>
  written(`section-${number}`, heading, text);

/** What the framework says in words on one side of its budget. */
export function sectionsAt(
  placement: Placement,
  sections: readonly NumberedSection[] | undefined,
): DocumentSection[] {
  return numbered(sections)
    .filter((section) => section.placement === placement)
    .map(asSection);
}

/**
 * All of it, as a part of the record; none where it says nothing, or the details are withheld.
 * @param before what is said before it
 */
export function inWordsSection(
  details: ReadableRecord["details"],
  before: readonly DocumentBlock[] = [],
): DocumentSection[] {
  const sections = details.published ? numbered(details.body.sections) : [];
  if (sections.length === 0) return [];
  return [
    { id: "in-words", heading: "What it says in words", blocks: before, sections: sections.map(asSection) },
  ];
}
