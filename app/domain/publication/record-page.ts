import type { DocumentBlock, DocumentSection } from "./document";

/** A page of a published record. */
export interface RecordPage {
  /** What stands for it in the address, below the record's own. */
  page: string;
  title: string;
  blocks: readonly DocumentBlock[];
  sections: readonly DocumentSection[];
  /** Pages below this one. */
  links: readonly PageLink[];
}

export interface PageLink {
  page: string;
  text: string;
  note?: string;
}

/** What the first screen of a record says, each with where more of it is. */
export interface OverviewRow {
  label: string;
  lines: readonly string[];
  links: readonly PageLink[];
}
