import type { OptionInWords } from "~/domain/decision/considered-options";
import type { ReportBody } from "~/domain/decision/record-bodies";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import { NOTHING_RECORDED, table, written } from "./document-blocks.view";

/** Rule 26: the options besides the proposal, each with why it was not chosen; none where none is listed. */
export function optionBlocks(options: readonly OptionInWords[] = []): DocumentBlock[] {
  if (options.length === 0) return [];
  return [
    table({
      caption: "Options besides the proposal",
      head: [{ text: "Option" }, { text: "Why it was not chosen" }],
      isListed: true,
      rows: options.map(({ option, whyNot }) => ({ cells: [option, whyNot || NOTHING_RECORDED] })),
    }),
  ];
}

/** What the report says of the options: its text, and those that it lists. */
export function optionsSection({
  optionsConsidered,
  options,
}: Pick<ReportBody, "optionsConsidered" | "options">): DocumentSection {
  const section = written("options", "Options considered", optionsConsidered);
  const listed = optionBlocks(options);
  if (listed.length === 0) return section;
  return { ...section, blocks: optionsConsidered.trim() === "" ? listed : [...section.blocks, ...listed] };
}
