import { ACTION_STATE_LABELS } from "../actions/action";
import { COMMISSIONING_METHOD_LABELS } from "../budget/budget";
import { CONTRACT_LABELS } from "../budget/contract-words";
import { FUNDING_KIND_LABELS, PAYMENT_LABELS, PROCUREMENT_ROUTE_LABELS } from "../budget/line-contract";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS } from "../eia/characteristics";
import { DIMENSION_KIND_LABELS, DIMENSION_TEXTS } from "../eia/dimensions";
import {
  EIA_OUTCOME_LABELS,
  ENTRY_KIND_LABELS,
  EVIDENCE_KIND_LABELS,
  EVIDENCE_TEXTS,
  IMPACT_TEXTS,
  INQUIRY_LABELS,
  INQUIRY_TIME_LABELS,
  MITIGATION_TIMING_LABELS,
  SCREENING_QUESTIONS,
} from "../eia/eia";
import { PLACEMENT_LABELS } from "../framework/sections";
import {
  formatDate,
  formatFinancialYear,
  formatInstant,
  formatMonth,
  parseDateParts,
} from "../shared/calendar-date";
import { formatMoney } from "../shared/money";
import { IMPLICATION_LABELS } from "./implications";
import { OPTION_TEXTS } from "./considered-options";
import type { Json, LeafKind, UnsaltedLeaf } from "./content-leaves";

/**
 * What differs between two submissions of one framework, from the leaves that each froze: for whoever approved or read the first,
 * and has the second before them (rule 27). A field that nobody named here is shown under its own name, so that nothing is left out.
 */
export const DIFFERENCE_GROUPS = {
  lines: "Budget lines",
  changes: "Budget changes",
  entries: "The assessment",
  actions: "The action plan",
  record: "The record, what is decided and its finances",
} as const;
export type DifferenceGroup = keyof typeof DIFFERENCE_GROUPS;

export interface FieldDifference {
  what: string;
  /** In words; empty where it held nothing. */
  before: string;
  now: string;
}

export interface ItemDifference {
  group: DifferenceGroup;
  name: string;
  how: "added" | "changed" | "removed";
  /** Of what was removed, none. */
  fields: readonly FieldDifference[];
}

export type FrozenLeaf = Pick<UnsaltedLeaf, "kind" | "id" | "body">;

