import type { DetailsBody, DetailsChange, EiaBody } from "~/domain/decision/record-bodies";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS, DIRECTIONS } from "~/domain/eia/characteristics";
import { cumulativeImpact } from "~/domain/eia/cumulative-impact";
import { conclusionSentence } from "~/domain/decision/decision-in-words";
import { comparisonInWords } from "~/domain/budget/not-stated";
import { upright, type DocumentPart, type FileDocument } from "~/domain/publication/document-files";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type { ReadableRecord } from "~/domain/publication/published-record";
import {
  originOf,
  saidOfHead,
  REPORT_SECTION_LABELS,
  REPORT_SECTIONS,
  textOf,
  type PresentedReport,
  type ReportTexts,
  type ScrutinyReport,
} from "~/domain/scrutiny/scrutiny-report";
import { preceptDays } from "~/domain/scrutiny/precept-days";
import { RECOMMENDATION_ANSWER_LABELS } from "~/domain/scrutiny/recommendation";
import { formatMeetingTime } from "~/domain/scrutiny/meeting-time";
import { formatDate, formatFinancialYear, type CalendarDate } from "~/domain/shared/calendar-date";
import { capitalised } from "~/domain/shared/capitalised";
import { listed } from "~/domain/shared/listed";
import { formatMoney, needsPence } from "~/domain/shared/money";
import { amountsBesides, prioritiesOf } from "./budget-tables.view";
import { counted, facts, table, text } from "./document-blocks.view";
import { actionPlanBlocks } from "./record-actions.view";
import { budgetChangesSection } from "./record-changes.view";
import { namedChanges } from "./record-eia.view";
import { amountSentences, whoIsAffectedSection } from "./record-summary.view";
import { nobodyNamed } from "./record-unanswered.view";
import { completedOn } from "./record-since.view";

/** What a report is drafted from: nothing of it is withheld from the public. */
export interface ScrutinySource {
  readable: ReadableRecord;
  title: string;
  summary: string;
  /** Of a decision that is signed; null before. */
  decided: { reference: string; on: CalendarDate; href: string; sentence: string } | null;
  officeName: string;
  /** What its monitoring officer is called. */
  contact: string;
  /** What the thing decided is called. */
  thing: string;
}

type Head = Pick<ScrutinyReport, "subject" | "body">;

/** Every text of the report, as far as the data says anything. Nobody's opinion is made up: what only a person knows is left empty. */
export function draftedTexts(source: ScrutinySource, head: Head): ReportTexts {
  const { readable, decided, title, summary, officeName, contact } = source;
  const { details, eia } = readable;
  const money = details.published
    ? amountSentences(details.body, readable.record.outcome !== "not_supported")
    : [];
  return {
    purpose: purposeOf(source, head),
    recommendation: recommendationOf(source, head),
    summary: [summary.trim(), decided?.sentence ?? "", ...money].filter(Boolean).join("\n\n"),
    mainChanges: details.published ? mainChangesOf(details.body) : WITHHELD,
    financial: details.published
      ? [...money, details.body.financialSummary.trim()].filter(Boolean).join("\n\n")
      : WITHHELD,
    legal: legalOf(head),
    equality: eia.published
      ? [
          ...(eia.body.eia.outcome ? [conclusionSentence(eia.body.eia.outcome, readable.record)] : []),
          ...impactCounts(eia.body),
        ].join("\n\n")
      : WITHHELD,
    risks: eia.published ? risksOf(readable) : WITHHELD,
    plan: details.published ? planOf(details.body) : WITHHELD,
    background: backgroundOf(source, title),
    contacts: `${contact}, ${officeName}`,
    appendices: appendixSections(readable)
      .map(({ heading }) => heading)
      .join("\n"),
  };
}

const WITHHELD = "This is withheld from publication.";

/** Whether the body is the one that the 2011 Act sets up: of another, its own law is for a person to say. */
const isPoliceAndCrimePanel = (body: string): boolean =>
  /\bpolice(?:,? (?:and )?fire,?)? and crime panel\b/iu.test(body);

