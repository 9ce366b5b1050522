import { itemKey, type PartLeaf, type PublishedLater } from "../decision/addendum";
import type { WithheldItem } from "../decision/record-bodies";
import { isCutFiner, type SealSchema } from "../decision/seal";
import type { FrameworkContent } from "../framework/content";
import { withheldConsulteeAmounts } from "./consultee-amounts";
import { inheritedKey, type Determination, type WithheldRoot } from "./determinations";
import type { CalendarDate } from "../shared/calendar-date";
import { RECORD_PARTS, type RecordPart } from "./record-parts";
import { acknowledgedOf, distinct, sealedIn, type Signed } from "./stopped";
import { determinedItems, placesByKey } from "./withheld-items";
import { isInForce } from "./withholding";

/**
 * What was withheld when a record was signed and is to be published after all (rule 30): a part, or one thing of a part. What went with it
 * at signing (rule 11) is published with it, as far as nothing else withholds that still.
 */
export type LaterTarget =
  { kind: "part"; part: RecordPart } | { kind: "item"; part: RecordPart; item: WithheldRoot };

/** What is published after all, as far as determinations are asked about it. */
interface Later {
  parts: Pick<ReadonlySet<RecordPart>, "has">;
  /** By `itemKey`. */
  items: Pick<ReadonlySet<string>, "has">;
}

function laterWith(known: PublishedLater, target: LaterTarget, content: FrameworkContent): Later {
  const parts = new Set(known.parts.keys());
  const items = new Set(known.items);
  if (target.kind === "part") return { parts: parts.add(target.part), items };
  const number = placesByKey(content).get(inheritedKey(target.item));
  if (number === undefined) return { parts, items };
  return { parts, items: items.add(itemKey({ kind: target.item.kind, number })) };
}

/** The determinations as they would be, had what is published after all been published from the first. */
export function determinationsSince(
  determinations: readonly Determination[],
  known: Later,
  content: FrameworkContent,
): Determination[] {
  const places = placesByKey(content);
  const isStill = (root: WithheldRoot) => {
    const number = places.get(inheritedKey(root));
    return number === undefined || !known.items.has(itemKey({ kind: root.kind, number }));
  };
  return determinations.map((given) => ({
    ...given,
    ...(known.parts.has(given.part) && { publish: true, legalGround: "", withheldUntil: null }),
    items: given.items.filter(isStill),
    inherited: given.inherited.filter((item) => item.kind === "text" || isStill(item)),
  }));
}

/** What of a part stays withheld on its own; nothing of a part that is not published. */
function itemsOf(
  part: RecordPart,
  determinations: readonly Determination[],
  content: FrameworkContent,
): Omit<WithheldItem, "digest">[] {
  const given = determinations.find((one) => one.part === part);
  if (!given || (!given.publish && given.withheldUntil === null)) return [];
  const own = determinedItems(given, content).withheldItems;
  return part === "details" ? [...own, ...withheldConsulteeAmounts(determinations, content)] : own;
}

export interface LaterFacts {
  determinations: readonly Determination[];
  /** What was published after all before this. */
  known: PublishedLater;
  content: FrameworkContent;
  signed: Signed;
  /** How the record was cut into items when it was sealed. */
  schema: SealSchema;
}

/** What an addendum says of each part so that the target is published, and the determinations as they would be then. */
export function publishedLaterWith(
  target: LaterTarget,
  { determinations, known, content, signed, schema }: LaterFacts,
): { leaves: Record<RecordPart, PartLeaf>; since: Determination[] } {
  const before = determinationsSince(determinations, known, content);
  const since = determinationsSince(determinations, laterWith(known, target, content), content);
  const isSealed = sealedIn(signed, schema);
  const withAcknowledged = (items: readonly Omit<WithheldItem, "digest">[]) => {
    if (isCutFiner(schema)) return [...items];
    return [
      ...items,
      ...items.flatMap((item) => acknowledgedOf([item], signed).map((one) => ({ ...item, ...one }))),
    ];
  };
  const withheldIn = (part: RecordPart, given: readonly Determination[]) =>
    withAcknowledged(itemsOf(part, given, content)).filter(isSealed);
  const leafOf = (part: RecordPart): PartLeaf => {
    const after = withheldIn(part, since);
    if (target.kind === "part" && target.part === part) {
      return { whole: true, ...(after.length > 0 && { withheld: after }) };
    }
    const still = new Set(after.map(itemKey));
    const items = distinct(withheldIn(part, before).filter((item) => !still.has(itemKey(item))));
    return items.length > 0 ? { items } : {};
  };
  return {
    leaves: Object.fromEntries(RECORD_PARTS.map((part) => [part, leafOf(part)])) as Record<
      RecordPart,
      PartLeaf
    >,
    since,
  };
}

/** What of a record is withheld still on a day and could be published: whole parts, and what was withheld of the others on its own. */
export function laterTargets(
  { determinations, known, content }: Pick<LaterFacts, "determinations" | "known" | "content">,
  { today, isWithdrawn }: { today: CalendarDate; isWithdrawn: (part: RecordPart) => boolean },
): LaterTarget[] {
  return determinationsSince(determinations, known, content).flatMap((given): LaterTarget[] => {
    const { part } = given;
    if (isWithdrawn(part)) return [];
    if (!given.publish && isInForce(given, today)) return [{ kind: "part", part }];
    const inherited = given.inherited.flatMap((item) =>
      item.kind === "text" || !isInForce(item, today) ? [] : [item],
    );
    const roots = [...given.items, ...inherited].map(({ kind, id }) => ({ kind, id }));
    return [...new Map(roots.map((item) => [inheritedKey(item), item])).values()].map((item) => ({
      kind: "item",
      part,
      item,
    }));
  });
}

/** As a form has it. */
export function laterKey(target: LaterTarget): string {
  if (target.kind === "part") return target.part;
  return `${target.part}:${inheritedKey(target.item)}`;
}

/** What a target is called inside the office. */
export function laterName(
  target: LaterTarget,
  content: FrameworkContent,
  partLabels: Readonly<Record<RecordPart, string>>,
): string {
  if (target.kind === "part") return `All of the part: ${partLabels[target.part]}`;
  const { kind, id } = target.item;
  const named = <Of extends { id: number }>(all: readonly Of[], nameOf: (one: Of) => string) => {
    const found = all.find((one) => one.id === id);
    return found ? nameOf(found) : "";
  };
  switch (kind) {
    case "line":
      return `Budget line: ${named(content.budget.lines, ({ service }) => service)}`;
    case "previous_line":
      return `Line of the previous budget: ${named(content.previous?.lines ?? [], ({ service }) => service)}`;
    case "change":
      return `Budget change: ${named(content.links, ({ title }) => title)}`;
    case "entry":
      return `Entry: ${named(content.entries, ({ changeId }) => content.links.find((link) => link.id === changeId)?.title ?? "")}`;
    case "action":
      return `Action: ${named(content.actions, ({ what }) => what)}`;
    case "previous_budget":
      return "The title and years of the previous budget";
    case "section":
      return `Section: ${named(content.sections, ({ heading }) => heading)}`;
    case "glossary_term":
      return `Abbreviation: ${named(content.glossary, ({ term }) => term)}`;
  }
}