/** In the order of the groups, and within each in the order of the leaves; what was removed comes last. */
export function whatDiffers(before: readonly FrozenLeaf[], now: readonly FrozenLeaf[]): ItemDifference[] {
  const names = namesIn([...before, ...now]);
  const keyOf = ({ kind, id }: FrozenLeaf) => `${kind} ${id}`;
  const earlier = new Map(before.map((leaf) => [keyOf(leaf), leaf]));
  const later = new Set(now.map(keyOf));
  const found = [
    ...now.flatMap((leaf): ItemDifference[] => {
      const old = earlier.get(keyOf(leaf));
      const fields = differences(old ? saidBy(old, names) : new Map(), saidBy(leaf, names));
      return fields.length === 0 && old
        ? []
        : [{ ...itemOf(leaf, names), how: old ? "changed" : "added", fields }];
    }),
    ...before
      .filter((leaf) => !later.has(keyOf(leaf)))
      .map((leaf): ItemDifference => ({ ...itemOf(leaf, names), how: "removed", fields: [] })),
  ];
  const groups = Object.keys(DIFFERENCE_GROUPS);
  return found.toSorted((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
}

interface Said {
  label: string;
  words: string;
}

function differences(before: ReadonlyMap<string, Said>, now: ReadonlyMap<string, Said>): FieldDifference[] {
  return [...new Set([...now.keys(), ...before.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), now.get(key)];
    const [old, current] = [was?.words ?? "", is?.words ?? ""];
    return old === current ? [] : [{ what: is?.label ?? was?.label ?? "", before: old, now: current }];
  });
}

/** What an id in a leaf stands for. */
interface Names {
  lines: ReadonlyMap<number, string>;
  priorities: ReadonlyMap<number, string>;
  changes: ReadonlyMap<number, string>;
  /** By the entry: the change that it is about. */
  entries: ReadonlyMap<number, string>;
}

type Body = Readonly<Record<string, Json>>;
const asBody = (value: Json | undefined): Body =>
  typeof value === "object" && value !== null && !isList(value) ? value : {};
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const asList = (value: Json | undefined): readonly Json[] =>
  value !== undefined && isList(value) ? value : [];
const asText = (value: Json | undefined): string => (typeof value === "string" ? value : "");

function namesIn(leaves: readonly FrozenLeaf[]): Names {
  const bodies = (...kinds: LeafKind[]) =>
    leaves.filter(({ kind }) => kinds.includes(kind)).map(({ id, body }) => ({ id, body: asBody(body) }));
  const changes = new Map(bodies("change").map(({ id, body }) => [id, asText(body.title)]));
  const priorities = bodies("framework").flatMap(({ body }) =>
    [...asList(body.priorities), ...asList(asBody(body.previous).priorities)].map(asBody),
  );
  return {
    lines: new Map(bodies("line", "previous_line").map(({ id, body }) => [id, asText(body.service)])),
    priorities: new Map(priorities.map(({ id, name }) => [Number(id), asText(name)])),
    changes,
    entries: new Map(
      bodies("entry").map(({ id, body }) => [id, changes.get(Number(body.changeId)) ?? "A change"]),
    ),
  };
}

function itemOf({ kind, id, body }: FrozenLeaf, names: Names): Pick<ItemDifference, "group" | "name"> {
  const { service, title, what, term, dimension, characteristic, heading } = asBody(body);
  switch (kind) {
    case "line":
      return { group: "lines", name: asText(service) };
    case "previous_line":
      return { group: "lines", name: `${asText(service)}, in the budget before` };
    case "change":
      return { group: "changes", name: asText(title) };
    case "entry":
      return { group: "entries", name: names.entries.get(id) ?? "A change" };
    case "eia":
      return { group: "entries", name: "The assessment as a whole" };
    case "dimension":
      return { group: "entries", name: asText(dimension) };
    case "conclusion":
      return {
        group: "entries",
        name: `All changes together: ${scalarInWords(characteristic ?? null, "characteristic").toLowerCase()}`,
      };
    case "action":
      return { group: "actions", name: asText(what) };
    case "record":
      return { group: "record", name: "The decision record" };
    case "report":
      return { group: "record", name: "The report" };
    case "framework":
      return { group: "record", name: "What is decided" };
    case "finances":
      return { group: "record", name: "Funding, totals and finances" };
    case "consultation":
      return { group: "record", name: `Report of the consultation ${asText(title)}` };
    case "section":
      return { group: "record", name: `Section ${asText(heading)}` };
    case "glossary_term":
      return { group: "record", name: `Abbreviation ${asText(term)}` };
  }
}

/** What follows from other fields, or says nothing to a reader. */
const NOT_SAID = new Set([
  "id",
  "version",
  "fingerprint",
  "changeId",
  "consultationId",
  "ownerId",
  "createdBy",
  "proposedBy",
  "byYear",
  "differences",
  "byteLength",
  "mediaType",
]);

const LABELS: Readonly<Record<string, string>> = {
  ...IMPLICATION_LABELS,
  ...DIMENSION_TEXTS,
  ...EVIDENCE_TEXTS,
  ...IMPACT_TEXTS,
  ...OPTION_TEXTS,
  ...SCREENING_QUESTIONS,
  service: "name",
  deliveryOrganisation: "delivered by",
  reach: "area",
  ...Object.fromEntries(
    Object.entries(CONTRACT_LABELS).map(([field, label]) => [
      field === "followedBy" ? "followedById" : field,
      label.charAt(0).toLowerCase() + label.slice(1),
    ]),
  ),
  amounts: "amount",
  pence: "amount",
  priorityId: "priority",
  previousLineIds: "lines before",
  newLineIds: "lines now",
  changeIds: "changes that are adverse to them",
  isTransfer: "marked as a transfer",
  rationale: "why it is made",
  effectiveOn: "takes effect on",
  statedChange: "stated to rise or fall by",
  sameServiceConfirmed: "confirmed to be the same",
  kind: "kind",
  confirmedAt: "last confirmed",
  screenedDespite: "why it is nevertheless screened out",
  setAside: "found before",
  nobodyConsultedReason: "why nobody was consulted",
  noImpactReason: "why nobody is affected",
  othersReason: "why the others are not affected",
  combinedNote: "who is hit by more than one",
  contradictedReason: "why it stands against what people said",
  ownAnswers: "answers to the office’s own questions",
  said: "what they said",
  influence: "what it changed",
  unchangedReason: "why nothing changed",
  consultedWhen: "when",
  entryId: "belongs to",
  what: "what is to be done",
  ownerName: "owner",
  mitigates: "what it mitigates",
  isCondition: "a condition of the decision",
  targetIsMonth: "only a month is named as its target",
  eiaUpdated: "whether the assessment was updated",
  evidence: "evidence used",
  gaps: "gaps in the evidence",
  people: "how many people",
  gapsAnswer: "what is done about the gaps",
  previous: "budget before",
  nextReviewOn: "to be reviewed by",
  spokenTo: "whom the office spoke to about the whole",
  otherGroups: "groups that are defined in another way",
  planTitle: "title of the action plan",
  planLead: "lead of the action plan",
  planDatedOn: "date of the action plan",
  attached: "the attached report",
  statedIn: "the report it stands in",
  caveat: "what it depends on",
};

const labelOf = (field: string): string =>
  LABELS[field] ?? field.replace(/[A-Z]/gu, (capital) => ` ${capital.toLowerCase()}`);

/** What a thing in a list is called, before its own name. */
const ELEMENTS: Readonly<Record<string, string>> = {
  impacts: "impact on",
  consultees: "consultee",
  options: "option",
  evidence: "evidence",
  fundingSources: "funding",
  statedTotals: "stated total",
  explanations: "explanation",
  priorities: "priority",
  partners: "partner",
  projects: "project",
  absorbed: "earlier entry",
};

/** Words for what is stored as a code, by the fields in which it stands. */
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  method: COMMISSIONING_METHOD_LABELS,
  route: PROCUREMENT_ROUTE_LABELS,
  payment: PAYMENT_LABELS,
  fundingKind: FUNDING_KIND_LABELS,
  characteristic: CHARACTERISTIC_LABELS,
  direction: DIRECTION_LABELS,
  kind: {
    ...ENTRY_KIND_LABELS,
    ...EVIDENCE_KIND_LABELS,
    ...DIMENSION_KIND_LABELS,
    change: "Change",
    transfer: "Transfer",
    unchanged: "Unchanged",
    withdraw: "To withdraw it",
    carry_forward: "To carry it forward",
  },
  outcome: EIA_OUTCOME_LABELS,
  state: ACTION_STATE_LABELS,
  timing: { before: "Before the decision", after: "After the decision" },
  mitigationTiming: MITIGATION_TIMING_LABELS,
  inquiry: INQUIRY_LABELS,
  inquiryTime: INQUIRY_TIME_LABELS,
  placement: PLACEMENT_LABELS,
};

