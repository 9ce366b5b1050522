import { ACTION_STATES } from "~/domain/actions/action";
import { COMMISSIONING_METHODS } from "~/domain/budget/budget";
import { FUNDING_KINDS, PAYMENTS, PROCUREMENT_ROUTES } from "~/domain/budget/line-contract";
import { CHANNELS } from "~/domain/consultation/answer";
import { THEME_OUTCOMES } from "~/domain/consultation/theme";
import { IMPLICATION_PARTS, IMPLICATIONS } from "~/domain/decision/implications";
import { DECISION_OUTCOMES } from "~/domain/decision/decision-record";
import { SEAL_ITEM_KINDS } from "~/domain/decision/record-bodies";
import { RECORD_JSON_SCHEMA } from "~/domain/decision/verify-seal";
import { CHARACTERISTICS, DIRECTIONS } from "~/domain/eia/characteristics";
import { DIMENSION_KINDS } from "~/domain/eia/dimensions";
import { EIA_OUTCOMES, ENTRY_KINDS } from "~/domain/eia/eia";
import { PLACEMENTS } from "~/domain/framework/sections";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/record-parts";

/** JSON Schema, draft 2020-12. */
export type Schema = Record<string, unknown>;

/** Where the schema of a record lies, for ever: another shape gets another name. */
export const RECORD_SCHEMA_NAME = "published-decision-2.json";

const text: Schema = { type: "string" };
const integer: Schema = { type: "integer" };
const pence: Schema = { type: "integer", description: "Whole pence; negative for a fall" };
const day: Schema = { type: "string", format: "date" };
const instant: Schema = { type: "string", format: "date-time" };
const yes: Schema = { const: true };
const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: "null" }] });
const list = (items: Schema): Schema => ({ type: "array", items });
const oneOf = (values: readonly string[]): Schema => ({ enum: values });
/** New fields may come without another schema, so that nobody may count on there being no others. */
const object = (required: Record<string, Schema>, optional: Record<string, Schema> = {}): Schema => ({
  type: "object",
  required: Object.keys(required),
  properties: { ...required, ...optional },
});
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

const act = { name: text, capacity: text, at: instant };
const amounts: Schema = {
  type: "object",
  description: "By the calendar year in which a financial year starts; one that is not there is not stated",
  patternProperties: { "^\\d{4}$": pence },
};
const unstated = { unstated: oneOf(["previous", "new", "both"]) };

/** What a part may say of implications, interests and advice. */
const implications = (part: RecordPart): Schema =>
  object(
    {},
    Object.fromEntries(
      IMPLICATIONS.filter((name) => IMPLICATION_PARTS[name] === part).map((name) => [
        name,
        name === "consideredBy" ? list(object({ body: text, on: nullable(day) })) : text,
      ]),
    ),
  );

