import type { DocumentFact, DocumentSection } from "./document";
import type { PublicRecord, ReadableRecord } from "./published-record";

/** What an office files of a decision, each laid out in the order of its paper form. */
export const DOCUMENT_NAMES = ["record", "decision", "framework", "assessment", "action-plan"] as const;
export type DocumentName = (typeof DOCUMENT_NAMES)[number];

export const DOCUMENT_FORMATS = ["docx", "pdf"] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

export const DOCUMENT_FORMAT_LABELS: Record<DocumentFormat, string> = { docx: "Word", pdf: "PDF" };

/**
 * What each is called. What is decided goes by the office's own word.
 * @param decidedThing for example "framework"
 */
export function documentLabel(name: DocumentName, decidedThing: string): string {
  switch (name) {
    case "record":
      return "The whole record";
    case "decision":
      return "Decision record";
    case "framework":
      return `The ${decidedThing}, with its budget and abbreviations`;
    case "assessment":
      return "Equality impact assessment form";
    case "action-plan":
      return "Equality action plan";
  }
}

/** Those of which anything is published: a document of a part that is withheld would be an empty form. */
export function documentsOf({ details, eia }: Pick<ReadableRecord, "details" | "eia">): DocumentName[] {
  return DOCUMENT_NAMES.filter((name) => {
    if (name === "framework") return details.published;
    if (name === "assessment" || name === "action-plan") return eia.published;
    return true;
  });
}

/** Of a public record: none where the record itself is withheld (rule 11). */
export function publicDocuments(found: PublicRecord): DocumentName[] {
  return found.published ? documentsOf(found) : [];
}

/** A document that is saved as a file, without saying of which kind: what a record's page does not need to say of itself. */
export interface FileDocument {
  /** Its only heading of the first level, and its title in the file's own particulars. */
  title: string;
  /** Whose document it is. */
  author: string;
  /** Stands on every page: that it is a draft, or of which decision it is. */
  mark: string;
  isDraft: boolean;
  /** What stands beneath its title on a page of its own; absent where it has no cover. */
  cover?: readonly string[];
  /** The same in a sentence or two, before everything else. */
  standing: string;
  /** When what it says was so, as an instant in ISO 8601. */
  asOf: string;
  parts: readonly DocumentPart[];
  check: {
    /** "Check this document", where left out. */
    heading?: string;
    /** What is checked, and how. */
    text: string;
    facts: readonly DocumentFact[];
    link: { text: string; href: string };
  };
}

/** Pages that lie on their side where tables have many columns. */
export interface DocumentPart {
  isWide: boolean;
  sections: readonly DocumentSection[];
}

export const upright = (sections: readonly DocumentSection[]): DocumentPart => ({ isWide: false, sections });
export const sideways = (sections: readonly DocumentSection[]): DocumentPart => ({ isWide: true, sections });
