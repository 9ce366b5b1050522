import type { CalendarDate } from "../shared/calendar-date";
import type { LinesFingerprint } from "../budget/changes";
import type { Allocation } from "./allocation";
import type { GivenAnswer, OwnAnswer } from "../templates/template";
import type { Characteristic, Direction } from "./characteristics";
import type { People } from "./people";

/** Rule 7: what the EIA concludes about what is proposed, whatever kind of decision it is. */
export const EIA_OUTCOMES = ["unchanged", "amended", "continue_despite_adverse", "stop_and_remove"] as const;
export type EiaOutcome = (typeof EIA_OUTCOMES)[number];

export const EIA_OUTCOME_LABELS: Record<EiaOutcome, string> = {
  unchanged: "What is proposed stays as it is",
  amended: "What is proposed is amended",
  continue_despite_adverse: "Continue despite adverse impact",
  stop_and_remove: "Stop: what is proposed does not go ahead",
};

/** Rule 12: the Government Security Classifications have three tiers; -SENSITIVE is a marking beside the first. */
export const CLASSIFICATION_TIERS = ["OFFICIAL", "SECRET", "TOP SECRET"] as const;
export type ClassificationTier = (typeof CLASSIFICATION_TIERS)[number];

/** Every tier as it is written on a document, with the marking where there is one. */
export const MARKINGS = ["OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"] as const;
/** Readable on older records only: the scheme these belong to ended in 2014. */
export const FORMER_MARKINGS = ["NOT PROTECTIVELY MARKED", "RESTRICTED", "CONFIDENTIAL"] as const;
export type Marking = (typeof MARKINGS)[number] | (typeof FORMER_MARKINGS)[number];

/** @returns null for a marking of the former scheme, which had other tiers */
export function tierOf(marking: Marking): ClassificationTier | null {
  return CLASSIFICATION_TIERS.find((tier) => marking === tier || marking === `${tier}-SENSITIVE`) ?? null;
}

/** What is classified as this has no place in a service that is reached over the internet. */
export function isAboveOfficial(marking: Marking): boolean {
  const tier = tierOf(marking);
  return tier !== null && tier !== "OFFICIAL";
}

/** New documents are OFFICIAL, with its marking or without; one of the former scheme may stay on what bears it (rule 12). */
export function markingsOffered(stored: Marking | null): Marking[] {
  const offered: readonly Marking[] = MARKINGS.filter((marking) => !isAboveOfficial(marking));
  return stored === null || tierOf(stored) !== null ? [...offered] : [...offered, stored];
}

/** The head of the one EIA a framework has. */
export interface Eia {
  name: string;
  owner: string;
  author: string;
  aim: string;
  /** When its first words were written: it is kept whatever is dated later, and proves how early that was. */
  startedOn: CalendarDate | null;
  completedOn: CalendarDate | null;
  /** When an author last confirmed that it is right, as the log has it. */
  confirmedAt: Date | null;
  evidence: string;
  gaps: string;
  /** What is done about the gaps: KE v Bristol [2018] EWHC 2103 (Admin), a known gap needs inquiry or a reason. */
  gapsAnswer: string;
  /** Why a short head is enough (rule 27). */
  whyNoMore: string;
  outcome: EiaOutcome | null;
  outcomeJustification: string;
  marking: Marking | null;
  nextReview: string;
  /** The day by which it is reviewed next, of which people are reminded; null where no day is planned. */
  nextReviewOn: CalendarDate | null;
  reviewsDone: string;
  /** Whom the office spoke to about the whole, before there was a draft to ask about. */
  spokenTo: string;
  /** Groups of people that are defined otherwise than by a protected characteristic. */
  otherGroups: string;
  /** The head of the action plan, where it has one of its own. */
  planTitle: string;
  planLead: string;
  planDatedOn: CalendarDate | null;
  /** To the office's own questions of the whole, in their order: those that are answered. */
  ownAnswers: readonly OwnAnswer[];
  version: number;
}

