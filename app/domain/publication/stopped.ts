import type { PartLeaf } from "../decision/addendum";
import type { SignedSnapshot } from "../decision/signed-snapshot";
import { hasSectionsApart, saltKey, isCutFiner, sealItems, type SealSchema } from "../decision/seal";
import { changesOf, type FrameworkContent } from "../framework/content";
import { withheldConsulteeAmounts } from "./consultee-amounts";
import type { ChosenItem, Determination } from "./determinations";
import { RECORD_PARTS, type RecordPart } from "./record-parts";
import { withheldOf, type NumberedItem } from "./withheld-items";

/**
 * What a monitoring officer stops publishing: a part, one thing of a part, what an addendum says of one, or a passage wherever it stands
 * in the record.
 */
export type StopTarget =
  | { kind: "part"; part: RecordPart }
  | { kind: "note"; part: RecordPart; number: number }
  | { kind: "item"; part: RecordPart; item: ChosenItem }
  | { kind: "passage"; text: string };

export type Signed = Pick<SignedSnapshot, RecordPart>;

/**
 * What is withdrawn with it, part by part: what goes with an item at signing goes with it now (rule 11), as far as the record was cut
 * that finely when it was sealed.
 */
export function withdrawnWith(
  target: StopTarget,
  content: FrameworkContent,
  signed: Signed,
  schema: SealSchema,
): Record<RecordPart, PartLeaf> {
  const leaves: Record<RecordPart, PartLeaf> = { record: {}, report: {}, details: {}, eia: {} };
  if (target.kind === "passage") return leaves;
  const { part } = target;
  if (target.kind === "note") leaves[part] = { addenda: [target.number] };
  if (target.kind === "note") return leaves;
  if (target.kind === "part") leaves[part] = { whole: true };
  const own = target.kind === "item" ? withheldOf(ofItem(part, target.item), content) : [];
  const isSealed = sealedIn(signed, schema);
  const found: Partial<Record<RecordPart, NumberedItem[]>> = {
    [part]: [...own, ...(isCutFiner(schema) ? [] : acknowledgedOf(own, signed))],
  };
  // In the first seals it is in the change itself, which then goes where anything was moved.
  const isMoved = new Set(
    signed.details.changes
      .filter(({ consulteeAmounts = [] }) => consulteeAmounts.length > 0)
      .map(({ number }) => number),
  );
  const moved = movedByConsultees(target, content).flatMap((item): NumberedItem[] => {
    if (isSealed(item)) return [item];
    return isMoved.has(item.number) ? [{ ...item, kind: "change" }] : [];
  });
  found.details = [...(found.details ?? []), ...moved];
  found.report = [...(found.report ?? []), ...reportsTelling(target, found.details, content)];
  for (const name of RECORD_PARTS) {
    const items = distinct((found[name] ?? []).filter(isSealed));
    if (items.length > 0 && !leaves[name].whole) leaves[name] = { items };
  }
  return leaves;
}

/** What people were asked about a change stands in the reports of consultations with its title and amounts, and goes with it. */
function reportsTelling(
  target: StopTarget,
  details: readonly NumberedItem[],
  content: FrameworkContent,
): NumberedItem[] {
  const isWhole = target.kind === "part" && target.part === "details";
  const gone = new Set(
    details.flatMap(({ kind, number }) => (kind === "change" ? [changesOf(content)[number - 1]?.id] : [])),
  );
  return content.consultationReports.flatMap(({ asked }, place): NumberedItem[] =>
    asked.some(({ changeId }) => isWhole || gone.has(changeId))
      ? [{ kind: "consultation", number: place + 1 }]
      : [],
  );
}

function ofItem(part: RecordPart, item: ChosenItem): Given {
  return { part, publish: true, items: [item], legalGround: "", withheldUntil: null, inherited: [] };
}

type Given = Pick<
  Determination,
  "part" | "publish" | "items" | "legalGround" | "withheldUntil" | "inherited"
>;

/** What consultees moved goes with its change, with its entry and with the whole assessment. */
function movedByConsultees(target: StopTarget, content: FrameworkContent): NumberedItem[] {
  if (target.kind === "passage" || target.kind === "note") return [];
  if (target.kind === "part" && target.part !== "eia") return [];
  const given: Given =
    target.kind === "item"
      ? ofItem(target.part, target.item)
      : { part: "eia", publish: false, items: [], legalGround: "", withheldUntil: null, inherited: [] };
  return withheldConsulteeAmounts([given], content).map(({ kind, number }) => ({ kind, number }));
}

/** Before what is acknowledged was sealed as one with what it is of, it is an item beside it. */
export function acknowledgedOf(items: readonly NumberedItem[], { eia }: Signed): NumberedItem[] {
  const isOne = new Set(items.map(saltKey));
  return eia.acknowledgements
    .filter(
      ({ changeNumber, actionNumber }) =>
        (changeNumber !== null && isOne.has(saltKey({ kind: "entry", number: changeNumber }))) ||
        (actionNumber !== null && isOne.has(saltKey({ kind: "action", number: actionNumber }))),
    )
    .map(({ number }) => ({ kind: "acknowledgement", number }));
}

/** Whether a thing is an item of its own, as the record was cut when it was sealed. */
export function sealedIn(signed: Signed, schema: SealSchema) {
  const all = new Set(Object.values(sealItems(signed, schema)).flat().map(saltKey));
  return (item: NumberedItem) => all.has(saltKey(item));
}

export function distinct(items: readonly NumberedItem[]): NumberedItem[] {
  return [
    ...new Map(items.map(({ kind, number }) => [saltKey({ kind, number }), { kind, number }])).values(),
  ];
}

/** Of the first seals the totals stand in the head, where a line cannot take them with it (rule 11). */
export function tellsByTotals(target: StopTarget, schema: SealSchema): boolean {
  return target.kind === "item" && target.part === "details" && schema === "sealed-decision/1";
}

/** Of the seals before, the sections stand in the head, where none is known by a digest of its own. */
export function isNotApart(target: StopTarget, schema: SealSchema): boolean {
  return target.kind === "item" && target.item.kind === "section" && !hasSectionsApart(schema);
}
