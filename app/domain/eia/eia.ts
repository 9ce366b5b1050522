import type { CalendarDate } from "../shared/calendar-date";
import type { LinesFingerprint } from "../budget/changes";
import type { Characteristic, Direction } from "./characteristics";

/** Rule 7: what the EIA concludes about the framework. */
export const EIA_OUTCOMES = ["unchanged", "amended", "continue_despite_adverse", "stop_and_remove"] as const;
export type EiaOutcome = (typeof EIA_OUTCOMES)[number];

export const EIA_OUTCOME_LABELS: Record<EiaOutcome, string> = {
  unchanged: "The framework remains unchanged",
  amended: "The framework is amended",
  continue_despite_adverse: "Continue despite adverse impact",
  stop_and_remove: "Stop and remove the framework",
};

/** Rule 12: the current Government Security Classifications. */
export const MARKINGS = ["OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"] as const;
/** Readable on older records only: the scheme these belong to ended in 2014. */
export const FORMER_MARKINGS = ["NOT PROTECTIVELY MARKED", "RESTRICTED", "CONFIDENTIAL"] as const;
export type Marking = (typeof MARKINGS)[number] | (typeof FORMER_MARKINGS)[number];

/** New documents take the current markings; one that an older record bears already may stay (rule 12). */
export function markingsOffered(stored: Marking | null): Marking[] {
  const current: readonly Marking[] = MARKINGS;
  return stored === null || current.includes(stored) ? [...current] : [...current, stored];
}

/** The head of the one EIA a framework has. */
export interface Eia {
  name: string;
  owner: string;
  author: string;
  aim: string;
  completedOn: CalendarDate | null;
  evidence: string;
  gaps: string;
  /** What is done about the gaps: KE v Bristol [2018] EWHC 2103 (Admin), a known gap needs inquiry or a reason. */
  gapsAnswer: string;
  outcome: EiaOutcome | null;
  outcomeJustification: string;
  marking: Marking | null;
  nextReview: string;
  reviewsDone: string;
  version: number;
}

export const ENTRY_KINDS = ["assessed", "screened_out", "separate_eia"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const ENTRY_KIND_LABELS: Record<EntryKind, string> = {
  assessed: "Assessed",
  screened_out: "Screened out",
  separate_eia: "Separate EIA",
};

/** What a change does to people who share one protected characteristic. */
export interface Impact {
  characteristic: Characteristic;
  direction: Direction;
  /** Who is affected. */
  who: string;
  /** What happens to them, with its reason or evidence. */
  description: string;
  mitigation: string;
  justification: string;
}

export interface ConsulteeInfluence {
  id: number;
  consultee: string;
  consultedWhen: string;
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
export interface EiaEntry {
  id: number;
  changeId: number;
  kind: EntryKind;
  screeningReason: string;
  separateEia: SeparateEia;
  impacts: readonly Impact[];
  /** Why no characteristic is affected; only where there are no impacts. */
  noImpactReason: string;
  consultees: readonly ConsulteeInfluence[];
  nobodyConsultedReason: string;
  /** The change's lines as they stood when an author last confirmed or revised this entry (rule 5). */
  fingerprint: LinesFingerprint;
  confirmedAt: Date;
  /** The text of an entry whose change was linked into this one: kept to read, no longer counted. */
  absorbed: readonly { title: string; text: string }[];
  version: number;
}

/** What an author writes of the EIA's head, of an entry's answer, of an impact and of a consultee. */
export type EiaHead = Omit<Eia, "version">;
export interface EntryAnswer {
  kind: EntryKind;
  screeningReason: string;
  separateReference: string;
  separateDate: CalendarDate | null;
  noImpactReason: string;
  nobodyConsultedReason: string;
}
export type ImpactWords = Omit<Impact, "characteristic">;
export type ConsulteeWords = Omit<ConsulteeInfluence, "id" | "version">;
