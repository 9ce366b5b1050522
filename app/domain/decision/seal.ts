import type { CalendarDate } from "../shared/calendar-date";
import { withPlaces } from "../framework/sections";
import type { RecordPart } from "../publication/record-parts";
import {
  SEAL_ITEM_KINDS,
  type DetailsBody,
  type DetailsTotals,
  type EiaBody,
  type RecordBody,
  type ReportBody,
  type SealItemKind,
  type WithheldItem,
} from "./record-bodies";

/**
 * How a signed record is proven, whole or with parts withheld (rule 14). Its four parts are cut into sections, and
 * each section into items: a budget line, a change, an entry, an action. An item's digest is taken with a salt of its own,
 * a section's over its items' digests with another, and the manifest that the office signs names the sections' digests
 * alone. So whoever has an item and its salt can prove it, and a withheld one gives nothing away but that it exists;
 * of a withheld part not even how much there is of it.
 * docs/published-record-format.md says the same for those who write their own verifier.
 */
export const SEAL_SCHEMA = "sealed-decision/7";
/**
 * The first kept a budget's totals in the head of its section: they could not be withheld with a line. The second kept
 * there the title of the previous budget, and the abbreviations in the head of the record; it kept what consultees moved in
 * the change, where it stayed when their entry was withheld, and made an item of each acknowledgement, so that their number
 * told how many impacts of a withheld entry are adverse. The third had no reports of consultations. The fourth had lines
 * without their contracts, no conclusions on what several changes together do, and no reasons why an entry stands against
 * what people said. The fifth had no answers to an office's own questions. The sixth had the sections of a paper in the head of the budget,
 * where none could be withheld by itself.
 */
const SEAL_SCHEMAS = [
  "sealed-decision/1",
  "sealed-decision/2",
  "sealed-decision/3",
  "sealed-decision/4",
  "sealed-decision/5",
  "sealed-decision/6",
  SEAL_SCHEMA,
] as const;
export type SealSchema = (typeof SEAL_SCHEMAS)[number];
export const isSealSchema = (schema: string): schema is SealSchema =>
  SEAL_SCHEMAS.includes(schema as SealSchema);
/** From the third on these are apart: the previous budget's title, each abbreviation, and what goes with an entry or an action. */
export const isCutFiner = (schema: SealSchema) =>
  schema !== "sealed-decision/1" && schema !== "sealed-decision/2";
/** From the fourth on each report of a consultation is an item of its own. */
const hasReportsApart = (schema: SealSchema) => isCutFiner(schema) && schema !== "sealed-decision/3";

/** From the fifth on what is concluded of all changes together is an item of its own. */
const hasConclusionsApart = (schema: SealSchema) => hasReportsApart(schema) && schema !== "sealed-decision/4";

/** From the seventh on each section of the paper is an item of its own. */
export const hasSectionsApart = (schema: SealSchema) =>
  hasConclusionsApart(schema) && schema !== "sealed-decision/5" && schema !== "sealed-decision/6";

/** The sections of a record, in their order, each in the part with which it is published or withheld. */
export const SEAL_SECTIONS = {
  decision_record: "record",
  approvals: "record",
  determinations: "record",
  report: "report",
  budget: "details",
  changes: "details",
  eia: "eia",
  action_plan: "eia",
} as const satisfies Record<string, RecordPart>;
export type SealSection = keyof typeof SEAL_SECTIONS;
export const SEAL_SECTION_NAMES = Object.keys(SEAL_SECTIONS) as SealSection[];

export const SEAL_SECTION_LABELS: Record<SealSection, string> = {
  decision_record: "the decision record",
  approvals: "the account of the approvals",
  determinations: "the account of the publication determinations",
  report: "the report",
  budget: "the budget",
  changes: "the list of budget changes",
  eia: "the equality impact assessment",
  action_plan: "the action plan",
};

/** Signs what the office seals. */
export interface Signer {
  /** @returns a JSON Web Signature in compact form (RFC 7515), by Ed25519 (RFC 8037), and the name of its key */
  sign: (payload: string) => Promise<{ jws: string; keyId: string }>;
}

export interface SealItem {
  kind: SealItemKind;
  /** Its place among those of its kind, from 1; 0 for a head. */
  number: number;
  body: unknown;
}

/** The bodies that a seal is over, or those of them that are published. */
export interface SealedBodies {
  record: RecordBody | null;
  report: ReportBody | null;
  details: DetailsBody | null;
  eia: EiaBody | null;
}

/** Cuts the bodies into sections. Every value of a body is in exactly one item. A withheld part has no sections here. */
export function sealItems(
  bodies: SealedBodies,
  schema: SealSchema = SEAL_SCHEMA,
): Partial<Record<SealSection, SealItem[]>> {
  return {
    ...(bodies.record && recordItems(withoutGaps(bodies.record), schema)),
    ...(bodies.report && { report: reportItems(withoutGaps(bodies.report), schema) }),
    ...(bodies.details && detailsItems(withoutGaps(bodies.details), schema)),
    ...(bodies.eia && eiaItems(withoutGaps(bodies.eia), schema)),
  };
}

