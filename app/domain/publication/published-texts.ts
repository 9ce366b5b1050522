import { CONTRACT_LABELS, contractInWords, type ContractField } from "../budget/contract-words";
import type { QuestionsAsked } from "../decision/acknowledgements-needed";
import { OPTION_TEXTS, OPTION_TEXT_FIELDS } from "../decision/considered-options";
import { IMPLICATION_LABELS, implicationTexts } from "../decision/implications";
import { CHARACTERISTIC_LABELS, type Characteristic } from "../eia/characteristics";
import { DIMENSION_TEXTS, DIMENSION_TEXT_FIELDS } from "../eia/dimensions";
import {
  EVIDENCE_TEXTS,
  EVIDENCE_TEXT_FIELDS,
  IMPACT_TEXTS,
  IMPACT_TEXT_FIELDS,
  type Impact,
} from "../eia/eia";
import { whyNoMore } from "../eia/proportion";
import { changesOf, priorityNames, type FrameworkContent } from "../framework/content";
import type { Determination } from "./determinations";
import type { GroundFurther } from "./ground-further";
import { RECORD_PART_LABELS, type RecordPart } from "./record-parts";
import { withheldFigures } from "./telling-figures";

/** The page on which a text stands, for those inside the office; null where nobody can change it any more. */
export type TextPage =
  | { page: "record" | "framework" | "budget" | "eia" | "sign-off" | "determinations" }
  | { page: "decision-form"; field: string }
  | { page: "line"; lineId: number }
  | { page: "change" | "entry"; changeId: number }
  | { page: "action"; actionId: number }
  | { page: "term"; termId: number }
  | { page: "section"; sectionId: number }
  | { page: "dimension"; dimensionId: number }
  | { page: "together"; characteristic: Characteristic }
  | { page: "consultation"; consultationId: number }
  | { page: "decision"; referenceKey: string };

/** A text that will be published as it is written. */
export interface PublishedText {
  /** Unique in its record, and the same while its content is frozen. */
  id: string;
  /** Where a reader finds it. */
  where: string;
  text: string;
  at: TextPage;
  /** The first year of a figure that is published as a figure. */
  year?: number;
}

/** What whoever signs writes, each at its field of the form. */
export interface SignatureTexts {
  reasons: string;
  /** In place of the draft. */
  resolved: string;
  /** Empty where it is supported without any, or not at all. */
  conditions: string;
  questions: readonly QuestionsAsked[];
}

/** What people wrote outside the content: in the approval, as grounds, and with the signature. */
export interface StepTexts {
  approvalComment: string;
  signature?: SignatureTexts;
  determinations: readonly Determination[];
}

/**
 * Every text of a record that will be published, now or on a later day: of published parts, without the lines, entries and
 * actions that are withheld.
 */
export function publishedTexts(content: FrameworkContent, steps: StepTexts): PublishedText[] {
  const isEverPublished = (part: RecordPart) => {
    const given = steps.determinations.find((one) => one.part === part);
    return given !== undefined && (given.publish || given.withheldUntil !== null);
  };
  if (!isEverPublished("record")) return [];
  // What is withheld as a whole tells nothing before the amounts are published with it.
  const detailsTexts = steps.determinations.some(({ part, publish }) => part === "details" && publish)
    ? textsOfDetails(content, steps)
    : [];
  return [
    ...textsOfRecord(content, steps),
    ...(isEverPublished("report") ? textsOfReport(content) : []),
    ...detailsTexts,
    ...(isEverPublished("eia") ? textsOfEia(content, steps) : []),
  ].filter(({ text }) => text.trim() !== "");
}

type Field = readonly [id: string, where: string, text: string];
const at =
  (page: TextPage, prefix: string, within = "") =>
  ([id, where, text]: Field): PublishedText => ({
    id: `${prefix}.${id}`,
    where: within === "" ? where : `${within}: ${where}`,
    text,
    at: page,
  });

