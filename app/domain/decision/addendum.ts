import { RECORD_PARTS, type RecordPart } from "../publication/record-parts";
import type { CalendarDate } from "../shared/calendar-date";
import type { EiaBodyHead } from "./recorded-eia";
import type { SealItemKind, WithheldItem } from "./record-bodies";
import type { Digest, SealSection } from "./seal";

/**
 * What stands beside a signed record because it happened afterwards, each in a seal of its own (rule 30). The record and its seal stay
 * what they were. An addendum has five leaves, always, each under a digest with a salt of its own: a head that says what happened
 * and when, and for each part of the record what it says of that one, which is published and withheld with the part.
 */
export const ADDENDUM_SCHEMA = "record-addendum/1";
export const ADDENDUM_LEAVES = ["head", ...RECORD_PARTS] as const;
export type AddendumLeafName = (typeof ADDENDUM_LEAVES)[number];

export type AddendumHead =
  | { kind: "withdrawn"; on: CalendarDate; legalGround: string }
  /** What an earlier addendum withdrew is published again. */
  | { kind: "published_again"; on: CalendarDate; of: number }
  /** What was withheld when it was signed is published after all. */
  | { kind: "published_later"; on: CalendarDate }
  /** The day on which it was completed. */
  | { kind: "action_completed"; on: CalendarDate }
  /** What happened, and when; in words in the leaf of the part that it is about. */
  | { kind: "noted"; on: CalendarDate; what: NotedKind };

/** What a monitoring officer writes down beside a signed record. */
export const NOTED_KINDS = ["review", "correction", "answered", "allocated", "superseded"] as const;
export type NotedKind = (typeof NOTED_KINDS)[number];

export const NOTED_LABELS: Record<NotedKind, string> = {
  review: "The assessment was reviewed",
  correction: "Something in the record is corrected",
  answered: "What was not yet known was found out",
  allocated: "An allocation was assessed",
  superseded: "Superseded by a later decision",
};

/** An item whose text has a gap: what proves the text as it is shown. */
export interface StatedGap {
  section: SealSection;
  kind: SealItemKind;
  number: number;
  digest: string;
}

/** What it says of one part; nothing is left out but what is not so. */
export interface PartLeaf {
  /** All of the part: withdrawn, or published after all. */
  whole?: true;
  items?: readonly { kind: SealItemKind; number: number }[];
  /** Of a part that is published after all: what of it stays withheld, as it was determined of its items. */
  withheld?: readonly Omit<WithheldItem, "digest">[];
  gaps?: readonly StatedGap[];
  action?: { number: number; eiaUpdated: boolean };
  note?: Note;
  /** Addenda that said something of this part, by their numbers: what they said is withdrawn. */
  addenda?: readonly number[];
}

export interface Note {
  words: string;
  /** Who did it, as it is printed. */
  by: string;
  /** Of a review: whether anything changed by it. */
  changed?: boolean;
  /** The action that it followed from, by its number. */
  actionNumber?: number;
  /** Of a review of the assessment: the day by which it is reviewed next. */
  nextReviewOn?: CalendarDate;
  /** Of a review of the assessment: a text of it as it says since. What was signed stays beside it. */
  updated?: { text: UpdatedText; words: string };
}

/** The texts of an assessment’s head that a review may bring up to date. */
export const UPDATED_TEXTS = {
  aim: "Aim",
  evidence: "Evidence used",
  gaps: "Gaps in the evidence",
  gapsAnswer: "What is done about the gaps",
  otherGroups: "Groups that are defined in another way",
  outcomeJustification: "Justification of the outcome",
  nextReview: "Next review",
  reviewsDone: "Reviews done",
} as const satisfies Partial<Record<keyof EiaBodyHead, string>>;
export type UpdatedText = keyof typeof UPDATED_TEXTS;
export const isUpdatedText = (name: string): name is UpdatedText => Object.hasOwn(UPDATED_TEXTS, name);

export type AddendumBodies = { head: AddendumHead } & Record<RecordPart, PartLeaf>;
export type AddendumSalts = Record<AddendumLeafName, string>;

/** As far as it is public: the head, and what it says of the parts that are. */
export interface PublicAddendum {
  number: number;
  jws: string;
  bodies: { head: AddendumHead } & Partial<Record<RecordPart, PartLeaf>>;
  salts: Partial<AddendumSalts>;
}

/** What the office signs of it: nothing in it tells of what is withheld. */
export interface AddendumManifest {
  schema: string;
  reference: string;
  /** Of the record that it stands beside. */
  contentDigest: string;
  /** Its place among the addenda of the record, from 1. */
  number: number;
  leaves: Readonly<Record<AddendumLeafName, string>>;
}

export function leafDigest(leaf: AddendumLeafName, body: unknown, salt: string, digest: Digest): string {
  return digest({ schema: ADDENDUM_SCHEMA, leaf, salt, body });
}

export function addendumManifest(
  head: Pick<AddendumManifest, "reference" | "contentDigest" | "number">,
  { bodies, salts }: { bodies: AddendumBodies; salts: AddendumSalts },
  digest: Digest,
): AddendumManifest {
  const { reference, contentDigest, number } = head;
  const leaves = Object.fromEntries(
    ADDENDUM_LEAVES.map((leaf) => [leaf, leafDigest(leaf, bodies[leaf], salts[leaf], digest)]),
  ) as AddendumManifest["leaves"];
  return { schema: ADDENDUM_SCHEMA, reference, contentDigest, number, leaves };
}

