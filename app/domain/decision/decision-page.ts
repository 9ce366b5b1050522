import type { DocumentFact, DocumentSection } from "../publication/document";
import type { Acknowledgement } from "./acknowledgement";

/** What the pages before a signature hold beside a document, without saying how it is drawn. */

/** One line of the lead: what it is about, in words, and where on the page the whole of it stands. */
export interface LeadRow {
  label: string;
  lines: readonly string[];
  /** The id on the page to go to, and what the link says; null where there is no more. */
  more: { id: string; text: string } | null;
}

/** What is acknowledged on the decision page, with the ticks beneath it. */
interface Considered {
  ticks: readonly Acknowledgement[];
  /** Whether questions and answers about it can be written beneath it. */
  hasQuestions: boolean;
}

/** A table of the decision page. */
export interface ConsideredSection extends Considered {
  section: DocumentSection;
}

/** What happens to people, once for all whom it meets alike: which characteristics and in which direction, who, what, what answers it. */
export interface EffectCard {
  heading: string;
  facts: readonly DocumentFact[];
}

/** The effects of one change. */
export interface EffectsOfOne {
  /** Null where the section is about this change alone. */
  name: string | null;
  cards: readonly EffectCard[];
  /** What answers each of several cards alike, so that it stands there once. */
  answers: readonly string[];
}

/** The effects of a change, or of those of a priority, as cards. */
export interface ConsideredEffects extends Considered {
  /** Unique on its page: where a link lands. */
  id: string;
  heading: string;
  changes: readonly EffectsOfOne[];
}

/** The public page of a record, as sections. */
export interface PublicPageView {
  sections: readonly DocumentSection[];
  /** The ground on which the record itself is withheld, so that there is nothing else; null where it is public. */
  withheldOn: string | null;
}