/** Which items have a gap is no part of them. */
function withoutGaps<Body extends { gaps?: unknown }>({ gaps: _gaps, ...body }: Body) {
  return body;
}

const head = (body: unknown): SealItem => ({ kind: "head", number: 0, body });
const numbered =
  (kind: SealItemKind) =>
  (body: { number: number }): SealItem => ({ kind, number: body.number, body });

function recordItems(
  { submitted, approval, determined, determinations, ...rest }: RecordBody,
  schema: SealSchema,
) {
  return {
    decision_record: isCutFiner(schema) ? withTermsApart(rest) : [head(rest)],
    approvals: [head({ submitted, approval })],
    determinations: [head({ determined, determinations })],
  };
}

/** The head says whether there are abbreviations, and not which. */
function withTermsApart({
  glossary,
  withheld: _withheld,
  ...rest
}: Pick<RecordBody, "glossary" | "withheld">): SealItem[] {
  return [
    head(glossary ? { ...rest, glossary: [] } : rest),
    ...(glossary ?? []).map((body): SealItem => ({ kind: "glossary_term", number: body.number ?? 0, body })),
  ];
}

function reportItems(
  { consultations, withheld: _withheld, ...rest }: ReportBody,
  schema: SealSchema,
): SealItem[] {
  if (!hasReportsApart(schema)) return [head(consultations ? { ...rest, consultations } : rest)];
  return [head(rest), ...(consultations ?? []).map(numbered("consultation"))];
}

function detailsItems(
  { lines, previous, changes, sections, withheld: _withheld, ...others }: DetailsBody,
  schema: SealSchema,
) {
  const isApart = hasSectionsApart(schema);
  const figures = sections === undefined || isApart ? others : { ...others, sections };
  const isWhole = schema === "sealed-decision/1";
  const { totals, rest } = isWhole ? { totals: {}, rest: figures } : withoutTotals(figures);
  const before = previous && withoutLines(previous);
  return {
    budget: [
      head({ ...rest, previous: before && isCutFiner(schema) ? {} : before }),
      ...(before && isCutFiner(schema) && Object.keys(before).length > 0
        ? [{ kind: "previous_budget" as const, number: 1, body: before }]
        : []),
      ...lines.map(numbered("line")),
      ...(previous?.lines ?? []).map(numbered("previous_line")),
      ...(Object.keys(totals).length === 0 ? [] : [{ kind: "totals" as const, number: 1, body: totals }]),
      ...(isApart ? withPlaces(sections ?? []).map(numbered("section")) : []),
    ],
    changes: isCutFiner(schema) ? withAmountsApart(changes) : changes.map(numbered("change")),
  };
}

/** What consultees moved is an item beside its change, also where they moved nothing: it can go with their entry. */
function withAmountsApart(changes: DetailsBody["changes"]): SealItem[] {
  return changes.flatMap(({ consulteeAmounts, ...change }) => [
    numbered("change")(change),
    ...(consulteeAmounts === undefined
      ? []
      : [{ kind: "consultee_amounts" as const, number: change.number, body: consulteeAmounts }]),
  ]);
}

/** Whatever else stands beside the lines is sealed with the head: nothing may be added that no digest is over. */
function withoutLines({ lines: _lines, ...previous }: NonNullable<DetailsBody["previous"]>) {
  return previous;
}

/** The figures of a budget from which a line could be worked out, as far as they are there, and all else. */
export function withoutTotals<Details extends Partial<DetailsTotals>>(
  details: Details,
): { totals: Partial<DetailsTotals>; rest: Omit<Details, keyof DetailsTotals> } {
  const { summary, fundingSources, statedTotals, explanations, ...rest } = details;
  const totals = { summary, fundingSources, statedTotals, explanations };
  return {
    totals: Object.fromEntries(Object.entries(totals).filter(([, figures]) => figures !== undefined)),
    rest,
  };
}

