import type { FrameworkState, Role } from "../framework/lifecycle";
import type { DocumentSection } from "../publication/document";
import { formatDate, type CalendarDate } from "../shared/calendar-date";
import { preceptDays } from "./precept-days";
import type { RepliedRecommendation } from "./recommendation";

/**
 * The report that an office puts to those who scrutinise it: for a commissioner the Police and Crime Panel (Police Reform and Social
 * Responsibility Act 2011 s.28), elsewhere whatever body has that part. Its texts are drafted from what is recorded, and
 * completed by a person; which of them is which is kept.
 */
export const SCRUTINY_STATES = ["drafting", "presented", "answered"] as const;
export type ScrutinyState = (typeof SCRUTINY_STATES)[number];

export const SCRUTINY_STATE_LABELS: Record<ScrutinyState, string> = {
  drafting: "In drafting",
  presented: "Presented and published",
  answered: "Answered, with the answer published",
};

/** What it is about: the statutory days are those of a proposed precept alone. */
export const SCRUTINY_SUBJECTS = ["decision", "precept"] as const;
export type ScrutinySubject = (typeof SCRUTINY_SUBJECTS)[number];

export const SCRUTINY_SUBJECT_LABELS: Record<ScrutinySubject, string> = {
  decision: "A decision, proposed or made",
  precept: "The proposed precept, with the budget behind it",
};

export const REPORT_SECTIONS = [
  "purpose",
  "recommendation",
  "summary",
  "mainChanges",
  "financial",
  "legal",
  "equality",
  "risks",
  "plan",
  "background",
  "contacts",
  "appendices",
] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];
export type ReportTexts = Record<ReportSection, string>;

export const REPORT_SECTION_LABELS: Record<ReportSection, string> = {
  purpose: "Purpose of the report",
  recommendation: "Recommendation",
  summary: "Summary",
  mainChanges: "Main changes",
  financial: "Financial implications",
  legal: "Legal implications",
  equality: "Equality implications",
  risks: "Risks",
  plan: "Link to the plan",
  background: "Background",
  contacts: "Contacts",
  appendices: "Appendices",
};

/** Those without which nobody presents it. */
const NEEDED: readonly ReportSection[] = [
  "purpose",
  "recommendation",
  "financial",
  "legal",
  "equality",
  "contacts",
];

export interface ScrutinyReport {
  id: number;
  frameworkId: number;
  state: ScrutinyState;
  subject: ScrutinySubject;
  /** What the scrutinising body is called. */
  body: string;
  meetingOn: CalendarDate | null;
  /** As `13:00`; empty where nobody said. */
  meetingAt: string;
  /** In whose name it is made; empty for the office as a whole. */
  reportOf: string;
  /** Who wrote it, by a job title; empty where nobody is named. */
  author: string;
  /** What was drafted from the data last. */
  drafted: ReportTexts;
  draftedAt: Date;
  /** What a person wrote in place of it. */
  written: Partial<ReportTexts>;
  /** As it was presented; null before that. */
  presented: PresentedReport | null;
  /** Who wrote it last: somebody else presents it. */
  writtenBy: number;
  version: number;
}

/** What was presented, as it was then: nothing that is done to the data afterwards changes it. */
export interface PresentedReport {
  title: string;
  officeName: string;
  body: string;
  meetingOn: CalendarDate;
  /** Absent where it was not said, and in what was presented earlier; so in the next two. */
  meetingAt?: string;
  reportOf?: string;
  author?: string;
  presentedOn: CalendarDate;
  sections: readonly DocumentSection[];
  /** What the body recommended and was answered; absent before the answer is published. */
  reply?: { answeredOn: CalendarDate; recommendations: readonly RepliedRecommendation[] };
}

/** What of its head may stay empty, as far as it is said. */
export function saidOfHead({
  meetingAt,
  reportOf,
  author,
}: Pick<ScrutinyReport, "meetingAt" | "reportOf" | "author">): Pick<
  PresentedReport,
  "meetingAt" | "reportOf" | "author"
> {
  return {
    ...(meetingAt !== "" && { meetingAt }),
    ...(reportOf.trim() !== "" && { reportOf: reportOf.trim() }),
    ...(author.trim() !== "" && { author: author.trim() }),
  };
}

