import { isContentOpen, STATE_LABELS, type FrameworkState, type Role } from "../framework/lifecycle";
import { formatDate, type CalendarDate } from "../shared/calendar-date";
import type { ReportedConsultation } from "./reported";
import type { Proposal } from "./asked";
import type { Question } from "./question";
import { keptUntilFault } from "./retention";
import type { ConsultationPhase, ConsultationState } from "./standing";
import { whomWarnings, type WhomAsked } from "./whom";

/** What its pages say of it, in an author's words. */
export interface ConsultationWords extends WhomAsked {
  title: string;
  /** Why people are asked, and what the answers can still change. */
  why: string;
  /** Who reads the answers, how long they are kept. */
  privacy: string;
  /** Where to ask for help, for paper or for large print. */
  contact: string;
  opensOn: CalendarDate | null;
  /** The last day on which it takes answers. */
  closesOn: CalendarDate | null;
  /** The last day on which the words of people are kept; null for as long as is usual (`lastDayKept`). */
  keptUntil: CalendarDate | null;
  /** By when it is planned to publish what came of it; null where no day is. */
  outcomeBy: CalendarDate | null;
}

export interface PublicConsultation extends ConsultationWords {
  id: number;
  frameworkId: number;
  /** What its public address ends in. */
  slug: string;
  state: ConsultationState;
  /** Its changes that are asked about. */
  changeIds: readonly number[];
  /** What people are asked about themselves, by the keys of `monitoring.ts`; none where they are not asked. */
  monitored: readonly string[];
  /** What people are shown: frozen on the day it was opened by the monitoring officer; null before. */
  proposal: Proposal | null;
  /** What is published of the answers: frozen on the day it was reported; null before. */
  report: ReportedConsultation | null;
  /** Why it was withdrawn. */
  withdrawnReason: string;
  writtenBy: number;
  version: number;
}

/** By when people are told what came of it, and that it is late; null where no day is planned, or it is published. */
export function outcomePlanned(
  { outcomeBy, phase }: Pick<ConsultationWords, "outcomeBy"> & { phase: ConsultationPhase },
  today: CalendarDate,
): { on: CalendarDate; isLate: boolean } | null {
  if (outcomeBy === null || phase === "reported" || phase === "withdrawn") return null;
  return { on: outcomeBy, isLate: outcomeBy < today };
}

/** In a sentence for everybody. */
export function outcomePlannedInWords({ on, isLate }: { on: CalendarDate; isLate: boolean }): string {
  return isLate
    ? `What came of it was to be published by ${formatDate(on)}. It is late.`
    : `What came of it is to be published by ${formatDate(on)}.`;
}

/** Whether it has a page that anybody may read. */
export function isPublic(phase: ConsultationPhase): boolean {
  return phase === "open" || phase === "closed" || phase === "reported";
}

export const CONSULTATION_ACTS = ["approve", "open", "report", "withdraw"] as const;
export type ConsultationAct = (typeof CONSULTATION_ACTS)[number];

interface Step {
  role: Role;
  from: readonly ConsultationPhase[];
  to: ConsultationState;
}

/** Who takes it on from where: a senior officer approves it, the monitoring officer lets the public see it. */
export const CONSULTATION_STEPS: Record<ConsultationAct, Step> = {
  approve: { role: "senior_officer", from: ["draft"], to: "approved" },
  open: { role: "monitoring_officer", from: ["approved"], to: "opened" },
  report: { role: "monitoring_officer", from: ["closed"], to: "reported" },
  withdraw: { role: "eia_author", from: ["draft", "approved", "to_open", "open"], to: "withdrawn" },
};

/** Its words and questions are written until the public has seen them. */
export function isWritable({ state }: Pick<PublicConsultation, "state">): boolean {
  return state === "draft" || state === "approved";
}

/** What is missing before it is approved or opened, in sentences; none where nothing is. */
export function openingGaps(
  consultation: PublicConsultation,
  questions: readonly Pick<Question, "kind">[],
  frameworkState: FrameworkState,
  today: CalendarDate,
): string[] {
  const { why, privacy, contact, opensOn, closesOn, changeIds } = consultation;
  const isOfEachChange = questions.some(({ kind }) => kind === "support" || kind === "matrix");
  return [
    ...(isContentOpen(frameworkState)
      ? []
      : [
          `What it asks about is ${STATE_LABELS[frameworkState].toLowerCase()}: its outcome is not open any more.`,
        ]),
    ...(why.trim() === "" ? ["It does not say why people are asked."] : []),
    ...(privacy.trim() === "" ? ["It does not say what becomes of the answers."] : []),
    ...(contact.trim() === "" ? ["It does not say where to ask for help."] : []),
    ...(opensOn === null ? ["The day on which it opens is not given."] : []),
    ...(closesOn === null ? ["The day on which it closes is not given."] : []),
    ...(opensOn !== null && opensOn < today ? ["The day on which it opens has passed."] : []),
    ...(opensOn !== null && closesOn !== null && closesOn < opensOn ? ["It closes before it opens."] : []),
    ...(keptUntilFault(consultation) === null
      ? []
      : ["The day on which the answers are deleted is too early or too late."]),
    ...(questions.length === 0 ? ["It asks no question."] : []),
    ...(isOfEachChange && changeIds.length === 0
      ? ["It asks what people think of each change, and no change is chosen."]
      : []),
  ];
}

const SIX_WEEKS_DAYS = 42;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Days on which it takes answers, the first and the last included. */
export function daysOpen(opensOn: CalendarDate, closesOn: CalendarDate): number {
  return Math.round((Date.parse(closesOn) - Date.parse(opensOn)) / DAY_MS) + 1;
}

/** What somebody should look at before it is opened; nothing of it blocks (rule 21). */
export function openingWarnings(
  { opensOn, closesOn, ...whom }: Pick<PublicConsultation, "opensOn" | "closesOn" | "askedOf" | "bodies">,
  { agreedAlready, decidingBodyTitle }: { agreedAlready: readonly string[]; decidingBodyTitle: string },
): string[] {
  const days = opensOn !== null && closesOn !== null ? daysOpen(opensOn, closesOn) : null;
  return [
    ...(days !== null && days >= 1 && days < SIX_WEEKS_DAYS
      ? [`It is open for ${days === 1 ? "1 day" : `${days} days`}: people are usually given six weeks.`]
      : []),
    ...whomWarnings(whom, decidingBodyTitle),
    ...(agreedAlready.length > 0
      ? [
          `The EIA says of ${agreedAlready.join(", ")} that it was agreed already. People are asked while a proposal can still change.`,
        ]
      : []),
  ];
}
