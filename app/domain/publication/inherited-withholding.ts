import {
  IMPLICATION_LABELS,
  IMPLICATION_PARTS,
  IMPLICATIONS,
  implicationTexts,
} from "../decision/implications";
import type { BudgetLine } from "../budget/budget";
import { contractTexts } from "../budget/line-contract";
import { OPTION_TEXT_FIELDS } from "../decision/considered-options";
import { CHARACTERISTIC_LABELS } from "../eia/characteristics";
import { DIMENSION_TEXT_FIELDS } from "../eia/dimensions";
import { EVIDENCE_TEXT_FIELDS, IMPACT_TEXT_FIELDS, type EiaEntry } from "../eia/eia";
import type { Action } from "../actions/action";
import { changesOf, type FrameworkContent } from "../framework/content";
import { begunSections } from "../framework/sections";
import type { CalendarDate } from "../shared/calendar-date";
import { name, passagesOf, prose, type WrittenText } from "./carried-over-text";
import {
  inheritedKey,
  type Determination,
  type HeadText,
  type InheritedItem,
  type ReleasedItem,
  type WithheldRoot,
} from "./determinations";
import type { RecordPart } from "./record-parts";
import type { WithheldBefore } from "./withheld-before";
import { longest, type Withholding } from "./withholding";

/**
 * Rule 11, from one framework to the next: what the framework before withholds is withheld here as well, on the ground of
 * then and as long as there, unless the monitoring officer releases it expressly. That is each of its lines, the line that
 * a withheld one became, its title and abbreviations, and every text that an author carried over from it.
 * The changes that name them and the totals go with them (`withheldOf`).
 * @param before what it withholds on the day that is asked about
 * @returns in the order of the parts and of the content
 */
export function inheritedWithholding(content: FrameworkContent, before: WithheldBefore): InheritedItem[] {
  if (before.lines.size + before.terms.size + before.passages.size === 0) return [];
  const carriedOver = (texts: readonly WrittenText[]) =>
    longest(texts.flatMap(passagesOf).map((passage) => before.passages.get(passage)));
  return [
    ...recordItems(content, before, carriedOver),
    ...headTexts("report", REPORT_TEXTS, content, carriedOver),
    ...optionItems(content, carriedOver),
    ...detailsItems(content, before, carriedOver),
    ...eiaItems(content, carriedOver),
  ];
}

type CarriedOver = (texts: readonly WrittenText[]) => Withholding | null;

function item(
  part: RecordPart,
  root: WithheldRoot | HeadText,
  called: string,
  withholding: Withholding | null,
): InheritedItem[] {
  if (!withholding) return [];
  const { legalGround, withheldUntil } = withholding;
  return [{ part, ...root, name: called, legalGround, withheldUntil }];
}

function recordItems(
  content: FrameworkContent,
  { terms }: WithheldBefore,
  carriedOver: CarriedOver,
): InheritedItem[] {
  return [
    ...headTexts("record", RECORD_TEXTS, content, carriedOver),
    ...content.glossary.flatMap(({ id, term, meaning }) =>
      item(
        "record",
        { kind: "glossary_term", id },
        `Abbreviation: ${term}`,
        longest([terms.get(term), carriedOver([prose(meaning)])]),
      ),
    ),
  ];
}

function optionItems({ options }: FrameworkContent, carriedOver: CarriedOver): InheritedItem[] {
  return options.flatMap(({ id, ...words }) =>
    item(
      "report",
      { kind: "text", id: `report.option.${id}` },
      `An option besides the proposal: ${words.option}`,
      carriedOver(OPTION_TEXT_FIELDS.map((field) => prose(words[field]))),
    ),
  );
}

function detailsItems(
  content: FrameworkContent,
  { lines }: WithheldBefore,
  carriedOver: CarriedOver,
): InheritedItem[] {
  const { budget, previous } = content;
  const ofPrevious = new Map(
    (previous?.lines ?? []).flatMap(({ id }, index) => {
      const withholding = lines.get(index + 1);
      return withholding ? [[id, withholding] as const] : [];
    }),
  );
  const changes = changesOf(content);
  const ofNew = new Map(
    changes.flatMap(({ previousLines, newLines }) => {
      const withholding = longest(previousLines.map(({ id }) => ofPrevious.get(id)));
      return newLines.map(({ id }) => [id, withholding] as const);
    }),
  );
  return [
    ...headTexts("details", DETAILS_TEXTS, content, carriedOver),
    ...begunSections(content.sections).flatMap(({ id, heading, text }) =>
      item("details", { kind: "section", id }, `Section: ${heading}`, carriedOver([prose(text)])),
    ),
    ...(previous
      ? item(
          "details",
          { kind: "previous_budget", id: 0 },
          `The title and years of the previous budget: ${previous.title}`,
          carriedOver([name(previous.title)]),
        )
      : []),
    ...(previous?.lines ?? []).flatMap(({ id, service }) =>
      item(
        "details",
        { kind: "previous_line", id },
        `Line of the previous budget: ${service}`,
        ofPrevious.get(id) ?? null,
      ),
    ),
    ...budget.lines.flatMap((line) =>
      item(
        "details",
        { kind: "line", id: line.id },
        `Budget line: ${line.service}`,
        longest([ofNew.get(line.id), carriedOver(lineTexts(line))]),
      ),
    ),
    ...changes.flatMap(({ id, title, transferredTo, rationale, previousLines, newLines }) => {
      const isNamedOtherwise = [...previousLines, ...newLines].every(({ service }) => service !== title);
      return item(
        "details",
        { kind: "change", id },
        `Budget change: ${title}`,
        carriedOver([...(isNamedOtherwise ? [name(title)] : []), ...[transferredTo, rationale].map(prose)]),
      );
    }),
  ];
}

