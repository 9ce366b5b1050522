import type { DocumentSection } from "~/domain/publication/document";
import type { PublicRecord } from "~/domain/publication/published-record";
import { recordSections } from "./record.view";

/** The public page of a record, as sections. */
export interface PublicPageView {
  sections: readonly DocumentSection[];
  /** The ground on which the record itself is withheld, so that there is nothing else; null where it is public. */
  withheldOn: string | null;
}

/** As `/decisions/:reference` draws it. */
export function publicPageView(found: PublicRecord): PublicPageView {
  return found.published
    ? { sections: recordSections(found), withheldOn: null }
    : { sections: [], withheldOn: found.legalGround };
}