function firstYear({ details }: ReadableRecord): number | null {
  return details.published ? (details.body.years[0] ?? null) : null;
}

function purposeOf({ title, decided, thing, readable }: ScrutinySource, { subject, body }: Head): string {
  const year = firstYear(readable);
  if (subject === "precept") {
    return `To notify the ${body} of the proposed precept${year === null ? "" : ` for ${formatFinancialYear(year)}`}, and to put before it the budget behind it, “${title}”.`;
  }
  return decided
    ? `To put decision ${decided.reference}, “${title}”, before the ${body} for its review.`
    : `To put the proposed ${thing} “${title}” before the ${body}, so that it can be scrutinised before it is decided.`;
}

function recommendationOf({ readable }: ScrutinySource, { subject, body }: Head): string {
  const year = firstYear(readable);
  if (subject === "precept") {
    const by = year === null ? "" : ` by ${formatDate(preceptDays(year).reportedBy)}`;
    return `That the ${body} reviews the proposed precept and reports on it${by}.`;
  }
  return `That the ${body} considers this report, and makes any recommendation on it.`;
}

/** So many changes are told; the appendix has all. */
const MOST_CHANGES = 10;

function mainChangesOf(details: DetailsBody): string {
  if (!details.previous) return "No earlier budget is recorded, so nothing is said of what changes.";
  const changed = details.changes
    .filter(({ kind }) => kind !== "unchanged")
    .map((change) => ({ change, size: Math.max(0, ...change.byYear.map(({ change: by }) => Math.abs(by))) }))
    .sort((a, b) => b.size - a.size || a.change.number - b.change.number);
  if (changed.length === 0) return "Nothing changes since the budget before it.";
  const format = { pence: needsPence(amountsBesides(details)) };
  const lines = changed.slice(0, MOST_CHANGES).map(({ change }) => changeLine(change, format));
  const rest = changed.length - lines.length;
  return [
    ...lines,
    ...(rest > 0
      ? [`${counted(rest, "smaller change")} ${rest === 1 ? "stands" : "stand"} in the appendix.`]
      : []),
    ...(details.withheld.some(({ kind }) => kind === "change")
      ? ["Changes that are withheld are not counted."]
      : []),
  ].join("\n");
}

function changeLine(
  { title, byYear, transferredTo, previousServices }: DetailsChange,
  format: { pence: boolean },
): string {
  const [first] = byYear;
  if (!first) return title;
  const to = transferredTo.trim() === "" ? "" : ` (transferred to ${transferredTo})`;
  const amounts = comparisonInWords(first, format);
  const year = formatFinancialYear(first.year);
  // Rule 22: what is new did not cost £0 before.
  if (previousServices.length === 0) return `${title}${to}: new, ${amounts.new} in ${year}`;
  const by = first.unstated
    ? "the difference is not stated"
    : first.change === 0
      ? "the same"
      : `${formatMoney(Math.abs(first.change), format)} ${first.change < 0 ? "less" : "more"}`;
  return `${title}${to}: ${amounts.previous} before, ${amounts.new} in ${year}; ${by}`;
}

/**
 * The law as it stands of itself; what follows from it here is for a person to say. Equality Act 2010 s.149; Police Reform and
 * Social Responsibility Act 2011 s.28(6), s.29 and Schedule 5.
 */
function legalOf({ subject, body }: Head): string {
  const panel = isPoliceAndCrimePanel(body);
  return [
    ...(panel && subject === "precept"
      ? [
          "Schedule 5 to the Police Reform and Social Responsibility Act 2011: the panel is notified of the proposed precept, reviews it and makes a report, and the precept is issued only after that.",
        ]
      : []),
    ...(panel && subject === "decision"
      ? [
          "Section 28(6) of the Police Reform and Social Responsibility Act 2011: the panel reviews or scrutinises decisions made and other action taken in the exercise of the functions of the office, and makes reports or recommendations. Section 29: they are responded to in writing.",
        ]
      : []),
    "Section 149 of the Equality Act 2010: whoever decides has due regard to the three aims of the duty. The equality impact assessment is before them.",
  ].join("\n\n");
}