export const ENTRY_KINDS = ["assessed", "screened_out", "separate_eia", "when_allocated"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const ENTRY_KIND_LABELS: Record<EntryKind, string> = {
  assessed: "Assessed",
  screened_out: "Screened out",
  separate_eia: "Separate EIA",
  when_allocated: "Assess when allocated",
};

/** The kinds that do not say what the change does, nor who was consulted on it, and what such a change is. */
export const WITHOUT_FINDINGS = {
  screened_out: "screened out",
  when_allocated: "to be assessed when it is allocated",
} as const;

export function hasFindingsOfItsOwn(
  kind: EntryKind,
): kind is Exclude<EntryKind, keyof typeof WITHOUT_FINDINGS> {
  return !(kind in WITHOUT_FINDINGS);
}

export const YES_NO = ["yes", "no"] as const;
export type YesNo = (typeof YES_NO)[number];

/** Rule 19: what screening out asks of a change, and how each goes on after "It changes". */
export const SCREENING_QUESTIONS = {
  changesRecipients: "who gets the service",
  changesAmount: "how much of it there is",
  changesPlace: "where it is",
  changesProvider: "from whom people get it",
  changesStaff: "who works there",
} as const;
export type ScreeningQuestion = keyof typeof SCREENING_QUESTIONS;

/** In the order in which they are asked. */
export const SCREENING_QUESTION_FIELDS = Object.keys(SCREENING_QUESTIONS) as ScreeningQuestion[];

export interface ScreeningAnswers extends Record<ScreeningQuestion, YesNo | null> {
  /** Why it is screened out though it changes one of these. */
  screenedDespite: string;
}

/** Where nobody has answered: of what is not screened out, and of what was before it was asked. */
export const NOT_SCREENED = {
  changesRecipients: null,
  changesAmount: null,
  changesPlace: null,
  changesProvider: null,
  changesStaff: null,
  screenedDespite: "",
} as const satisfies ScreeningAnswers;

/** The directions that are answered for, and that are not forgotten where a change is screened out (rule 19). */
export const FOUND_DIRECTIONS = ["adverse", "not_yet_known"] as const satisfies readonly Direction[];

/** That an entry once held such a finding: kept whatever becomes of the impact. */
export interface EntryFinding {
  characteristic: Characteristic;
  direction: (typeof FOUND_DIRECTIONS)[number];
  /** The day on which it was first saved; null where nobody knows any more. */
  foundOn: CalendarDate | null;
}

/** Rule 20: that something is not held is an answer too. */
export const EVIDENCE_KINDS = ["held", "not_held"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const EVIDENCE_KIND_LABELS: Record<EvidenceKind, string> = {
  held: "Held",
  not_held: "Not held",
};

/** What an entry's findings rest on, or that something which they could rest on is not held. */
export interface Evidence {
  id: number;
  kind: EvidenceKind;
  source: string;
  /** Of what day it is, or up to which. */
  datedOn: CalendarDate | null;
  /** Whom and where it covers; of what is not held, what that is. */
  covers: string;
  shows: string;
  /** By group, one on each line. */
  numbers: string;
  /** Why it is not held, and what is done instead. */
  gapReason: string;
}

/** The texts that people write of it, and what each is called. */
export const EVIDENCE_TEXTS = {
  source: "source",
  covers: "what it covers",
  shows: "what it shows",
  numbers: "numbers by group",
  gapReason: "why it is not held",
} as const satisfies Partial<Record<keyof Evidence, string>>;

export const EVIDENCE_TEXT_FIELDS = Object.keys(EVIDENCE_TEXTS) as (keyof typeof EVIDENCE_TEXTS)[];

/** When a mitigation that is written in words takes effect. */
export const MITIGATION_TIMINGS = ["in_place", "by_date"] as const;
export type MitigationTiming = (typeof MITIGATION_TIMINGS)[number];

export const MITIGATION_TIMING_LABELS: Record<MitigationTiming, string> = {
  in_place: "In place already",
  by_date: "By a date",
};

/** Rule 16: whether what is not yet known is asked. */
export const INQUIRIES = ["asked", "not_now"] as const;
export type Inquiry = (typeof INQUIRIES)[number];

export const INQUIRY_LABELS: Record<Inquiry, string> = {
  asked: "Yes, it is asked",
  not_now: "No, it cannot reasonably be asked now",
};

export const INQUIRY_TIMES = ["before_decision", "after_decision"] as const;
export type InquiryTime = (typeof INQUIRY_TIMES)[number];

export const INQUIRY_TIME_LABELS: Record<InquiryTime, string> = {
  before_decision: "Before the decision",
  after_decision: "After the decision",
};

/** What a change does to some people who share one protected characteristic. An entry may have several of one. */
export interface Impact {
  id: number;
  characteristic: Characteristic;
  direction: Direction;
  /** Who is affected. */
  who: string;
  /** How many; null where it is not said. */
  people: People | null;
  /** What happens to them, with its reason or evidence. */
  description: string;
  mitigation: string;
  /** Who does what the mitigation says. */
  mitigationBy: string;
  mitigationTiming: MitigationTiming | null;
  /** By when, where it is not in place already. */
  mitigationDate: CalendarDate | null;
  justification: string;
  inquiry: Inquiry | null;
  /** What is asked. */
  inquiryAsks: string;
  /** Who finds out. */
  inquiryBy: string;
  inquiryDate: CalendarDate | null;
  inquiryTime: InquiryTime | null;
  /** Why it is not reasonable to ask now. */
  noInquiryReason: string;
  /** How the decision stays open until it is known. */
  staysOpen: string;
}

/** The texts that people write of an impact, and what each is called. */
export const IMPACT_TEXTS = {
  who: "who is affected",
  description: "what happens",
  mitigation: "mitigation",
  mitigationBy: "who does the mitigation",
  justification: "justification",
  inquiryAsks: "what is asked",
  inquiryBy: "who finds out",
  noInquiryReason: "why it is not asked now",
  staysOpen: "how the decision stays open",
} as const satisfies Partial<Record<keyof Impact, string>>;

/** In the order in which they are read. */
export const IMPACT_TEXT_FIELDS = Object.keys(IMPACT_TEXTS) as (keyof typeof IMPACT_TEXTS)[];

export interface ConsulteeInfluence {
  /** Below 0 where it is of a consultation on several changes: no row of the entry's own has such an id. */
  id: number;
  /** The consultation that it is of; absent where it was recorded for this entry alone. */
  consultationId?: number;
  consultee: string;
  consultedWhen: string;
  /** The first and the last day on which it could answer, where these are known. */
  consultedFrom: CalendarDate | null;
  consultedTo: CalendarDate | null;
  said: string;
  /** What it changed. */
  influence: string;
  /** Pence a year, where the amount moved. */
  amountBefore: number | null;
  amountAfter: number | null;
  /** Why nothing changed, where nothing did. */
  unchangedReason: string;
  version: number;
}

export interface StoredCopy {
  id: number;
  fileName: string;
  mediaType: string;
  byteLength: number;
  /** SHA-256 of its bytes, hexadecimal. */
  sha256: string;
}

export interface SeparateEia {
  reference: string;
  date: CalendarDate | null;
  copy: StoredCopy | null;
}

/** The assessment of one budget change. Its findings, its own or a separate EIA's, are its impacts. */
export interface EiaEntry extends ScreeningAnswers {
  id: number;
  changeId: number;
  kind: EntryKind;
  screeningReason: string;
  /** Null where it is not screened out, or was before the day was kept. */
  screenedOutOn: CalendarDate | null;
  /** Every adverse or unknown finding that it ever held (rule 19). */
  findings: readonly EntryFinding[];
  evidence: readonly Evidence[];
  separateEia: SeparateEia;
  /** Of a fund or pot: who allocates it, and by when (rule 25). */
  allocation: Allocation;
  impacts: readonly Impact[];
  /** Why no characteristic is affected; only where there are no impacts. */
  noImpactReason: string;
  /** Why the characteristics without an impact are not affected, where others are. */
  othersReason: string;
  /** Who is hit by more than one of its impacts. */
  combinedNote: string;
  /** Why it finds nobody worse off though most people who answered a consultation do not support the change. */
  contradictedReason: string;
  consultees: readonly ConsulteeInfluence[];
  nobodyConsultedReason: string;
  /** To the office's own questions, in their order: those that are answered. */
  ownAnswers: readonly OwnAnswer[];
  /** The change's lines as they stood when an author last confirmed or revised this entry (rule 5). */
  fingerprint: LinesFingerprint;
  confirmedAt: Date;
  /** The text of an entry whose change was linked into this one: kept to read, no longer counted. */
  absorbed: readonly { title: string; text: string }[];
  version: number;
}

/** What an author writes of the EIA's head, of an entry's answer, of an impact and of a consultee. */
export interface EiaHead extends Omit<Eia, "version" | "startedOn" | "confirmedAt" | "ownAnswers"> {
  /** To the office's own questions. */
  ownAnswers: readonly GivenAnswer[];
}
export interface EntryAnswer extends ScreeningAnswers {
  kind: EntryKind;
  screeningReason: string;
  separateReference: string;
  separateDate: CalendarDate | null;
  allocation: Allocation;
  noImpactReason: string;
  othersReason: string;
  combinedNote: string;
  contradictedReason: string;
  nobodyConsultedReason: string;
  /** To the office's own questions. */
  ownAnswers: readonly GivenAnswer[];
}
export type ImpactWords = Omit<Impact, "id" | "characteristic">;
export type ConsulteeWords = Omit<ConsulteeInfluence, "id" | "version" | "consultationId">;
export type EvidenceWords = Omit<Evidence, "id">;
