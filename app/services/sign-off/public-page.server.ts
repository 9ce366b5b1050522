import type { OfficeSettings } from "~db/queries/office.server";
import type { Framework, SubmissionSteps } from "~db/queries/frameworks.server";
import { asDecided } from "~/domain/actions/afterwards";
import { signedSnapshot } from "~/domain/decision/signed-snapshot";
import type { FrameworkContent } from "~/domain/framework/content";
import { recordedThing } from "~/domain/framework/decided-thing";
import { determinationOf } from "~/domain/publication/determination-answer";
import { answersOf, type DeterminationDraft } from "~/domain/publication/determination-draft";
import type { Determination, InheritedItem } from "~/domain/publication/determinations";
import { decided } from "~/domain/publication/inherited-withholding";
import type { ListedGround } from "~/domain/publication/legal-ground";
import { printedContent } from "~/domain/publication/named-people";
import { publicPreview } from "~/domain/publication/public-preview";
import type { PublicRecord } from "~/domain/publication/published-record";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { readAnswers } from "./internal/checked-answers.server";
import { recordedSteps, titlesOnlyIn, type DeterminedBy } from "./internal/recorded-steps.server";

/** What a draft would determine, as things are: not checked, for a draft is checked as it is saved and as it is determined. */
export function draftedDeterminations(
  draft: DeterminationDraft,
  listed: readonly (ListedGround & { id: number })[],
  inherited: readonly InheritedItem[],
): Determination[] {
  return readAnswers(answersOf(draft), listed, inherited).map(({ part, answer, release }) => ({
    ...determinationOf(part, answer, listed),
    ...decided(release),
  }));
}

/** Where the reasons will stand, so that the page does not say that none are recorded. */
const REASONS_TO_COME = "(in the words of whoever signs)";

export interface PublicPageFacts {
  framework: Pick<Framework, "reference" | "referenceKey">;
  steps: SubmissionSteps;
  /** As it is frozen. */
  content: FrameworkContent;
  /** Those that are made, or would be. */
  determinations: readonly DeterminedBy[];
  settings: Pick<OfficeSettings, "officeName" | "decidingBodyTitle" | "decidedThing" | "roleTitles">;
  today: CalendarDate;
}

/**
 * The public page as if the decision were supported and signed on the day, without the words of whoever signs: the record that a
 * signature would make, cut as it would cut it.
 * @returns null where it is not approved or nothing is determined
 */
export function publicPageOf({
  framework,
  steps,
  content,
  determinations,
  settings,
  today,
}: PublicPageFacts): PublicRecord | null {
  const recorded = recordedSteps({ ...steps, determinations });
  const { reference, referenceKey } = framework;
  if (!recorded || reference === null || referenceKey === null) return null;
  const { submission, acceptances } = steps;
  const snapshot = signedSnapshot({
    ...recorded,
    content: printedContent(
      { ...content, actions: asDecided(content.actions, acceptances, submission.digest) },
      titlesOnlyIn(determinations),
      settings.roleTitles.action_owner,
    ),
    reference,
    officeName: settings.officeName,
    decidingBodyTitle: settings.decidingBodyTitle,
    ...recordedThing(settings.decidedThing),
    decidedOn: today,
    outcome: "supported",
    outcomeReasons: REASONS_TO_COME,
    signature: {
      name: settings.decidingBodyTitle,
      capacity: settings.decidingBodyTitle,
      at: `${today}T12:00:00.000Z`,
    },
  });
  return publicPreview(snapshot, { referenceKey, day: today });
}
