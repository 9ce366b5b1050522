import type { AppLoadContext } from "@remix-run/node";
import type { SubmissionSteps } from "~db/queries/frameworks.server";
import { publicPageView } from "~/documents/public-page.view";
import type { FrameworkContent } from "~/domain/framework/content";
import type { Determination } from "~/domain/publication/determinations";
import { inOrderOfParts } from "~/domain/publication/record-parts";
import { withheldByName } from "~/domain/publication/withheld-by-name";
import { formatDate } from "~/domain/shared/calendar-date";
import { todayOf } from "~/services/context.server";
import { publicPageOf, type PublicPageFacts } from "~/services/sign-off/public-page.server";
import type { Gap } from "~/ui/sign-off/public-page";

interface AtHand {
  framework: PublicPageFacts["framework"];
  steps: SubmissionSteps;
  content: FrameworkContent;
  determinations: PublicPageFacts["determinations"];
}

/** The public page with its gaps, as a page draws it; null where it is not approved or nothing is determined. */
export function publicPageAtHand(context: AppLoadContext, at: AtHand) {
  const found = publicPageOf({ ...at, settings: context.settings, today: todayOf(context) });
  return found && { page: publicPageView(found), gaps: gapsOf(at.determinations, at.content) };
}

function gapsOf(determinations: readonly Determination[], content: FrameworkContent): Gap[] {
  return inOrderOfParts(determinations).map((given) => ({
    part: given.part,
    ground: given.publish
      ? null
      : [given.legalGround, given.withheldUntil && `until ${formatDate(given.withheldUntil)}`]
          .filter(Boolean)
          .join(", "),
    items: given.publish ? withheldByName(given, content) : [],
  }));
}
