import type { CalendarDate } from "../shared/calendar-date";
import type { Waterfall } from "../budget/waterfall";

/**
 * A record as a document, without saying how it is drawn: the page draws these blocks, and so may a file. Text is as a
 * person wrote it, with its line breaks; money and dates are already in words.
 */
export interface DocumentSection {
  /** Unique in its document: where a link lands. */
  id: string;
  heading: string;
  /** Names a link to the section itself, for those who want to pass it on; none where left out. */
  linkText?: string;
  blocks: readonly DocumentBlock[];
  sections?: readonly DocumentSection[];
}

export type DocumentBlock =
  | { kind: "text"; text: string }
  | { kind: "list"; items: readonly string[] }
  | { kind: "facts"; facts: readonly DocumentFact[] }
  | { kind: "table"; table: DocumentTable }
  | { kind: "waterfall"; waterfall: Waterfall; pence: boolean }
  /** With the day, where it was published before and withdrawn. */
  | { kind: "withheld"; what: string; legalGround: string; withdrawnOn?: CalendarDate };

export interface DocumentFact {
  label: string;
  text: string;
  /** Where the text itself leads, where it is an address. */
  href?: string;
  /** What the address of a consultation's public page ends in, where the text leads there. */
  consultation?: string;
}

/** A cell holds one line or more. The first cell of each row is its header. */
export interface DocumentTable {
  caption: string;
  head: readonly { text: string; numeric?: boolean }[];
  rows: readonly DocumentTableRow[];
  foot?: readonly DocumentTableRow[];
  /** Of figures that mean nothing without their column's name, or of long texts: on a small screen each row is a list of them. */
  isListed?: true;
  /** Where the words above it say the same: then only those hear its caption who do not see the table. */
  captionHidden?: true;
}

export interface DocumentTableRow {
  cells: readonly (string | readonly string[])[];
  /** A sub-total among the rows that it sums up. */
  isSubtotal?: boolean;
}

/** Where an empty part is filled in. */
export type EmptyPlace =
  | { page: "record"; field: string }
  | { page: "eia"; field: "evidence" | "gaps" }
  | { page: "entry"; changeId: number }
  | { page: "entries" };

/** A part of the document that would be published without anything said in it. */
export interface EmptyPart {
  /** Of the section, which a link lands on. */
  id: string;
  heading: string;
  /** In the words in which it would be published. */
  says: string;
  place: EmptyPlace;
}