function textsOfRecord({ record, glossary }: FrameworkContent, steps: StepTexts): PublishedText[] {
  const { signature } = steps;
  const fields: Field[] = [
    ["title", "Title", record.title],
    ["officersPresent", "Officers present", record.officersPresent],
    ["summary", "Summary of the issue", record.summary],
    ...implicationFields("record", record),
  ];
  return [
    ...fields.map(at({ page: "record" }, "record")),
    at(
      signature ? { page: "decision-form", field: "resolved" } : { page: "record" },
      "record",
    )(["resolved", "What was resolved", signature ? signature.resolved : record.resolved]),
    ...glossary.flatMap(({ id, term, meaning }) =>
      (
        [
          [`${id}.term`, term, term],
          [`${id}.meaning`, term, meaning],
        ] as Field[]
      ).map(at({ page: "term", termId: id }, "glossary", "Abbreviations")),
    ),
    at({ page: "sign-off" }, "approval")(["comment", "Comment on the approval", steps.approvalComment]),
    at(
      { page: "decision-form", field: "reasons" },
      "decision",
    )(["reasons", "Reasons of the decision", signature?.reasons ?? ""]),
    at(
      { page: "decision-form", field: "conditions" },
      "decision",
    )(["conditions", "Conditions of the decision", signature?.conditions ?? ""]),
    ...steps.determinations.flatMap(({ part, items, legalGround, publicInterest, further }) => {
      const texts: Field[] = [
        [`${part}.legalGround`, "legal ground", legalGround],
        [`${part}.publicInterest`, "the public interest in withholding it", publicInterest],
        ...furtherTexts(part, further),
        ...items.flatMap((item): Field[] => {
          const { kind, id, legalGround: own = "", publicInterest: reasons = "" } = item;
          return [
            [`${part}.${kind}:${id}.legalGround`, "legal ground of an item", own],
            [`${part}.${kind}:${id}.publicInterest`, "the public interest in withholding an item", reasons],
            ...furtherTexts(`${part}.${kind}:${id}`, item.further),
          ];
        }),
      ];
      return texts.map(at({ page: "determinations" }, "determinations", RECORD_PART_LABELS[part]));
    }),
  ];
}

function furtherTexts(id: string, { accessibleAt = "", opinion }: GroundFurther = {}): Field[] {
  return [
    [`${id}.accessibleAt`, "where it is published already", accessibleAt],
    [`${id}.opinionBy`, "the qualified person", opinion?.by ?? ""],
    [`${id}.opinion`, "the qualified person’s opinion", opinion?.text ?? ""],
  ];
}

/** What it counts is made of the questions; of what people were shown, the changes are dealt with as the details are. */
function textsOfConsultation({
  id,
  title,
  why,
  questions,
  themes,
}: FrameworkContent["consultationReports"][number]): PublishedText[] {
  const fields: Field[] = [
    ["title", "title", title],
    ["why", "why people were asked", why],
    ...questions.map(({ text }, place): Field => [`question.${place + 1}`, "question", text]),
    ...themes.flatMap((theme, place): Field[] => [
      [`theme.${place + 1}.title`, "theme", theme.title],
      ...theme.quotations.map((words, nth): Field => [
        `theme.${place + 1}.quotation.${nth + 1}`,
        "quotation",
        words,
      ]),
      [`theme.${place + 1}.reply`, "what became of it", theme.reply],
    ]),
  ];
  return fields.map(at({ page: "consultation", consultationId: id }, `consultation.${id}`, "Consultation"));
}

function implicationFields(part: RecordPart, { implications }: FrameworkContent["record"]): Field[] {
  return implicationTexts(part, implications).map(({ implication, text }) => [
    `implication.${implication}`,
    IMPLICATION_LABELS[implication],
    text,
  ]);
}

function textsOfReport(content: FrameworkContent): PublishedText[] {
  const { record, options } = content;
  const fields: Field[] = [
    ["optionsConsidered", "Options considered", record.optionsConsidered],
    ["recommendations", "Recommendations", record.recommendations],
    ["discussion", "Key discussion points", record.discussion],
    ["reportTitle", "Title of the attached report", record.reportTitle],
    ["reportAuthor", "Who prepared the attached report", record.reportAuthor],
    ["reportAddress", "Where the attached report can be read", record.reportAddress],
    ...implicationFields("report", record),
  ];
  const optionFields = options.flatMap(({ id, ...words }) =>
    OPTION_TEXT_FIELDS.map((field): Field => [`option.${id}.${field}`, OPTION_TEXTS[field], words[field]]),
  );
  return [
    ...fields.map(at({ page: "record" }, "report")),
    ...content.consultationReports.flatMap(textsOfConsultation),
    ...optionFields.map(at({ page: "record" }, "report", "An option besides the proposal")),
  ];
}

