import type { Blocker, PutRight } from "./sign-off-gate";

/**
 * The way through: which page an author comes to after the one that they are on. It has no rules of its own: it goes from
 * one blocker of the gate to the next, a page at a time, and ends where nothing blocks that an author can put right.
 */

/** In the order of thought: what the figures are, what changed, what that does to people, and only then what is concluded. */
const PAGES = [
  "carried-over",
  "budget",
  "same",
  "change",
  "entry",
  "consultation",
  "project",
  "dimension",
  "together",
  "eia",
  "eia-dates",
  "record",
  "section",
  "action",
] as const;
type WalkedPage = (typeof PAGES)[number];

/**
 * The page at which a blocker is put right, in short: what is put right on one page is put right together.
 * @example "entry:12", "same", "eia"
 */
export function placeOf(putRight: PutRight): string {
  switch (putRight.page) {
    case "change":
      return `change:${putRight.changeId}`;
    case "entry":
      return typeof putRight.field === "object" && "consultation" in putRight.field
        ? `consultation:${putRight.field.consultation}`
        : `entry:${putRight.changeId}`;
    case "project":
      return `project:${putRight.projectId}`;
    case "dimension":
      return `dimension:${putRight.dimensionId}`;
    case "together":
      return `together:${putRight.characteristic}`;
    case "section":
      return `section:${putRight.sectionId}`;
    case "action":
      return `action:${putRight.actionId}`;
    default:
      return putRight.page;
  }
}

/** The pages at which an author has something to put right, each with the first of its blockers, in the order of the walk. */
export function placesToPutRight(blockers: readonly Blocker[]): Blocker[] {
  const first = new Map<string, Blocker>();
  for (const blocker of blockers) {
    const place = placeOf(blocker.putRight);
    if (blocker.by === "eia_author" && rankOf(place) >= 0 && !first.has(place)) first.set(place, blocker);
  }
  return [...first.entries()].sort(([a], [b]) => rankOf(a) - rankOf(b)).map(([, blocker]) => blocker);
}

const rankOf = (place: string) => PAGES.indexOf(place.split(":")[0] as WalkedPage);

/** The changes of which the gate names anything, whoever puts it right. */
export function changesToPutRight(blockers: readonly Blocker[]): Set<number> {
  return new Set(blockers.flatMap(({ putRight }) => ("changeId" in putRight ? [putRight.changeId] : [])));
}

/**
 * @param here the page that the author is on, as `placeOf` names it; the walk begins where it is left out
 * @returns the first blocker of the next page after `here`, from the top again at the end; null where no other page has one
 */
export function nextToPutRight(blockers: readonly Blocker[], here?: string): Blocker | null {
  const places = placesToPutRight(blockers);
  const at = places.findIndex(({ putRight }) => placeOf(putRight) === here);
  return (
    [...places.slice(at + 1), ...places.slice(0, at + 1)].find(
      ({ putRight }) => placeOf(putRight) !== here,
    ) ?? null
  );
}

const NAMES = {
  "carried-over": "what was carried over",
  same: "services that read differently",
  "eia-dates": "confirm the EIA",
  eia: "the EIA’s details and outcome",
  record: "the decision record",
  budget: "the budget",
} as const;

/** What the page is called on the button that leads to it: what it is about, where there are several of its kind. */
export function nameOfPlace({ subject, putRight }: Pick<Blocker, "subject" | "putRight">): string {
  const { page } = putRight;
  return page in NAMES ? NAMES[page as keyof typeof NAMES] : subject;
}