const MONEY = new Set(["pence", "amountBefore", "amountAfter"]);
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u;
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/u;

/** Fields whose value stands for something else in the content. */
const STANDS_FOR: Readonly<Record<string, (value: Json, names: Names) => string>> = {
  priorityId: (value, { priorities }) => priorities.get(Number(value)) ?? "",
  entryId: (value, { entries }) => entries.get(Number(value)) ?? "",
  previousLineIds: (value, names) => linesOf(value, names),
  newLineIds: (value, names) => linesOf(value, names),
  putOff: (value, names) => linesOf(value, names),
  followedById: (value, { lines }) => lines.get(Number(value)) ?? "",
  ...Object.fromEntries(
    ["start", "end", "extension", "takesOver", "fundingEnd"].map((field) => [field, dayOf]),
  ),
  changeIds: (value, { changes }) =>
    asList(value)
      .map((id) => changes.get(Number(id)) ?? "")
      .join("; "),
  sameServiceConfirmed: (value) => (value === null ? "" : "Yes"),
  resolvedBy: (value) => [asBody(value).name, asBody(value).capacity].map(asText).filter(Boolean).join(", "),
  mitigates: (value, { entries }) =>
    asList(value)
      .map(asBody)
      .map(({ entryId, place }) => `${entries.get(Number(entryId)) ?? "A change"}, impact ${Number(place)}`)
      .join("; "),
};