function textsOfDetails(content: FrameworkContent, { determinations }: StepTexts): PublishedText[] {
  const { budget, previous, record, aim, explanations, fundingSources } = content;
  const withheld = withheldFigures(content, determinations);
  const [lines, previousLines] = [new Set(withheld.lines), new Set(withheld.previousLines)];
  const changes = new Set(withheld.changes.map(({ id }) => id));
  // Explanations and sources of funding are withheld with the totals, which go with any line.
  const isWhole = lines.size === 0;
  const given = determinations.find(({ part }) => part === "details");
  const isSectionShown = ({ id }: { id: number }) =>
    ![...(given?.items ?? []), ...(given?.inherited ?? [])].some(
      (item) => item.kind === "section" && item.id === id,
    );
  const lineFields = (line: (typeof budget.lines)[number]): Field[] => [
    [`${line.id}.service`, "service", line.service],
    [`${line.id}.deliveryOrganisation`, "delivered by", line.deliveryOrganisation],
    [`${line.id}.provision`, "provision", line.provision],
    [`${line.id}.fundedWith`, "funded with", line.fundedWith],
    [`${line.id}.reach`, "area", line.reach],
    [`${line.id}.note`, "note", line.note],
    ...Object.entries(contractInWords(line.contract)).map(([field, words]): Field => [
      `${line.id}.contract.${field}`,
      CONTRACT_LABELS[field as ContractField],
      words,
    ]),
  ];
  return [
    ...(
      [
        ["title", "Title of what is decided", budget.title],
        ["aim", "Aim of what is decided", aim],
        ["previousTitle", "Title of the decision before", previous?.title ?? ""],
      ] as Field[]
    ).map(at({ page: "framework" }, "framework")),
    ...(
      [
        ["financialSummary", "Financial summary", record.financialSummary],
        ...implicationFields("details", record),
      ] as Field[]
    ).map(at({ page: "record" }, "details")),
    ...content.sections.filter(isSectionShown).flatMap(({ id, heading, text }) =>
      (
        [
          [`${id}.heading`, "heading", heading],
          [`${id}.text`, "text", text],
        ] as Field[]
      ).map(at({ page: "section", sectionId: id }, "section", `Section ${heading}`)),
    ),
    ...[...priorityNames(content)].map(([id, name]) =>
      at({ page: "budget" }, "priority")([`${id}.name`, "Name of a priority", name]),
    ),
    ...budget.lines
      .filter((line) => !lines.has(line))
      .flatMap((line) =>
        lineFields(line).map(at({ page: "line", lineId: line.id }, "line", `Budget line ${line.service}`)),
      ),
    ...(previous?.lines ?? [])
      .filter((line) => !previousLines.has(line))
      .flatMap((line) =>
        lineFields(line).map(at({ page: "budget" }, "previousLine", `Previous line ${line.service}`)),
      ),
    ...changesOf(content)
      .filter(({ id }) => !changes.has(id))
      .flatMap(({ id, title, transferredTo, rationale }) =>
        (
          [
            [`${id}.title`, "title", title],
            [`${id}.transferredTo`, "transferred to", transferredTo],
            [`${id}.rationale`, "why it is made", rationale],
          ] as Field[]
        ).map(at({ page: "change", changeId: id }, "change", `Budget change ${title}`)),
      ),
    ...(isWhole
      ? [
          ...explanations.map(({ key, text }) =>
            at({ page: "budget" }, "explanation")([key, "Explanation of a difference", text]),
          ),
          ...fundingSources.flatMap(({ id, name, caveat = "", statedIn = "" }) =>
            (
              [
                [`${id}.name`, "Source of funding", name],
                [`${id}.statedIn`, "Which report the funding stands in", statedIn],
                [`${id}.caveat`, "What the funding depends on", caveat],
              ] as Field[]
            ).map(at({ page: "budget" }, "funding")),
          ),
        ]
      : []),
  ];
}