const DEFINITIONS: Record<string, Schema> = {
  act: object(act),
  amounts,
  withheldItem: object(
    { kind: oneOf(SEAL_ITEM_KINDS), number: integer, legalGround: text, digest: text },
    { withheldUntil: day, withdrawnOn: day },
  ),
  determination: object(
    {
      part: oneOf(RECORD_PARTS),
      publish: { type: "boolean" },
      legalGround: text,
      withheldUntil: nullable(day),
      withheldItems: list(object({ kind: text, number: integer, legalGround: text }, { withheldUntil: day })),
    },
    {
      released: list(
        object({ kind: text, number: { type: ["integer", "string"] }, legalGround: text, reason: text }),
      ),
    },
  ),
  record: object(
    {
      reference: text,
      title: text,
      officeName: text,
      decidingBodyTitle: text,
      receivedOn: nullable(day),
      decidedOn: day,
      officersPresent: text,
      summary: text,
      resolved: text,
      submitted: ref("act"),
      approval: object({ ...act, comment: text }, { statement: text }),
      determined: ref("act"),
      determinations: list(ref("determination")),
      outcome: oneOf(DECISION_OUTCOMES),
      outcomeReasons: text,
      signature: ref("act"),
      digest: text,
      carriedForwardActions: integer,
    },
    {
      decidedThing: text,
      datedOn: day,
      resolvedInOwnWords: yes,
      conditions: text,
      implications: implications("record"),
      glossary: list(object({ term: text, meaning: text }, { number: integer })),
      withheld: list(ref("withheldItem")),
    },
  ),
  report: object(
    { optionsConsidered: text, recommendations: text, discussion: text },
    {
      options: list(object({ option: text, whyNot: text })),
      attached: object({ title: text }, { author: text, datedOn: day, address: text }),
      implications: implications("report"),
      consultations: list(ref("consultation")),
      withheld: list(ref("withheldItem")),
    },
  ),
  count: object({ label: text, people: integer, bodies: integer }),
  consultation: object({
    number: integer,
    slug: text,
    title: text,
    why: text,
    asOf: day,
    opensOn: day,
    closesOn: day,
    reportedOn: day,
    came: list(object({ channel: oneOf(CHANNELS), people: integer, bodies: integer })),
    setAside: integer,
    asked: list(
      object({
        title: nullable(text),
        before: nullable(pence),
        asked: nullable(pence),
        decided: nullable(pence),
        isProposed: { type: "boolean" },
      }),
    ),
    questions: list(
      object({
        text,
        results: list(object({ about: text, answered: integer, said: integer, counts: list(ref("count")) })),
      }),
    ),
    themes: list(
      object({
        title: text,
        quotations: list(text),
        about: list(integer),
        people: integer,
        bodies: integer,
        outcome: nullable(oneOf(THEME_OUTCOMES)),
        reply: text,
      }),
    ),
    who: nullable(
      object({
        people: nullable(integer),
        tables: list(
          object({
            key: text,
            label: text,
            text,
            rows: list(object({ text, people: nullable(integer) })),
          }),
        ),
      }),
    ),
  }),
  contractDay: object({ date: day, isMonth: { type: "boolean" } }),
  namedAmounts: object({ name: text, amounts: ref("amounts") }),
  contract: object(
    {},
    {
      ...Object.fromEntries(
        (["start", "end", "extension", "takesOver", "fundingEnd"] as const).map((field) => [
          field,
          ref("contractDay"),
        ]),
      ),
      route: oneOf(PROCUREMENT_ROUTES),
      code: text,
      organisations: list(text),
      payment: oneOf(PAYMENTS),
      toAgree: text,
      fundingKind: oneOf(FUNDING_KINDS),
      fundingSource: text,
      fundingAmounts: ref("amounts"),
      partners: list(ref("namedAmounts")),
      projects: list(ref("namedAmounts")),
      followedBy: {
        ...integer,
        description: "The number of a line of the same budget, which may be withheld",
      },
      endsBecause: text,
    },
  ),
  line: object(
    {
      number: integer,
      priority: text,
      service: text,
      deliveryOrganisation: text,
      provision: text,
      method: nullable(oneOf(COMMISSIONING_METHODS)),
      fundedWith: text,
      amounts: ref("amounts"),
      reach: text,
      note: text,
    },
    { contract: ref("contract") },
  ),
  comparison: object(
    { year: integer, previousYear: nullable(integer), previous: pence, new: pence, change: pence },
    unstated,
  ),
  change: object(
    {
      number: integer,
      title: text,
      kind: oneOf(["change", "transfer", "unchanged"]),
      priority: text,
      transferredTo: text,
      previousServices: list(text),
      newServices: list(text),
      byYear: list(ref("comparison")),
    },
    {
      rationale: text,
      effectiveOn: day,
      consulteeAmounts: list(
        object({ consultee: integer, amountBefore: nullable(pence), amountAfter: nullable(pence) }),
      ),
    },
  ),
  details: object(
    {
      frameworkTitle: text,
      aim: text,
      budgetDate: nullable(day),
      years: list(integer),
      previous: nullable(object({ lines: list(ref("line")) }, { title: text, years: list(integer) })),
      lines: list(ref("line")),
      changes: list(ref("change")),
      financialSummary: text,
      withheld: list(ref("withheldItem")),
    },
    {
      implications: implications("details"),
      sections: list(object({ heading: text, text, placement: oneOf(PLACEMENTS) }, { number: integer })),
      summary: object({
        changes: integer,
        transfers: integer,
        unchanged: integer,
        byYear: list(object({ year: integer, transferred: pence, likeForLike: pence, net: pence }, unstated)),
      }),
      fundingSources: list(object({ name: text, amounts: ref("amounts") }, { caveat: text, statedIn: text })),
      statedTotals: list(object({ year: integer, pence, priority: nullable(text) })),
      explanations: list(object({ priority: nullable(text), year: nullable(integer), pence, text })),
    },
  ),
  impact: object(
    {
      characteristic: oneOf(CHARACTERISTICS),
      direction: oneOf(DIRECTIONS),
      who: text,
      description: text,
      mitigation: text,
      justification: text,
    },
    {
      people: { anyOf: [integer, { const: "not_known" }] },
      mitigationBy: text,
      mitigationTiming: oneOf(["in_place", "by_date"]),
      mitigationDate: day,
      inquiry: oneOf(["asked", "not_now"]),
      inquiryAsks: text,
      inquiryBy: text,
      inquiryDate: day,
      inquiryTime: oneOf(["before_decision", "after_decision"]),
      noInquiryReason: text,
      staysOpen: text,
      actions: list(integer),
    },
  ),
  entry: object(
    {
      changeNumber: integer,
      kind: oneOf(ENTRY_KINDS),
      screeningReason: text,
      separateEia: nullable(object({ reference: text, date: nullable(day), copySha256: nullable(text) })),
      impacts: list(ref("impact")),
      noImpactReason: text,
      consultees: list(
        object(
          { consultee: text, consultedWhen: text, said: text, influence: text, unchangedReason: text },
          { consultedFrom: day, consultedTo: day },
        ),
      ),
      nobodyConsultedReason: text,
    },
    {
      allocation: object({ nothingFixed: text, decidedBy: text, decidedOn: nullable(day) }),
      screenedDespite: text,
      screenedOutOn: day,
      setAside: list(
        object({
          characteristic: oneOf(CHARACTERISTICS),
          direction: oneOf(DIRECTIONS),
          foundOn: nullable(day),
        }),
      ),
      evidence: list(object({ kind: oneOf(["held", "not_held"]) })),
      othersReason: text,
      combinedNote: text,
      contradictedReason: text,
      ownAnswers: list(object({ question: text, answer: text })),
    },
  ),
  action: object(
    {
      number: integer,
      changeNumber: nullable(integer),
      what: text,
      owner: text,
      targetDate: day,
      state: oneOf(ACTION_STATES),
      completedOn: nullable(day),
      whatWasDone: text,
      eiaUpdated: nullable({ type: "boolean" }),
      eiaNotUpdatedReason: text,
      resolutionReason: text,
      acceptanceReason: text,
      resolvedBy: nullable(object({ name: text, capacity: text })),
    },
    { targetIsMonth: yes, timing: oneOf(["before", "after"]), isCondition: yes },
  ),
  eia: object(
    {
      eia: object(
        { name: text, owner: text, author: text, aim: text, evidence: text, gaps: text, gapsAnswer: text },
        {
          outcome: nullable(oneOf(EIA_OUTCOMES)),
          startedOn: day,
          confirmedOn: day,
          whyNoMore: text,
          nextReviewOn: day,
          spokenTo: text,
          otherGroups: text,
          planTitle: text,
          planLead: text,
          planDatedOn: day,
          ownAnswers: list(object({ question: text, answer: text })),
          outcomeInWords: text,
        },
      ),
      entries: list(ref("entry")),
      confirmedSame: list(integer),
      actions: list(ref("action")),
      acknowledgements: list(
        object(
          {
            number: integer,
            key: text,
            text,
            changeNumber: nullable(integer),
            actionNumber: nullable(integer),
          },
          { questions: text },
        ),
      ),
      withheld: list(ref("withheldItem")),
    },
    {
      dimensions: list(
        object({
          kind: oneOf(DIMENSION_KINDS),
          dimension: text,
          legalBasis: text,
          direction: oneOf(DIRECTIONS),
          who: text,
          description: text,
          response: text,
        }),
      ),
      conclusions: list(
        object({ characteristic: oneOf(CHARACTERISTICS), conclusion: text, changes: list(integer) }),
      ),
    },
  ),
};

const part = (body: string): Schema => ({
  oneOf: [
    object({ published: yes, body: ref(body) }),
    object({ published: { const: false }, legalGround: text }, { withdrawnOn: day }),
  ],
});

/** What `record.json` has in it. @param address its own, for ever */
export function recordSchema(address: string): Schema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: address,
    title: "A published decision with its equality impact assessment",
    ...object(
      {
        schema: { const: RECORD_JSON_SCHEMA },
        reference: text,
        key: { type: "string", pattern: "^[A-Za-z0-9_-]{1,60}$" },
        decidedOn: day,
        parts: object(
          { record: part("record") },
          { report: part("report"), details: part("details"), eia: part("eia") },
        ),
        seal: nullable(object({ jws: text, salts: { type: "object" } })),
      },
      // What happened since it was signed, each in a seal of its own.
      {
        addenda: list(
          object({ number: integer, jws: text, bodies: { type: "object" }, salts: { type: "object" } }),
        ),
      },
    ),
    $defs: DEFINITIONS,
  };
}
