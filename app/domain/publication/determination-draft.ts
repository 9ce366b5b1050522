import type { CalendarDate } from "../shared/calendar-date";
import type { ChosenItem } from "./determinations";
import type { FurtherAnswer } from "./ground-further";
import { RECORD_PARTS, type RecordPart } from "./record-parts";

/** How much of a part is to be public. */
export const HOW_MUCH = ["all", "some", "none"] as const;
export type HowMuch = (typeof HOW_MUCH)[number];

/** A ground as it was given: a listed one by its id, a written one, or both. */
export interface DraftedGround extends FurtherAnswer {
  chosen: number | null;
  written: string;
  isQualified: boolean;
  publicInterest: string;
}

/** What is answered of one part so far. */
export interface DraftedPart extends DraftedGround {
  howMuch: HowMuch;
  /** What is published though the framework before withholds it, by `inheritedKey`, and why. */
  released: readonly string[];
  releaseReason: string;
  withheldUntil: CalendarDate | null;
  /** Of the record: whom it prints by their title alone, by their ids; absent in what was drafted before that was asked. */
  titlesOnly?: readonly number[];
  /** Of "all but some": each on its own ground. Kept where another answer is given meanwhile. */
  items: readonly (ChosenItem & { ground: DraftedGround })[];
}
export type DeterminationDraft = Readonly<Record<RecordPart, DraftedPart>>;

const ALL_OF_PART = {
  howMuch: "all",
  released: [],
  releaseReason: "",
  withheldUntil: null,
  ...{ chosen: null, written: "", isQualified: false, publicInterest: "" },
} as const satisfies Omit<DraftedPart, "items">;
/** All four parts, but for what the framework before withholds. */
export const ALL_PUBLISHED: Readonly<Record<RecordPart, Omit<DraftedPart, "items">>> = {
  record: ALL_OF_PART,
  report: ALL_OF_PART,
  details: ALL_OF_PART,
  eia: ALL_OF_PART,
};

const keyOf = ({ kind, id }: ChosenItem) => `${kind}:${id}`;

/** The answers of the first page over a draft, whose items stay as they are. */
export function withAnswers(
  draft: DeterminationDraft | null,
  answers: Readonly<Record<RecordPart, Omit<DraftedPart, "items">>>,
): DeterminationDraft {
  const part = (name: RecordPart): DraftedPart => ({ ...answers[name], items: draft?.[name].items ?? [] });
  return { record: part("record"), report: part("report"), details: part("details"), eia: part("eia") };
}

/** Further items of a part, all on one ground: one that is there already gets it in place of its own. */
export function withItems(
  draft: DeterminationDraft,
  part: RecordPart,
  { items, ground }: { items: readonly ChosenItem[]; ground: DraftedGround },
): DeterminationDraft {
  const added = new Set(items.map(keyOf));
  return {
    ...draft,
    [part]: {
      ...draft[part],
      items: [
        ...draft[part].items.filter((item) => !added.has(keyOf(item))),
        ...items.map((item) => ({ ...item, ground })),
      ],
    },
  };
}

/** A part without some of its items, which are published after all. */
export function withoutItems(
  draft: DeterminationDraft,
  part: RecordPart,
  items: readonly ChosenItem[],
): DeterminationDraft {
  const removed = new Set(items.map(keyOf));
  return {
    ...draft,
    [part]: { ...draft[part], items: draft[part].items.filter((item) => !removed.has(keyOf(item))) },
  };
}

/** The first part of which all but some is published and no item is chosen yet; null where nothing is left to choose. */
export function partWithoutItems(draft: DeterminationDraft): RecordPart | null {
  return (
    RECORD_PARTS.find((part) => draft[part].howMuch === "some" && draft[part].items.length === 0) ?? null
  );
}

/** The parts of which single items are chosen, in their order. */
export function partsWithItems(draft: DeterminationDraft): RecordPart[] {
  return RECORD_PARTS.filter((part) => draft[part].howMuch === "some");
}

/** A draft as the determination is made of it. */
export function answersOf(draft: DeterminationDraft) {
  const answer = (part: RecordPart) => {
    const {
      howMuch,
      items,
      released,
      releaseReason,
      withheldUntil,
      titlesOnly: _names,
      ...ground
    } = draft[part];
    const none: DraftedGround = { chosen: null, written: "", isQualified: false, publicInterest: "" };
    return {
      publish: howMuch !== "none",
      items: howMuch === "some" ? items : [],
      ...(howMuch === "none" ? ground : none),
      released,
      releaseReason,
      withheldUntil: howMuch === "none" ? withheldUntil : null,
    };
  };
  return {
    record: answer("record"),
    report: answer("report"),
    details: answer("details"),
    eia: answer("eia"),
  };
}
