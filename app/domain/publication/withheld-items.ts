import type { SealedBodies, SealItem, SealItemKind, WithheldItem } from "../decision/seal";
import { saltKey, sealItems, withoutTotals, type SealSchema } from "../decision/seal";
import type { DetailsBody, EiaBody } from "../decision/signed-snapshot";
import { changesOf, type FrameworkContent } from "../framework/content";
import type { Determination, RecordPart } from "./determinations";

/** What may be withheld on its own inside a published part (rule 11), by the id it has while it is frozen. */
export const WITHHOLDABLE_KINDS = ["line", "entry", "action"] as const;
export type WithholdableKind = (typeof WITHHOLDABLE_KINDS)[number];
export interface ChosenItem {
  kind: WithholdableKind;
  id: number;
}

/** The items of a part that a monitoring officer may withhold on their own, with what they are called. */
export function withholdableItems(
  part: RecordPart,
  content: FrameworkContent,
): (ChosenItem & { name: string })[] {
  switch (part) {
    case "details":
      return content.budget.lines.map(({ id, service }) => ({
        kind: "line",
        id,
        name: `Budget line: ${service}`,
      }));
    case "eia": {
      const titleOf = new Map(content.links.map(({ id, title }) => [id, title]));
      return [
        ...content.entries.map(({ id, changeId }) => ({
          kind: "entry" as const,
          id,
          name: `Entry: ${titleOf.get(changeId) ?? ""}`,
        })),
        ...content.actions.map(({ id, what }) => ({ kind: "action" as const, id, name: `Action: ${what}` })),
      ];
    }
    default:
      return [];
  }
}

/** An item as the record numbers it. */
export interface NumberedItem {
  kind: SealItemKind;
  number: number;
}

/**
 * What goes with the items chosen: with a line the change that names it, what it was before, and the totals from which it
 * could be worked out; with an entry or an action what was acknowledged of it. Else the one would tell what the other
 * withholds.
 * @returns in the order of the record
 */
export function withheldWith(
  { part, items }: Pick<Determination, "part" | "items">,
  content: FrameworkContent,
  bodies: { details: DetailsBody; eia: EiaBody },
): NumberedItem[] {
  const chosen = (kind: WithholdableKind) =>
    new Set(items.filter((item) => item.kind === kind).map(({ id }) => id));
  if (part === "details") {
    const ids = chosen("line");
    const isChosen = ({ id }: { id: number }) => ids.has(id);
    const changes = changesOf(content);
    const touched = changes.filter(({ newLines }) => newLines.some(isChosen));
    const before = new Set(touched.flatMap(({ previousLines }) => previousLines));
    return [
      ...placesOf(content.budget.lines, isChosen, "line"),
      ...placesOf(content.previous?.lines ?? [], (line) => before.has(line), "previous_line"),
      ...placesOf(changes, (change) => touched.includes(change), "change"),
      ...(content.budget.lines.some(isChosen) ? [{ kind: "totals" as const, number: 1 }] : []),
    ];
  }
  if (part !== "eia") return [];
  const changes = changesOf(content);
  const entryIds = chosen("entry");
  const changeIds = new Set(
    content.entries.filter(({ id }) => entryIds.has(id)).map(({ changeId }) => changeId),
  );
  const entries = placesOf(changes, ({ id }) => changeIds.has(id), "entry");
  const actions = placesOf(content.actions, ({ id }) => chosen("action").has(id), "action");
  const isOf = (places: readonly NumberedItem[], number: number | null) =>
    places.some((place) => place.number === number);
  return [
    ...entries,
    ...actions,
    ...placesOf(
      bodies.eia.acknowledgements,
      ({ changeNumber, actionNumber }) => isOf(entries, changeNumber) || isOf(actions, actionNumber),
      "acknowledgement",
    ),
  ];
}

function placesOf<T>(all: readonly T[], isMeant: (one: T) => boolean, kind: SealItemKind): NumberedItem[] {
  return all.flatMap((one, index) => (isMeant(one) ? [{ kind, number: index + 1 }] : []));
}

/** How the record was cut into items, and the digest of each, by which a withheld one is still proven. */
export interface Proof {
  schema: SealSchema;
  digestOf: (item: SealItem) => string;
}

/** The details without what is withheld of them. */
export function detailsWithout(
  details: DetailsBody,
  items: readonly Omit<WithheldItem, "digest">[],
  proof: Proof,
): DetailsBody {
  const isHere = keeping(items);
  return {
    ...(isHere("totals")({ number: 1 }) ? details : withoutTotals(details).rest),
    lines: details.lines.filter(isHere("line")),
    previous: details.previous && {
      ...details.previous,
      lines: details.previous.lines.filter(isHere("previous_line")),
    },
    changes: details.changes.filter(isHere("change")),
    withheld: proven({ record: null, report: null, details, eia: null }, items, proof),
  };
}

/** The assessment without what is withheld of it. */
export function eiaWithout(
  eia: EiaBody,
  items: readonly Omit<WithheldItem, "digest">[],
  proof: Proof,
): EiaBody {
  const isHere = keeping(items);
  return {
    ...eia,
    entries: eia.entries.filter(({ changeNumber }) => isHere("entry")({ number: changeNumber })),
    actions: eia.actions.filter(isHere("action")),
    acknowledgements: eia.acknowledgements.filter(isHere("acknowledgement")),
    withheld: proven({ record: null, report: null, details: null, eia }, items, proof),
  };
}

function keeping(items: readonly NumberedItem[]) {
  const withheld = new Set(items.map(saltKey));
  return (kind: SealItemKind) =>
    ({ number }: { number: number }) =>
      !withheld.has(saltKey({ kind, number }));
}

function proven(
  bodies: SealedBodies,
  items: readonly Omit<WithheldItem, "digest">[],
  { schema, digestOf }: Proof,
): WithheldItem[] {
  const all = new Map(
    Object.values(sealItems(bodies, schema))
      .flat()
      .map((item) => [saltKey(item), item]),
  );
  return items.map((item) => {
    const sealed = all.get(saltKey(item));
    if (!sealed) throw new Error(`There is no ${saltKey(item)} to withhold`);
    return { ...item, digest: digestOf(sealed) };
  });
}