function risksOf(readable: ReadableRecord): string {
  const { eia, record } = readable;
  if (!eia.published) return "";
  const impacts = eia.body.entries.flatMap((entry) => entry.impacts);
  const unknown = impacts.filter(({ direction }) => direction === "not_yet_known").length;
  const open = eia.body.actions.filter(({ state }) => state === "open").length;
  return [
    ...(unknown > 0 ? [`The effect of ${counted(unknown, "finding")} is not yet known.`] : []),
    ...(open > 0
      ? [`${counted(open, "action")} of the equality action plan ${open === 1 ? "is" : "are"} not done yet.`]
      : []),
    ...(record.carriedForwardActions > 0
      ? [
          `${counted(record.carriedForwardActions, "action")} ${record.carriedForwardActions === 1 ? "is" : "are"} carried forward to after the decision.`,
        ]
      : []),
  ].join("\n");
}

function planOf(details: DetailsBody): string {
  const priorities = prioritiesOf(details);
  return [
    details.aim.trim(),
    ...(priorities.length > 0
      ? [`Priorities under which services are commissioned: ${listed(priorities)}.`]
      : []),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function backgroundOf({ decided, readable: { details } }: ScrutinySource, title: string): string {
  return [
    ...(details.published && details.body.previous?.title
      ? [`“${title}” is compared with “${details.body.previous.title}”.`]
      : []),
    ...(details.published && details.body.budgetDate
      ? [`The figures are of ${formatDate(details.body.budgetDate)}.`]
      : []),
    ...(decided ? [`The record of decision ${decided.reference} is published at ${decided.href}`] : []),
  ].join("\n");
}

/** Whom the changes touch and how, a sentence for each direction: "Adverse: age (2) and sex (1)", the figures being changes. */
function impactCounts(eia: EiaBody): string[] {
  const touched = cumulativeImpact(
    eia.entries.map(({ changeNumber, impacts }) => ({ change: changeNumber, impacts })),
  );
  if (touched.length === 0) return [nobodyNamed(eia)];
  const sentences = DIRECTIONS.flatMap((direction) => {
    const by = touched
      .filter(({ byDirection }) => byDirection[direction].length > 0)
      .map(
        ({ characteristic, byDirection }) =>
          `${CHARACTERISTIC_LABELS[characteristic].toLowerCase()} (${byDirection[direction].length})`,
      );
    return by.length === 0
      ? []
      : [`${capitalised(DIRECTION_LABELS[direction].toLowerCase())}: ${listed(by)}.`];
  });
  return [
    "Budget changes that touch people who share a protected characteristic, by what they do to them:",
    ...sentences,
  ];
}

/** How the id of each section begins that is no appendix, in what was presented earlier too. */
const TEXT_ID = "report-";

/** A report for a page: what is read, and the appendices, which may be folded. */
export function inParts(sections: readonly DocumentSection[]): {
  texts: DocumentSection[];
  appendices: DocumentSection[];
} {
  return {
    texts: sections.filter(({ id }) => id.startsWith(TEXT_ID)),
    appendices: sections.filter(({ id }) => !id.startsWith(TEXT_ID)),
  };
}

/** What stands at the end of the report, with the figures as they are. */
function appendixSections(readable: ReadableRecord): DocumentSection[] {
  const { details, eia } = readable;
  const found: Omit<DocumentSection, "heading">[] = [];
  const headings: string[] = [];
  if (details.published) {
    const { heading, ...section } = budgetChangesSection(details.body);
    found.push(section);
    headings.push(heading);
  }
  const { heading, ...affected } = whoIsAffectedSection(readable);
  found.push(affected);
  headings.push(heading);
  if (eia.published) {
    const blocks = actionPlanBlocks(eia.body, namedChanges(details), completedOn(readable));
    found.push({ id: "action-plan", blocks });
    headings.push("Equality action plan");
  }
  return found.map((section, index) => ({
    ...section,
    heading: `Appendix ${String.fromCodePoint(65 + index)}: ${(headings[index] ?? "").replace(/^\p{Lu}/u, (first) => first.toLowerCase())}`,
  }));
}

/** The whole report: its texts in their order, then the appendices. What says nothing is left out. */
export function scrutinySections(
  report: Pick<ScrutinyReport, "drafted" | "written">,
  { readable }: Pick<ScrutinySource, "readable">,
): DocumentSection[] {
  const texts = REPORT_SECTIONS.filter((section) => originOf(report, section) !== "nobody").map(
    (section) => ({
      id: `${TEXT_ID}${section}`,
      heading: REPORT_SECTION_LABELS[section],
      blocks: textBlocks(textOf(report, section)),
    }),
  );
  return [...texts, ...appendixSections(readable)];
}

const textBlocks = (words: string): DocumentBlock[] =>
  words
    .split(/\n{2,}/u)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map(text);

/** As it would be presented, before anybody has. */
export interface DraftedReport extends Omit<PresentedReport, "meetingOn" | "presentedOn"> {
  meetingOn: CalendarDate | null;
  presentedOn: CalendarDate | null;
}

/** The report as it stands. */
export function draftedReport(
  report: Pick<
    ScrutinyReport,
    "body" | "meetingOn" | "meetingAt" | "reportOf" | "author" | "drafted" | "written"
  >,
  source: ScrutinySource,
): DraftedReport {
  const { title, officeName } = source;
  const { body, meetingOn } = report;
  return {
    ...{ title, officeName, body, meetingOn, presentedOn: null },
    ...saidOfHead(report),
    sections: scrutinySections(report, source),
  };
}

/** What was presented as people read it, with its answer. */
export function presentedSections({
  body,
  meetingOn,
  meetingAt,
  reportOf,
  author,
  officeName,
  presentedOn,
  sections,
  reply,
}: DraftedReport): DocumentSection[] {
  return [
    {
      id: `${TEXT_ID}head`,
      heading: "The meeting",
      blocks: [
        facts([
          ["Report to", body],
          [
            "Meeting",
            meetingOn &&
              `${formatDate(meetingOn)}${meetingAt === undefined ? "" : ` at ${formatMeetingTime(meetingAt)}`}`,
          ],
          ["Report of", reportOf ?? officeName],
          ...(reportOf === undefined ? [] : [["Office", officeName] as const]),
          ["Author", author ?? null],
          ["Published", presentedOn && formatDate(presentedOn)],
        ]),
      ],
    },
    ...(reply
      ? [
          {
            id: `${TEXT_ID}reply`,
            heading: `What the ${body} recommended, and the answer`,
            blocks: [
              text(`Answered on ${formatDate(reply.answeredOn)}.`),
              replyBlock(reply.recommendations, body),
            ],
          },
        ]
      : []),
    ...sections,
  ];
}

function replyBlock(
  recommendations: NonNullable<PresentedReport["reply"]>["recommendations"],
  body: string,
): DocumentBlock {
  if (recommendations.length === 0) return text(`The ${body} made no recommendation.`);
  return table({
    caption: "Recommendations and answers",
    head: [{ text: "Recommendation" }, { text: "Answer" }, { text: "Reason" }],
    rows: recommendations.map(({ recommendation, answer, reason }) => ({
      cells: [recommendation, RECOMMENDATION_ANSWER_LABELS[answer], reason],
    })),
  });
}

/** As a file. @param href where it is read */
export function scrutinyDocument(
  report: DraftedReport,
  { href, at }: { href: string; at: string },
): FileDocument {
  const { title, officeName, body, presentedOn } = report;
  const parts: DocumentPart[] = [upright(presentedSections(report))];
  return {
    title: `Report to the ${body}: ${title}`,
    author: officeName,
    mark: presentedOn === null ? "Draft: not presented" : `Report to the ${body}, ${formatDate(presentedOn)}`,
    isDraft: presentedOn === null,
    standing:
      presentedOn === null
        ? "This is a draft. It was not presented, and it is not published."
        : `This is the report as it was presented and published on ${formatDate(presentedOn)}.`,
    asOf: at,
    parts,
    check: {
      text: "This document is a copy for reading. The report is at this address.",
      facts: [],
      link: { text: href, href },
    },
  };
}