function textsOfEia(content: FrameworkContent, { determinations, signature }: StepTexts): PublishedText[] {
  const { eia, entries, actions } = content;
  const questionsOf = new Map(signature?.questions.map((asked) => [asked.changeId, asked] as const));
  const items = determinations.find(({ part }) => part === "eia")?.items ?? [];
  const isWithheld = (kind: string, id: number) => items.some((item) => item.kind === kind && item.id === id);
  const titles = new Map(changesOf(content).map(({ id, title }) => [id, title]));
  return [
    ...(
      [
        ["name", "Name of the assessment", eia.name],
        ["owner", "Owner", eia.owner],
        ["author", "Completed by", eia.author],
        ["aim", "Aim", eia.aim],
        ["evidence", "Evidence used", eia.evidence],
        ["gaps", "Gaps in the evidence", eia.gaps],
        ["gapsAnswer", "What is done about the gaps", eia.gapsAnswer],
        ["whyNoMore", "Why no more is needed", whyNoMore(content)],
        ["outcomeJustification", "Justification of the outcome", eia.outcomeJustification],
        ["nextReview", "Next review", eia.nextReview],
        ["reviewsDone", "Reviews done", eia.reviewsDone],
        ["spokenTo", "Whom the office spoke to about the whole", eia.spokenTo],
        ["otherGroups", "Groups that are defined in another way", eia.otherGroups],
        ["planTitle", "Title of the action plan", eia.planTitle],
        ["planLead", "Lead of the action plan", eia.planLead],
        ...eia.ownAnswers.map(({ key, question, answer }): Field => [`own.${key}`, question, answer]),
      ] as Field[]
    ).map(at({ page: "eia" }, "eia", "EIA")),
    ...content.dimensions.flatMap(({ id, name, answer }) =>
      answer
        ? DIMENSION_TEXT_FIELDS.map((field): Field => [
            `${id}.${field}`,
            DIMENSION_TEXTS[field],
            answer[field],
          ]).map(at({ page: "dimension", dimensionId: id }, "dimension", name))
        : [],
    ),
    ...(entries.some(({ id }) => isWithheld("entry", id)) ? [] : content.conclusions).flatMap(
      ({ characteristic, conclusion }) =>
        [[characteristic, "what is concluded", conclusion] as Field].map(
          at(
            { page: "together", characteristic },
            "together",
            `All changes together: ${CHARACTERISTIC_LABELS[characteristic].toLowerCase()}`,
          ),
        ),
    ),
    ...entries
      .filter(({ id }) => !isWithheld("entry", id))
      .flatMap((entry) => {
        const place = [`entry.${entry.id}`, `EIA entry ${titles.get(entry.changeId) ?? ""}`] as const;
        const asked = questionsOf.get(entry.changeId);
        return [
          ...entryFields(entry).map(at({ page: "entry", changeId: entry.changeId }, ...place)),
          ...(asked
            ? [
                at(
                  { page: "decision-form", field: asked.field },
                  ...place,
                )(["questions", "questions asked and answers given", asked.text]),
              ]
            : []),
        ];
      }),
    ...actions
      .filter(({ id }) => !isWithheld("action", id))
      .flatMap((action) =>
        (
          [
            ["what", "what is to be done", action.what],
            ["owner", "owner", action.ownerName],
            ["whatWasDone", "what was done", action.whatWasDone],
            ["eiaNotUpdatedReason", "why the EIA was not updated", action.eiaNotUpdatedReason],
            ["resolutionReason", "reason", action.resolutionReason],
            ["acceptanceReason", "accepted because", action.acceptanceReason],
          ] as Field[]
        ).map(at({ page: "action", actionId: action.id }, `action.${action.id}`, "Action plan")),
      ),
  ];
}

function entryFields(entry: FrameworkContent["entries"][number]): Field[] {
  return [
    ["screeningReason", "why it is screened out", entry.screeningReason],
    ["screenedDespite", "why it is nevertheless screened out", entry.screenedDespite],
    ["separateEia", "separate EIA", entry.separateEia.reference],
    ["nothingFixed", "why nothing is fixed for anybody yet", entry.allocation.nothingFixed],
    ["allocatedBy", "who decides how it is allocated", entry.allocation.decidedBy],
    ["noImpactReason", "why nobody is affected", entry.noImpactReason],
    ["othersReason", "why the other characteristics are not affected", entry.othersReason],
    ["combinedNote", "who is hit by more than one impact", entry.combinedNote],
    ["contradictedReason", "why it stands against what people said", entry.contradictedReason],
    ["nobodyConsultedReason", "why nobody was consulted", entry.nobodyConsultedReason],
    ...entry.ownAnswers.map(({ key, question, answer }): Field => [`own.${key}`, question, answer]),
    ...entry.evidence.flatMap((row) =>
      EVIDENCE_TEXT_FIELDS.map((field): Field => [
        `evidence.${row.id}.${field}`,
        `evidence, ${EVIDENCE_TEXTS[field]}`,
        row[field],
      ]),
    ),
    ...entry.impacts.flatMap((impact) => impactFields(impact, entry.impacts)),
    ...entry.consultees.flatMap((consultee): Field[] => [
      [`consultee.${consultee.id}.consultee`, "consultee", consultee.consultee],
      [`consultee.${consultee.id}.consultedWhen`, "when they were consulted", consultee.consultedWhen],
      [`consultee.${consultee.id}.said`, "what they said", consultee.said],
      [`consultee.${consultee.id}.influence`, "what it changed", consultee.influence],
      [`consultee.${consultee.id}.unchangedReason`, "why nothing changed", consultee.unchangedReason],
    ]),
  ];
}

/** Of several of one characteristic the first is called by it alone, and the others by their place among them. */
function impactFields(impact: Impact, among: readonly Impact[]): Field[] {
  const { characteristic } = impact;
  const place = among.filter((other) => other.characteristic === characteristic).indexOf(impact) + 1;
  const id = place > 1 ? `${characteristic}.${place}` : characteristic;
  return IMPACT_TEXT_FIELDS.map((field) => [`${id}.${field}`, IMPACT_TEXTS[field], impact[field]]);
}