/** Whether what is public of an addendum is what the office signed. */
export function isAsSealed(
  { number, bodies, salts }: PublicAddendum,
  manifest: AddendumManifest,
  record: Pick<AddendumManifest, "reference" | "contentDigest">,
  digest: Digest,
): boolean {
  const names = Object.keys(bodies) as AddendumLeafName[];
  return (
    manifest.schema === ADDENDUM_SCHEMA &&
    manifest.reference === record.reference &&
    manifest.contentDigest === record.contentDigest &&
    manifest.number === number &&
    names.includes("head") &&
    Object.keys(salts).length === names.length &&
    names.every(
      (leaf) =>
        ADDENDUM_LEAVES.includes(leaf) &&
        leafDigest(leaf, bodies[leaf], salts[leaf] ?? "", digest) === manifest.leaves[leaf],
    )
  );
}

/** That something was withdrawn: by which addendum, when, on what ground. */
export interface Withdrawn {
  by: number;
  on: CalendarDate;
  legalGround: string;
}

export const itemKey = ({ kind, number }: { kind: SealItemKind; number: number }) => `${kind}:${number}`;
/** Every section has a head. */
export const gapKey = ({ section, kind, number }: Omit<StatedGap, "digest">) =>
  `${section}:${kind}:${number}`;

export interface InForce {
  parts: ReadonlyMap<RecordPart, Withdrawn>;
  /** By `itemKey`. */
  items: ReadonlyMap<string, Withdrawn & { part: RecordPart; kind: SealItemKind; number: number }>;
  /** Numbers of the addenda that withdrew something and still do. */
  numbers: ReadonlySet<number>;
  /** Addenda of which what they say of a part is withdrawn. */
  addenda: ReadonlyMap<number, Withdrawn>;
  /** Of the items that had a gap last, by `gapKey`: the digest of the text as it is shown. */
  gaps: ReadonlyMap<string, string>;
}

/** What is withdrawn on the strength of the addenda. Of several that withdraw one thing the first is named. */
export function inForce(addenda: readonly Pick<PublicAddendum, "number" | "bodies">[]): InForce {
  const ordered = addenda.toSorted((a, b) => a.number - b.number);
  const undone = new Set(
    ordered.flatMap(({ bodies: { head } }) => (head.kind === "published_again" ? [head.of] : [])),
  );
  const parts = new Map<RecordPart, Withdrawn>();
  const items = new Map<string, Withdrawn & { part: RecordPart; kind: SealItemKind; number: number }>();
  const numbers = new Set<number>();
  const gaps = new Map<string, string>();
  const hidden = new Map<number, Withdrawn>();
  for (const { number, bodies } of ordered) {
    const { head } = bodies;
    for (const part of RECORD_PARTS) {
      const leaf = bodies[part];
      for (const gap of leaf?.gaps ?? []) gaps.set(gapKey(gap), gap.digest);
      if (head.kind !== "withdrawn" || undone.has(number)) continue;
      const withdrawn = { by: number, on: head.on, legalGround: head.legalGround };
      numbers.add(number);
      for (const one of leaf?.addenda ?? []) if (!hidden.has(one)) hidden.set(one, withdrawn);
      if (leaf?.whole && !parts.has(part)) parts.set(part, withdrawn);
      for (const { kind, number: place } of leaf?.items ?? []) {
        const key = itemKey({ kind, number: place });
        if (!items.has(key)) items.set(key, { ...withdrawn, part, kind, number: place });
      }
    }
  }
  return { parts, items, numbers, addenda: hidden, gaps };
}

/** What was withheld when it was signed and is published after all. */
export interface PublishedLater {
  /** All of a part, with the day from which it is. */
  parts: ReadonlyMap<RecordPart, CalendarDate>;
  /** Single items, by `itemKey`. */
  items: ReadonlySet<string>;
  /** Of such a part, what of it stays withheld. */
  withheld: ReadonlyMap<RecordPart, readonly Omit<WithheldItem, "digest">[]>;
}

/** What is published after all on the strength of the addenda; whether it was withdrawn since is for `inForce` to say. */
export function publishedLater(
  addenda: readonly Pick<PublicAddendum, "number" | "bodies">[],
): PublishedLater {
  const parts = new Map<RecordPart, CalendarDate>();
  const items = new Set<string>();
  const withheld = new Map<RecordPart, readonly Omit<WithheldItem, "digest">[]>();
  for (const { bodies } of addenda.toSorted((a, b) => a.number - b.number)) {
    const { head } = bodies;
    if (head.kind !== "published_later") continue;
    for (const part of RECORD_PARTS) {
      const leaf = bodies[part];
      if (leaf?.whole && !parts.has(part)) {
        parts.set(part, head.on);
        withheld.set(part, leaf.withheld ?? []);
      }
      for (const item of leaf?.items ?? []) items.add(itemKey(item));
    }
  }
  return { parts, items, withheld };
}

/** Actions that were completed with the word that the assessment was updated, and of which no review says how: by number. */
export function waitingReviews(
  addenda: readonly Pick<PublicAddendum, "number" | "bodies">[],
): { number: number; completedOn: CalendarDate }[] {
  const reviewed = new Set(
    addenda.flatMap(({ bodies }) => RECORD_PARTS.flatMap((part) => bodies[part]?.note?.actionNumber ?? [])),
  );
  return addenda.flatMap(({ bodies: { head, eia } }) =>
    head.kind === "action_completed" && eia?.action?.eiaUpdated && !reviewed.has(eia.action.number)
      ? [{ number: eia.action.number, completedOn: head.on }]
      : [],
  );
}
