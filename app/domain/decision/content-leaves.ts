import { recordedReason } from "../budget/change-reason";
import type { LineDifference } from "../budget/changes";
import { changesOf, type FrameworkContent } from "../framework/content";
import type { Action } from "../actions/action";
import { recordedDimensions } from "../eia/dimensions";
import { placeOfCharacteristic } from "../eia/hit-more-than-once";
import { recordedSections } from "../framework/sections";
import { normaliseText } from "../shared/normal-text";
import type { RecordPart } from "../publication/record-parts";
import { recordedOptions } from "./considered-options";
import { attachedReport } from "./attached-report";
import { recordedImplications } from "./implications";
import { recordedEia } from "./recorded-eia";
import { frozenEntry } from "./recorded-entry";
import { impactPlaces, type ImpactPlace } from "./recorded-impact";

/**
 * A submission's digest is taken over leaves: one for each line, change, entry, action, term and field group. Each has
 * a salt of its own, so that later a single leaf can be withheld and the rest still be proven.
 * Its number goes up where leaves of content that was there before change; a new kind that such content has none of
 * changes nothing (docs/decisions/0012-a-new-kind-of-leaf.md).
 */
export const CONTENT_SCHEMA = 1;

export const LEAF_KINDS = [
  "framework",
  "line",
  "previous_line",
  "change",
  "finances",
  "eia",
  "entry",
  "action",
  "record",
  "report",
  "glossary_term",
  "dimension",
  "consultation",
  "conclusion",
  "section",
] as const;
export type LeafKind = (typeof LEAF_KINDS)[number];

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface UnsaltedLeaf {
  part: RecordPart;
  kind: LeafKind;
  /** The id of the line, change, entry, action, term, dimension, section or consultation, of a conclusion the place of its characteristic; 0 where there is one of its kind. */
  id: number;
  body: Json;
}

export interface ContentLeaf extends UnsaltedLeaf {
  schema: typeof CONTENT_SCHEMA;
  /** 128 random bits, hexadecimal. */
  salt: string;
}

/** The frozen content as leaves, in an order that depends on position and id alone. */
export function contentLeaves(content: FrameworkContent): UnsaltedLeaf[] {
  const { budget, previous, eia, record } = content;
  const places = impactPlaces(content.entries);
  const attached = attachedReport(record);
  const leaf = (part: RecordPart, kind: LeafKind, id: number, body: unknown): UnsaltedLeaf => ({
    part,
    kind,
    id,
    body: toJson(body),
  });
  return [
    leaf("details", "framework", 0, {
      title: budget.title,
      aim: content.aim,
      budgetDate: budget.budgetDate,
      years: budget.years,
      priorities: budget.priorities,
      previous: previous && {
        ...{ title: previous.title, years: previous.years, priorities: previous.priorities },
        ...(previous.putOff && { putOff: previous.putOff }),
      },
    }),
    ...budget.lines.map((line) => leaf("details", "line", line.id, line)),
    ...(previous?.lines ?? []).map((line) => leaf("details", "previous_line", line.id, line)),
    ...changesOf(content).map(({ previousLines, newLines, rationale, effectiveOn, ...change }) =>
      leaf("details", "change", change.id, {
        ...change,
        ...recordedReason({ rationale, effectiveOn }),
        differences: frozenDifferences(change.differences),
        previousLineIds: previousLines.map((line) => line.id),
        newLineIds: newLines.map((line) => line.id),
      }),
    ),
    leaf("details", "finances", 0, {
      fundingSources: content.fundingSources,
      statedTotals: content.statedTotals,
      explanations: content.explanations,
      financialSummary: record.financialSummary,
      ...recordedImplications("details", record.implications),
    }),
    leaf("eia", "eia", 0, recordedEia(eia)),
    ...content.entries.map((entry) => leaf("eia", "entry", entry.id, frozenEntry(entry))),
    ...content.actions.map((action) => leaf("eia", "action", action.id, frozenAction(action, places))),
    leaf("record", "record", 0, {
      title: record.title,
      ...(record.datedOn && { datedOn: record.datedOn }),
      receivedOn: record.receivedOn,
      officersPresent: record.officersPresent,
      summary: record.summary,
      resolved: record.resolved,
      ...recordedImplications("record", record.implications),
    }),
    leaf("report", "report", 0, {
      optionsConsidered: record.optionsConsidered,
      recommendations: record.recommendations,
      discussion: record.discussion,
      ...(attached && { attached }),
      ...(content.options.length > 0 && { options: recordedOptions(content.options) }),
      ...recordedImplications("report", record.implications),
    }),
    ...content.glossary.map((term) => leaf("record", "glossary_term", term.id, term)),
    ...recordedDimensions(content.dimensions).map(({ id, recorded }) =>
      leaf("eia", "dimension", id, recorded),
    ),
    ...content.conclusions.map(({ version: _version, ...conclusion }) =>
      leaf("eia", "conclusion", placeOfCharacteristic(conclusion.characteristic), conclusion),
    ),
    ...content.sections.flatMap((section) =>
      recordedSections([section]).map((recorded) => leaf("details", "section", section.id, recorded)),
    ),
    ...content.consultationReports.map((report) => leaf("report", "consultation", report.id, report)),
  ];
}

/** What was not always asked of an action is there only where it holds something, so that an action from before is as it was. */
function frozenAction(
  { mitigates, timing, isCondition, ...action }: Action,
  places: ReadonlyMap<number, ImpactPlace>,
) {
  return {
    ...action,
    ...(timing === "after" && { timing }),
    ...(isCondition && { isCondition }),
    ...(mitigates.length > 0 && { mitigates: mitigates.map((id) => places.get(id)) }),
  };
}

/**
 * Without those in provision, which were not told apart before: the lines are leaves themselves, and say what each provides.
 */
function frozenDifferences(differences: readonly LineDifference[]): readonly LineDifference[] {
  return differences.filter(({ field }) => field !== "provision");
}

/** Instants become ISO text; text becomes NFC with LF, so that what looks the same is the same. */
function toJson(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return normaliseText(value);
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
  }
  throw new TypeError(`Not content: ${typeof value}`);
}