function eiaItems(content: FrameworkContent, carriedOver: CarriedOver): InheritedItem[] {
  const titleOf = new Map(content.links.map(({ id, title }) => [id, title]));
  return [
    ...headTexts("eia", EIA_TEXTS, content, carriedOver),
    ...content.dimensions.flatMap(({ id, name: called, answer }) =>
      answer
        ? item(
            "eia",
            { kind: "text", id: `eia.dimension.${id}` },
            called,
            carriedOver(DIMENSION_TEXT_FIELDS.map((field) => prose(answer[field]))),
          )
        : [],
    ),
    ...content.conclusions.flatMap(({ characteristic, conclusion }) =>
      item(
        "eia",
        { kind: "text", id: `eia.together.${characteristic}` },
        `All changes together: ${CHARACTERISTIC_LABELS[characteristic].toLowerCase()}`,
        carriedOver([prose(conclusion)]),
      ),
    ),
    ...content.entries.flatMap((entry) =>
      item(
        "eia",
        { kind: "entry", id: entry.id },
        `Entry: ${titleOf.get(entry.changeId) ?? ""}`,
        carriedOver(entryTexts(entry)),
      ),
    ),
    ...content.actions.flatMap((action) =>
      item(
        "eia",
        { kind: "action", id: action.id },
        `Action: ${action.what}`,
        carriedOver(actionTexts(action)),
      ),
    ),
  ];
}

/** What a line says, as far as it can be known again. */
export function lineTexts(line: BudgetLine): WrittenText[] {
  const { service, deliveryOrganisation, provision, fundedWith, reach, note } = line;
  return [
    name(service),
    ...[deliveryOrganisation, provision, fundedWith, reach, note, ...contractTexts(line.contract)].map(prose),
  ];
}

function entryTexts(entry: EiaEntry): WrittenText[] {
  const { screeningReason, allocation, noImpactReason, nobodyConsultedReason, impacts, consultees } = entry;
  return [
    screeningReason,
    allocation.nothingFixed,
    allocation.decidedBy,
    entry.screenedDespite,
    noImpactReason,
    entry.othersReason,
    entry.combinedNote,
    entry.contradictedReason,
    nobodyConsultedReason,
    ...entry.ownAnswers.map(({ answer }) => answer),
    ...entry.evidence.flatMap((row) => EVIDENCE_TEXT_FIELDS.map((field) => row[field])),
    ...impacts.flatMap((impact) => IMPACT_TEXT_FIELDS.map((field) => impact[field])),
    ...consultees.flatMap(({ consultee, consultedWhen, said, influence, unchangedReason }) => [
      consultee,
      consultedWhen,
      said,
      influence,
      unchangedReason,
    ]),
  ].map(prose);
}

function actionTexts(action: Action): WrittenText[] {
  const { what, whatWasDone, eiaNotUpdatedReason, resolutionReason, acceptanceReason } = action;
  return [name(what), ...[whatWasDone, eiaNotUpdatedReason, resolutionReason, acceptanceReason].map(prose)];
}

/** What a part says of implications, interests and advice. */
const implicationHeads = (part: RecordPart): HeadTexts =>
  Object.fromEntries(
    IMPLICATIONS.filter((implication) => IMPLICATION_PARTS[implication] === part).map((implication) => [
      `implication.${implication}`,
      [
        IMPLICATION_LABELS[implication],
        ({ record }: FrameworkContent) =>
          prose(
            implicationTexts(part, record.implications).find((one) => one.implication === implication)
              ?.text ?? "",
          ),
      ],
    ]),
  );

type HeadTexts = Readonly<
  Record<string, readonly [called: string, (content: FrameworkContent) => WrittenText]>
>;