function eiaItems(
  { entries, actions, acknowledgements, conclusions, withheld: _withheld, ...others }: EiaBody,
  schema: SealSchema,
) {
  const isApart = hasConclusionsApart(schema);
  const rest = conclusions === undefined || isApart ? others : { ...others, conclusions };
  if (!isCutFiner(schema)) {
    return {
      eia: [
        head(rest),
        ...entries.map((body): SealItem => ({ kind: "entry", number: body.changeNumber, body })),
      ],
      action_plan: [...acknowledgements.map(numbered("acknowledgement")), ...actions.map(numbered("action"))],
    };
  }
  const ofEntry = (entry: EiaBody["entries"][number]) =>
    acknowledgements.filter(({ changeNumber }) => changeNumber === entry.changeNumber);
  const ofAction = ({ number }: EiaBody["actions"][number]) =>
    acknowledgements.filter(({ actionNumber }) => actionNumber === number);
  // One of an entry that is not there is an item like any other, and nothing proves it.
  const cut = new Set([...entries.flatMap(ofEntry), ...actions.flatMap(ofAction)]);
  return {
    eia: [
      head(rest),
      ...entries.map((entry): SealItem => ({
        kind: "entry",
        number: entry.changeNumber,
        body: { entry, acknowledgements: ofEntry(entry) },
      })),
      ...(conclusions === undefined || !isApart
        ? []
        : [{ kind: "conclusions" as const, number: 1, body: conclusions }]),
    ],
    action_plan: [
      ...acknowledgements.filter((one) => !cut.has(one)).map(numbered("acknowledgement")),
      ...actions.map((action): SealItem => ({
        kind: "action",
        number: action.number,
        body: { action, acknowledgements: ofAction(action) },
      })),
    ],
  };
}

/** Where a withheld item of a kind belongs. */
export const SECTION_OF_KIND: Record<Exclude<SealItemKind, "head">, SealSection> = {
  line: "budget",
  previous_line: "budget",
  change: "changes",
  entry: "eia",
  action: "action_plan",
  acknowledgement: "action_plan",
  totals: "budget",
  previous_budget: "budget",
  glossary_term: "decision_record",
  consultee_amounts: "changes",
  consultation: "report",
  conclusions: "eia",
  section: "budget",
};

/** A salt for the section itself, and one for each item by `kind:number`. 128 random bits each, hexadecimal. */
export interface SectionSalts {
  section: string;
  items: Readonly<Record<string, string>>;
}
export type SealSalts = Partial<Record<SealSection, SectionSalts>>;

export const saltKey = ({ kind, number }: Pick<SealItem, "kind" | "number">): string => `${kind}:${number}`;

/** The hash of a value: SHA-256, hexadecimal, over its canonical JSON (RFC 8785). Given in, for this room is pure. */
export type Digest = (value: unknown) => string;

export function itemDigest(
  { kind, number, body }: SealItem,
  salt: string,
  digest: Digest,
  schema: SealSchema = SEAL_SCHEMA,
): string {
  return digest({ schema, kind, number, salt, body });
}

/**
 * @param items those whose bodies are at hand @param withheld those that are known by their digests alone
 * @returns null where an item has no salt
 */
export function sectionDigest(
  section: SealSection,
  items: readonly SealItem[],
  withheld: readonly WithheldItem[],
  salts: SectionSalts,
  digest: Digest,
  schema: SealSchema = SEAL_SCHEMA,
): string | null {
  const digests: { kind: SealItemKind; number: number; digest: string }[] = withheld.map(
    ({ kind, number, digest: known }) => ({ kind, number, digest: known }),
  );
  for (const item of items) {
    const salt = salts.items[saltKey(item)];
    if (salt === undefined) return null;
    digests.push({ kind: item.kind, number: item.number, digest: itemDigest(item, salt, digest, schema) });
  }
  const rank = (kind: SealItemKind) => SEAL_ITEM_KINDS.indexOf(kind);
  digests.sort((a, b) => rank(a.kind) - rank(b.kind) || a.number - b.number);
  return digest({ schema, section, salt: salts.section, items: digests });
}

/** What the office signs: nothing in it tells of what is withheld. */
export interface SealManifest {
  schema: SealSchema;
  reference: string;
  decidedOn: CalendarDate;
  /** The digest that was submitted, approved and determined. */
  contentDigest: string;
  /** The audit log's last event before the signature. */
  auditHead: { number: number; hash: string };
  /** On what ground the record itself is withheld; empty where it is published. The other parts' are in its determinations. */
  recordWithheldOn: string;
  sections: Readonly<Record<SealSection, string>>;
}

/** What is kept of a seal: the signature over the manifest, and the salts, which prove what they belong to. */
export interface RecordSeal {
  /** A JSON Web Signature in compact form; its payload is the manifest. */
  jws: string;
  salts: SealSalts;
}

/** The salts that may be published: those of public sections, and in them those of items that are there. */
export function publicSalts(
  salts: SealSalts,
  bodies: SealedBodies,
  schema: SealSchema = SEAL_SCHEMA,
): SealSalts {
  return Object.fromEntries(
    Object.entries(sealItems(bodies, schema)).map(([section, items]) => {
      const own = salts[section as SealSection];
      const kept = items.map((item) => [saltKey(item), own?.items[saltKey(item)] ?? ""]);
      return [
        section,
        { section: own?.section ?? "", items: Object.fromEntries(kept) as Record<string, string> },
      ];
    }),
  );
}
