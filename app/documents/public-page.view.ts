import type { PublicPageView } from "~/domain/decision/decision-page";
import type { PublicRecord } from "~/domain/publication/published-record";
import { recordSections } from "./record.view";

/** As `/decisions/:reference` draws it. */
export function publicPageView(found: PublicRecord): PublicPageView {
  return found.published
    ? { sections: recordSections(found), withheldOn: null }
    : { sections: [], withheldOn: found.legalGround };
}