type Texts = Pick<ScrutinyReport, "drafted" | "written">;

export const textOf = ({ drafted, written }: Texts, section: ReportSection): string =>
  written[section] ?? drafted[section];

/** Whether a person wrote a text, the data gave it, or nobody did. */
export type TextOrigin = "written" | "drafted" | "nobody";
export const ORIGIN_LABELS: Record<TextOrigin, string> = {
  written: "Written by a person",
  drafted: "Drafted from the data",
  nobody: "Nothing is said yet",
};

export function originOf({ drafted, written }: Texts, section: ReportSection): TextOrigin {
  if (written[section] !== undefined) return "written";
  return drafted[section] === "" ? "nobody" : "drafted";
}

/** Of what was typed, that which a person wrote: what equals the draft is drafted still, and what is emptied is drafted again. */
export function writtenOf(typed: ReportTexts, drafted: ReportTexts): Partial<ReportTexts> {
  const own = REPORT_SECTIONS.filter(
    (section) => typed[section].trim() !== "" && typed[section].trim() !== drafted[section].trim(),
  );
  return Object.fromEntries(own.map((section) => [section, typed[section].trim()]));
}

/** Texts that a person wrote, of which the data says something else now than when they did. */
export function overtaken({ drafted, written }: Texts, anew: ReportTexts): ReportSection[] {
  return REPORT_SECTIONS.filter(
    (section) => written[section] !== undefined && drafted[section] !== anew[section],
  );
}

/** Whether drafting it anew would change what nobody wrote. */
export function isOutOfDate({ drafted }: Pick<Texts, "drafted">, anew: ReportTexts): boolean {
  return REPORT_SECTIONS.some((section) => drafted[section] !== anew[section]);
}

/** What is still to be done before it can be presented, each in a sentence. */
export function presentingGaps(report: Texts & Pick<ScrutinyReport, "body" | "meetingOn">): string[] {
  return [
    ...(report.body.trim() === "" ? ["Say to which body it is put."] : []),
    ...(report.meetingOn === null ? ["Enter the day of the meeting."] : []),
    ...NEEDED.filter((section) => textOf(report, section).trim() === "").map(
      (section) => `“${REPORT_SECTION_LABELS[section]}” says nothing.`,
    ),
  ];
}

/** Warnings alone: what is late is presented all the same. */
export function presentingWarnings(
  { subject, meetingOn }: Pick<ScrutinyReport, "subject" | "meetingOn">,
  { firstYear, today }: { firstYear: number | null; today: CalendarDate },
): string[] {
  if (subject !== "precept" || firstYear === null) return [];
  const { notifiedBy, reportedBy } = preceptDays(firstYear);
  return [
    ...(today > notifiedBy
      ? [`The panel is notified of a proposed precept by ${formatDate(notifiedBy)} (Schedule 5).`]
      : []),
    ...(meetingOn !== null && meetingOn > reportedBy
      ? [`The panel reports on a proposed precept by ${formatDate(reportedBy)}; the meeting is later.`]
      : []),
  ];
}

/** A baseline is no decision, and what was withdrawn is put to nobody. */
export const canBeScrutinised = (state: FrameworkState): boolean =>
  state !== "baseline" && state !== "withdrawn";

export const SCRUTINY_ACTS = ["present", "answer", "take_back"] as const;
export type ScrutinyAct = (typeof SCRUTINY_ACTS)[number];

/** As the way to a step, its page and its button are called. */
export const SCRUTINY_STEP_LABELS: Record<ScrutinyAct, string> = {
  present: "Present and publish it",
  answer: "Publish the answer",
  take_back: "Take it back",
};

export const SCRUTINY_STEPS: Record<
  ScrutinyAct,
  { from: readonly ScrutinyState[]; to: ScrutinyState; role: Role }
> = {
  present: { from: ["drafting"], to: "presented", role: "monitoring_officer" },
  answer: { from: ["presented"], to: "answered", role: "monitoring_officer" },
  take_back: { from: ["presented", "answered"], to: "drafting", role: "monitoring_officer" },
};
