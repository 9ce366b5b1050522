import { changesOf, type FrameworkContent } from "../framework/content";
import { PLACE_PARTS, type CommentPlace } from "./place";

type Named = Pick<FrameworkContent, "budget" | "previous" | "links" | "actions" | "sections">;

/** @returns what a reader calls the place, for example `Helpline – Evidence`; null where there is no such thing */
export function placeName(place: CommentPlace, content: Named): string | null {
  const thing = thingName(place, content);
  const part = PLACE_PARTS[place.kind][place.part];
  return thing === null || part === undefined ? thing : `${thing} – ${part}`;
}

function thingName({ kind, id }: CommentPlace, content: Named): string | null {
  switch (kind) {
    case "whole":
      return "The whole";
    case "eia":
      return "EIA";
    case "record":
      return "Decision record";
    case "entry":
      return changesOf(content).find((change) => change.id === id)?.title ?? null;
    case "action": {
      const what = content.actions.find((action) => action.id === id)?.what;
      return what === undefined ? null : `Action: ${what}`;
    }
    case "line": {
      const service = content.budget.lines.find((line) => line.id === id)?.service;
      return service === undefined ? null : `Budget line: ${service}`;
    }
    case "section": {
      const heading = content.sections.find((section) => section.id === id)?.heading;
      return heading === undefined ? null : `Section: ${heading}`;
    }
  }
}

/**
 * Where somebody who comments on a thing may mean: it and its fields; from the whole, the rooms and the entries as well.
 * @returns places that are there, with their names, in the order of a page
 */
export function placesFrom(
  { kind, id }: CommentPlace,
  content: Named,
): { place: CommentPlace; name: string }[] {
  const things: CommentPlace[] =
    kind === "whole"
      ? [
          ...(["whole", "eia", "record"] as const).map((room) => ({ kind: room, id: null, part: "" })),
          ...changesOf(content).map((change) => ({ kind: "entry" as const, id: change.id, part: "" })),
          ...content.sections.map((section) => ({ kind: "section" as const, id: section.id, part: "" })),
        ]
      : ["", ...Object.keys(PLACE_PARTS[kind])].map((part) => ({ kind, id, part }));
  return things.flatMap((place) => {
    const name = placeName(place, content);
    return name === null ? [] : [{ place, name }];
  });
}
