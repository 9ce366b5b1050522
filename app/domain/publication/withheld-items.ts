import {
  SEAL_ITEM_KINDS,
  type DetailsBody,
  type DeterminedItems,
  type EiaBody,
  type RecordBody,
  type ReportBody,
  type ReleasedFromBefore,
  type SealItemKind,
  type WithheldItem,
} from "../decision/record-bodies";
import {
  saltKey,
  sealItems,
  withoutTotals,
  type SealedBodies,
  type SealItem,
  type SealSchema,
} from "../decision/seal";
import { changesOf, type FrameworkContent } from "../framework/content";
import { begunSections } from "../framework/sections";
import { inheritedKey, type ChosenItem, type Determination, type WithheldRoot } from "./determinations";
import type { RecordPart } from "./record-parts";
import { longest, type Withholding } from "./withholding";

/** The items of a part that a monitoring officer may withhold on their own, with what they are called. */
export function withholdableItems(
  part: RecordPart,
  content: FrameworkContent,
): (ChosenItem & { name: string })[] {
  switch (part) {
    case "details":
      return [
        ...content.budget.lines.map(({ id, service }) => ({
          kind: "line" as const,
          id,
          name: `Budget line: ${service}`,
        })),
        ...(content.previous?.lines ?? []).map(({ id, service }) => ({
          kind: "previous_line" as const,
          id,
          name: `Line of the previous budget: ${service}`,
        })),
        ...begunSections(content.sections).map(({ id, heading }) => ({
          kind: "section" as const,
          id,
          name: `Section: ${heading}`,
        })),
      ];
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
 * All that is withheld inside a part, each on its ground and for as long as the longest reason for it lasts.
 * @returns in the order of the record
 */
export function withheldOf(
  determination: Pick<Determination, "part" | "publish" | "items" | "legalGround" | "inherited">,
  content: FrameworkContent,
): Omit<WithheldItem, "digest">[] {
  const { part, publish, items, legalGround, inherited } = determination;
  const own = publish
    ? items.map(({ kind, id, legalGround: ground = legalGround }) => ({
        kind,
        id,
        legalGround: ground,
        withheldUntil: null,
      }))
    : [];
  const roots = [...own, ...inherited.flatMap((item) => (item.kind === "text" ? [] : [item]))];
  const alike = new Map<string, (WithheldRoot & Withholding)[]>();
  for (const root of roots) {
    const key = JSON.stringify([root.legalGround, root.withheldUntil]);
    const group = alike.get(key);
    if (group) group.push(root);
    else alike.set(key, [root]);
  }
  const found = new Map<string, NumberedItem & Withholding>();
  for (const group of alike.values()) {
    const [one] = group;
    if (!one) continue;
    for (const item of withheldWith({ part, items: group }, content)) {
      const { legalGround: ground, withheldUntil } = longest([found.get(saltKey(item)), one]) ?? one;
      found.set(saltKey(item), { ...item, legalGround: ground, withheldUntil });
    }
  }
  const rank = ({ kind }: NumberedItem) => SEAL_ITEM_KINDS.indexOf(kind);
  return [...found.values()]
    .sort((a, b) => rank(a) - rank(b) || a.number - b.number)
    .map(({ withheldUntil, ...item }) => (withheldUntil === null ? item : { ...item, withheldUntil }));
}

/** What is determined of a part's items: what stays withheld inside it, and what was released. */
export function determinedItems(
  determination: Omit<Determination, "isQualified" | "publicInterest">,
  content: FrameworkContent,
): DeterminedItems {
  if (!determination.publish && determination.withheldUntil === null) return { withheldItems: [] };
  const withheldItems = withheldOf(determination, content);
  if (determination.released.length === 0) return { withheldItems };
  const numberOf = placesByKey(content);
  const released = determination.released.map((item): ReleasedFromBefore => ({
    kind: item.kind,
    number: item.kind === "text" ? item.id : (numberOf.get(inheritedKey(item)) ?? 0),
    legalGround: item.legalGround,
    reason: item.reason,
  }));
  return { withheldItems, released };
}

/** Where each thing that can be inherited stands in the record. */
export function placesByKey(content: FrameworkContent): ReadonlyMap<string, number> {
  const changes = changesOf(content);
  const entryOf = new Map(content.entries.map(({ id, changeId }) => [changeId, id]));
  const places = (kind: WithheldRoot["kind"], ids: readonly (number | undefined)[]) =>
    ids.flatMap((id, index) => (id === undefined ? [] : [[inheritedKey({ kind, id }), index + 1] as const]));
  const idsOf = (all: readonly { id: number }[]) => all.map(({ id }) => id);
  return new Map([
    ...places("previous_budget", [0]),
    ...places("glossary_term", idsOf(content.glossary)),
    ...places("line", idsOf(content.budget.lines)),
    ...places("previous_line", idsOf(content.previous?.lines ?? [])),
    ...places("change", idsOf(changes)),
    ...places(
      "entry",
      changes.map(({ id }) => entryOf.get(id)),
    ),
    ...places("action", idsOf(content.actions)),
    ...places("section", idsOf(begunSections(content.sections))),
  ]);
}

/**
 * What goes with the items chosen: with a line the change that names it, what it was before, and the totals from which it
 * could be worked out; with a line of the previous budget that change and those totals. Else the one would tell what the
 * other withholds. What was acknowledged of an entry or an action is sealed as one with it, so that it needs no naming here;
 * what its consultees moved is the details' (`consultee-amounts.ts`). With an entry goes what is concluded of all changes together, for
 * whatever it says, or that it is said at all, may tell what the entry found.
 * @returns in the order of the record
 */
export function withheldWith(
  { part, items }: { part: RecordPart; items: readonly WithheldRoot[] },
  content: FrameworkContent,
): NumberedItem[] {
  const chosen = (kind: WithheldRoot["kind"]) =>
    new Set(items.filter((item) => item.kind === kind).map(({ id }) => id));
  const isOneOf =
    (ids: ReadonlySet<number>) =>
    ({ id }: { id: number }) =>
      ids.has(id);
  if (part === "record") return placesOf(content.glossary, isOneOf(chosen("glossary_term")), "glossary_term");
  if (part === "details") {
    const isChosen = isOneOf(chosen("line"));
    const isChosenBefore = isOneOf(chosen("previous_line"));
    const isChosenChange = isOneOf(chosen("change"));
    const changes = changesOf(content);
    const became = new Set(changes.filter(({ newLines }) => newLines.some(isChosen)));
    const before = new Set([...became].flatMap(({ previousLines }) => previousLines));
    const touched = new Set(
      changes.filter(
        (change) => became.has(change) || change.previousLines.some(isChosenBefore) || isChosenChange(change),
      ),
    );
    return [
      ...placesOf(content.budget.lines, isChosen, "line"),
      ...placesOf(
        content.previous?.lines ?? [],
        (line) => before.has(line) || isChosenBefore(line),
        "previous_line",
      ),
      ...placesOf(changes, (change) => touched.has(change), "change"),
      ...(touched.size > 0 ? [{ kind: "totals" as const, number: 1 }] : []),
      ...(content.previous && chosen("previous_budget").size > 0
        ? [{ kind: "previous_budget" as const, number: 1 }]
        : []),
      ...placesOf(begunSections(content.sections), isOneOf(chosen("section")), "section"),
    ];
  }
  if (part !== "eia") return [];
  const changes = changesOf(content);
  const entryIds = chosen("entry");
  const changeIds = new Set(
    content.entries.filter(({ id }) => entryIds.has(id)).map(({ changeId }) => changeId),
  );
  return [
    ...placesOf(changes, ({ id }) => changeIds.has(id), "entry"),
    ...placesOf(content.actions, ({ id }) => chosen("action").has(id), "action"),
    ...(changeIds.size > 0 ? [{ kind: "conclusions" as const, number: 1 }] : []),
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

/** The record without the abbreviations that are withheld of it. */
export function recordWithout(
  record: RecordBody,
  items: readonly Omit<WithheldItem, "digest">[],
  proof: Proof,
): RecordBody {
  if (items.length === 0) return record;
  const isHere = keeping(items);
  return {
    ...record,
    glossary: (record.glossary ?? []).filter(({ number = 0 }) => isHere("glossary_term")({ number })),
    withheld: proven({ record, report: null, details: null, eia: null }, items, proof),
  };
}

/** The discussion without the reports of consultations that were withdrawn. */
export function reportWithout(
  report: ReportBody,
  items: readonly Omit<WithheldItem, "digest">[],
  proof: Proof,
): ReportBody {
  if (items.length === 0) return report;
  return {
    ...report,
    consultations: (report.consultations ?? []).filter(keeping(items)("consultation")),
    withheld: proven({ record: null, report, details: null, eia: null }, items, proof),
  };
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
    ...(details.sections && {
      sections: details.sections.filter(({ number }, index) =>
        isHere("section")({ number: number ?? index + 1 }),
      ),
    }),
    previous: details.previous && {
      ...(isHere("previous_budget")({ number: 1 }) ? details.previous : {}),
      lines: details.previous.lines.filter(isHere("previous_line")),
    },
    changes: details.changes
      .filter(isHere("change"))
      .map((change) => (isHere("consultee_amounts")(change) ? change : withoutAmounts(change))),
    withheld: proven({ record: null, report: null, details, eia: null }, items, proof),
  };
}

function withoutAmounts({ consulteeAmounts: _withheld, ...change }: DetailsBody["changes"][number]) {
  return change;
}

/** The assessment without what is withheld of it, and without what was acknowledged of that. */
export function eiaWithout(
  eia: EiaBody,
  items: readonly Omit<WithheldItem, "digest">[],
  proof: Proof,
): EiaBody {
  const isHere = keeping(items);
  const isOfWhatIsHere = (kind: SealItemKind, number: number | null) =>
    number === null || isHere(kind)({ number });
  const { conclusions, ...others } = eia;
  return {
    ...others,
    ...(conclusions && isHere("conclusions")({ number: 1 }) && { conclusions }),
    entries: eia.entries.filter(({ changeNumber }) => isHere("entry")({ number: changeNumber })),
    actions: eia.actions.filter(isHere("action")),
    acknowledgements: eia.acknowledgements.filter(
      ({ changeNumber, actionNumber }) =>
        isOfWhatIsHere("entry", changeNumber) && isOfWhatIsHere("action", actionNumber),
    ),
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