function dayOf(value: Json): string {
  const { date, isMonth } = asBody(value);
  const [year = "", month = "", day = ""] = asText(date).split("-");
  const parsed = parseDateParts(day, month, year);
  if (!parsed.ok) return "";
  return isMonth === true ? formatMonth(parsed.date) : formatDate(parsed.date);
}

const linesOf = (value: Json, { lines }: Names) =>
  asList(value)
    .map((id) => lines.get(Number(id)) ?? "")
    .join("; ");

/** Every field of a leaf in words, by where it stands. */
function saidBy({ body }: FrozenLeaf, names: Names): Map<string, Said> {
  const said = new Map<string, Said>();
  sayFields(asBody(body), { key: "", within: "" });
  return said;

  function sayFields(fields: Body, { key, within }: { key: string; within: string }) {
    for (const [field, value] of Object.entries(fields)) {
      if (NOT_SAID.has(field)) continue;
      say(value, field, { key: `${key}.${field}`, label: `${within}${labelOf(field)}` });
    }
  }

  function say(value: Json, field: string, { key, label }: { key: string; label: string }) {
    const standsFor = STANDS_FOR[field];
    if (standsFor) said.set(key, { label, words: value === null ? "" : standsFor(value, names) });
    else if (isList(value)) sayList(value, field, { key, label });
    else if (typeof value === "object" && value !== null) {
      if (field === "amounts" || field === "fundingAmounts") sayAmounts(value, { key, label });
      else sayFields(value, { key, within: `${label}, ` });
    } else said.set(key, { label, words: scalarInWords(value, field) });
  }

  function sayAmounts(amounts: Body, { key, label }: { key: string; label: string }) {
    for (const [year, pence] of Object.entries(amounts)) {
      const words = typeof pence === "number" ? formatMoney(pence) : "";
      said.set(`${key}.${year}`, { label: `${label} in ${formatFinancialYear(Number(year))}`, words });
    }
  }

  function sayList(list: readonly Json[], field: string, { key, label }: { key: string; label: string }) {
    const things = list.map(asBody);
    if (things.every((thing) => Object.keys(thing).length === 0)) {
      said.set(key, { label, words: list.map((one) => scalarInWords(one, field)).join(", ") });
      return;
    }
    for (const [index, thing] of things.entries()) {
      const alike = things
        .slice(0, index)
        .filter(({ characteristic }) => characteristic === thing.characteristic);
      const ordinal = alike.length + 1;
      const place =
        thing.characteristic === undefined ? String(index + 1) : `${asText(thing.characteristic)} ${ordinal}`;
      const name = nameOf(thing, names) || String(index + 1);
      sayFields(thing, {
        key: `${key}.${typeof thing.id === "number" ? String(thing.id) : place}`,
        within: `${ELEMENTS[field] ?? label} ${name}${thing.characteristic !== undefined && ordinal > 1 ? `, row ${ordinal}` : ""}: `,
      });
    }
  }
}

function nameOf(thing: Body, { priorities }: Names): string {
  const { characteristic, consultee, source, covers, name, title, year, priorityId } = thing;
  if (typeof characteristic === "string")
    return scalarInWords(characteristic, "characteristic").toLowerCase();
  if (typeof year === "number") {
    return `${priorities.get(Number(priorityId)) ?? "of all"} for ${formatFinancialYear(year)}`;
  }
  return [consultee, source, covers, name, title].map(asText).find((words) => words !== "") ?? "";
}

function scalarInWords(value: Json, field: string): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") {
    if (MONEY.has(field)) return formatMoney(value);
    return field === "year" || field === "years" ? formatFinancialYear(value) : String(value);
  }
  if (typeof value !== "string") return "";
  const code = CODES[field]?.[value];
  if (code !== undefined) return code;
  if (INSTANT.test(value)) return formatInstant(new Date(value));
  if (field in SCREENING_QUESTIONS) return value === "yes" ? "Yes" : "No";
  const [, year = "", month = "", day = ""] = DAY.exec(value) ?? [];
  const date = parseDateParts(day, month, year);
  return date.ok ? formatDate(date.date) : value;
}