/** What stands in a part beside its items: it is published or withheld with the part. */
const RECORD_TEXTS: HeadTexts = {
  title: ["The title of the record", ({ record }) => name(record.title)],
  officersPresent: ["Officers present", ({ record }) => prose(record.officersPresent)],
  summary: ["The summary of the issue", ({ record }) => prose(record.summary)],
  resolved: ["What was resolved", ({ record }) => prose(record.resolved)],
  ...implicationHeads("record"),
};
const REPORT_TEXTS: HeadTexts = {
  optionsConsidered: ["The options considered", ({ record }) => prose(record.optionsConsidered)],
  recommendations: ["The recommendations", ({ record }) => prose(record.recommendations)],
  discussion: ["The key discussion points", ({ record }) => prose(record.discussion)],
  reportTitle: ["The title of the attached report", ({ record }) => name(record.reportTitle)],
  ...implicationHeads("report"),
};
const DETAILS_TEXTS: HeadTexts = {
  frameworkTitle: ["The title of what is decided", ({ budget }) => name(budget.title)],
  aim: ["The aim of what is decided", ({ aim }) => prose(aim)],
  financialSummary: ["The financial summary", ({ record }) => prose(record.financialSummary)],
  ...implicationHeads("details"),
};
const EIA_TEXTS: HeadTexts = {
  name: ["The name of the EIA", ({ eia }) => name(eia.name)],
  aim: ["The aim of the EIA", ({ eia }) => prose(eia.aim)],
  evidence: ["The evidence used", ({ eia }) => prose(eia.evidence)],
  gaps: ["The gaps in the evidence", ({ eia }) => prose(eia.gaps)],
  gapsAnswer: ["What is done about the gaps", ({ eia }) => prose(eia.gapsAnswer)],
  whyNoMore: ["Why no more is needed", ({ eia }) => prose(eia.whyNoMore)],
  outcomeJustification: ["The justification of the outcome", ({ eia }) => prose(eia.outcomeJustification)],
  nextReview: ["The next review", ({ eia }) => prose(eia.nextReview)],
  reviewsDone: ["The reviews done", ({ eia }) => prose(eia.reviewsDone)],
  spokenTo: ["Whom the office spoke to about the whole", ({ eia }) => prose(eia.spokenTo)],
  otherGroups: ["The groups that are defined in another way", ({ eia }) => prose(eia.otherGroups)],
  planTitle: ["The title of the action plan", ({ eia }) => name(eia.planTitle)],
  ownAnswers: [
    "The answers to the office’s own questions",
    ({ eia }) => prose(eia.ownAnswers.map(({ answer }) => answer).join("\n")),
  ],
};

function headTexts(
  part: RecordPart,
  texts: HeadTexts,
  content: FrameworkContent,
  carriedOver: CarriedOver,
): InheritedItem[] {
  return Object.entries(texts).flatMap(([field, [called, textOf]]) =>
    item(part, { kind: "text", id: `${part}.${field}` }, called, carriedOver([textOf(content)])),
  );
}

/** What a monitoring officer releases of what is inherited for a part, by `inheritedKey`, and why. */
export interface Release {
  inherited: readonly InheritedItem[];
  released: ReadonlySet<string>;
  reason: string;
}

/**
 * What an answer lacks about what is inherited for its part. A text that stands in the part beside its items cannot be
 * withheld on its own: it is released, or the part is withheld as well, or it is returned and written otherwise.
 */
export function releaseProblems(
  { publish, withheldUntil }: Pick<Determination, "publish" | "withheldUntil">,
  { inherited, released, reason }: Release,
): { field: "released" | "releaseReason"; problem: string }[] {
  const isReleased = (one: InheritedItem) => released.has(inheritedKey(one));
  const texts = inherited.filter((one) => one.kind === "text" && !isReleased(one));
  const isEverPublished = publish || withheldUntil !== null;
  return [
    ...(isEverPublished && texts.length > 0
      ? [
          {
            field: "released" as const,
            problem: `Tick what is to be published, or do not publish this part. It cannot be published without these: ${texts.map((one) => one.name).join(", ")}`,
          },
        ]
      : []),
    ...(inherited.some(isReleased) && reason.trim() === ""
      ? [
          {
            field: "releaseReason" as const,
            problem: "Say why it is published although the previous decision withholds it",
          },
        ]
      : []),
  ];
}

/** What is inherited, as it was determined for a part: what stays withheld, and what is released. */
export function decided({ inherited, released, reason }: Release): {
  inherited: InheritedItem[];
  released: ReleasedItem[];
} {
  const isReleased = (one: InheritedItem) => released.has(inheritedKey(one));
  return {
    inherited: inherited.filter((one) => !isReleased(one)),
    released: inherited.filter(isReleased).map((one): ReleasedItem => ({ ...one, reason: reason.trim() })),
  };
}

/**
 * What the framework before withholds by now otherwise than when it was determined on. What was withheld until a day
 * that has come is as it was determined.
 */
export function notDeterminedOn(
  inherited: readonly InheritedItem[],
  determinations: readonly Pick<Determination, "inherited" | "released">[],
  today: CalendarDate,
): InheritedItem[] {
  const determined = determinations.flatMap((given) => [...given.inherited, ...given.released]);
  const known = new Set(determined.map(inWords));
  const now = new Set(inherited.map(inWords));
  return [
    ...inherited.filter((one) => !known.has(inWords(one))),
    ...determined.filter(
      (one) => !now.has(inWords(one)) && (one.withheldUntil === null || one.withheldUntil > today),
    ),
  ];
}

const inWords = (one: InheritedItem) =>
  JSON.stringify([one.part, inheritedKey(one), one.legalGround, one.withheldUntil]);
