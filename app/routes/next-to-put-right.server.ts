import { getContent } from "~db/queries/content.server";
import type { FrameworkContent } from "~/domain/framework/content";
import { nameOfPlace, nextToPutRight, placeOf } from "~/domain/framework/next-to-put-right";
import { submissionGate, type Blocker } from "~/domain/framework/sign-off-gate";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { paths, putRightPath } from "~/paths";
import { todayOf, type ServiceContext } from "~/services/context.server";
import type { NextLinkShown } from "~/ui/frameworks/next-link";
import type { NextStep } from "~/ui/frameworks/save-and-next";

/**
 * Where the button of a page leads that saves and goes on.
 * @param here the page itself, as `placeOf` names it
 * @returns null where nothing else is left that an author can put right
 */
export function nextStep(content: FrameworkContent, today: CalendarDate, here?: string): NextStep | null {
  const gate = submissionGate(content, today);
  const next = nextToPutRight(gate.ok ? [] : gate.blockers, here);
  return next && { place: placeOf(next.putRight), name: nameOfPlace(next) };
}

/** Where the way through is taken up; null where an author can put right nothing. */
export function nextLink(frameworkId: number, blockers: readonly Blocker[]): NextLinkShown | null {
  const next = nextToPutRight(blockers);
  return next && { href: putRightPath(frameworkId, next), name: nameOfPlace(next) };
}

/** The page that the button named, as it stands after the save; where nothing is left there, the next. */
export async function pathOnward(
  service: ServiceContext,
  frameworkId: number,
  place: string,
): Promise<string> {
  const gate = submissionGate(await getContent(service.database.db, frameworkId), todayOf(service));
  const blockers = gate.ok ? [] : gate.blockers;
  const there = blockers.find(({ by, putRight }) => by === "eia_author" && placeOf(putRight) === place);
  const next = there ?? nextToPutRight(blockers);
  return next ? putRightPath(frameworkId, next) : paths.signOff(frameworkId);
}
