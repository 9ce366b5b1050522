import type { ActionState, ActionTiming } from "../actions/action";
import type { Target } from "../actions/due-date";
import type { BudgetLine, FundingSource, StatedTotal } from "../budget/budget";
import type { RecordedContract } from "../budget/line-contract";
import type { ChangeKind, ChangesSummary, YearComparison } from "../budget/changes";
import type { Allocation } from "../eia/allocation";
import type { RecordedDimension } from "../eia/dimensions";
import type { EntryKind } from "../eia/eia";
import type { RecordedConclusion } from "../eia/hit-more-than-once";
import type { TermInWords } from "../framework/glossary";
import type { NumberedSection } from "../framework/sections";
import type { PublishedGround } from "../publication/ground-further";
import type { RecordPart } from "../publication/record-parts";
import type { ConsultationBody } from "../consultation/reported";
import type { CalendarDate } from "../shared/calendar-date";
import type { AttachedReport } from "./attached-report";
import type { OptionInWords } from "./considered-options";
import type { Implications } from "./implications";
import type { DecisionOutcome } from "./decision-record";
import type { EiaBodyHead } from "./recorded-eia";
import type { RecordedFurther } from "./recorded-entry";
import type { RecordedImpact } from "./recorded-impact";

export const SEAL_ITEM_KINDS = [
  "head",
  "line",
  "previous_line",
  "change",
  "entry",
  "action",
  "acknowledgement",
  "totals",
  "previous_budget",
  "glossary_term",
  "consultee_amounts",
  "consultation",
  "conclusions",
  "section",
] as const;
export type SealItemKind = (typeof SEAL_ITEM_KINDS)[number];

/** An item that is withheld inside a published part: where it stood, why it is not there, and what proves it. */
export interface WithheldItem {
  kind: SealItemKind;
  number: number;
  legalGround: string;
  /** The first day on which it is published after all; absent where there is no end. */
  withheldUntil?: CalendarDate;
  /** The day on which it was withdrawn, where it was published before (rule 30). */
  withdrawnOn?: CalendarDate;
  digest: string;
}

/**
 * An item of whose text a passage was withdrawn. What was sealed is known by its digest alone; the text as it stands here is proven by
 * the addendum that withdrew the passage, with this salt.
 */
export interface ItemWithGap {
  section: string;
  kind: SealItemKind;
  number: number;
  digest: string;
  salt: string;
}

/** Of a body from which passages were withdrawn. */
interface WithGaps {
  gaps?: ItemWithGap[];
}

/** What is published though the framework before withheld it, on what ground it did, and why it is published now. */
export interface ReleasedFromBefore {
  kind: SealItemKind | "text";
  /** Its place among those of its kind, from 1; the field for a text. */
  number: number | string;
  legalGround: string;
  reason: string;
}

/** Of a part: what is withheld inside it, and what was released. */
export interface DeterminedItems {
  withheldItems: Omit<WithheldItem, "digest">[];
  released?: ReleasedFromBefore[];
}

/** Who did something, in which capacity, when. Instants are ISO text: a snapshot is data. */
export interface RecordedAct {
  /** Empty where the person is printed by their title alone. */
  name: string;
  capacity: string;
  at: string;
}

/** Rule 11: each field of a record belongs to exactly one of these four bodies. */
export interface RecordBody extends WithGaps {
  reference: string;
  title: string;
  officeName: string;
  decidingBodyTitle: string;
  /** What the thing decided was called, where the office called it otherwise than a framework; absent else. */
  decidedThing?: string;
  /** That of the form; absent where it bears none, and in earlier records. */
  datedOn?: CalendarDate;
  receivedOn: CalendarDate | null;
  decidedOn: CalendarDate;
  officersPresent: string;
  summary: string;
  resolved: string;
  /** Absent where none of it is said, and in earlier records; so in the other parts. */
  implications?: Implications;
  /** Whoever signed wrote it otherwise than the draft that was put to them; absent where they did not. */
  resolvedInOwnWords?: true;
  submitted: RecordedAct;
  /** What was stated by approving; absent in earlier records, which did not keep it. */
  approval: RecordedAct & { statement?: string; comment: string };
  determined: RecordedAct;
  /** Of a part that is published later than the record, its own body says what is determined of its items. */
  determinations: ({
    part: RecordPart;
    publish: boolean;
    legalGround: string;
    withheldUntil: CalendarDate | null;
    /** What is published of its grounds beside their names; absent where there is nothing, and in earlier records. */
    grounds?: PublishedGround[];
  } & DeterminedItems)[];
  outcome: DecisionOutcome;
  outcomeReasons: string;
  /** On what it is supported; absent where it is not on conditions. */
  conditions?: string;
  signature: RecordedAct;
  digest: string;
  /** Said even where the EIA is withheld. */
  carriedForwardActions: number;
  /** Absent in what was signed before there was a glossary. */
  glossary?: RecordTerm[];
  /** Abbreviations that are withheld though the record is published; absent where none is. */
  withheld?: WithheldItem[];
}

/** @property number its place among the abbreviations, from 1; absent where they were sealed as one */
export type RecordTerm = TermInWords & { number?: number };

/** A part that is withheld until a day says itself what of it stays withheld then: until then nobody may know how much. */
interface PublishedLater extends WithGaps {
  determinedItems?: DeterminedItems;
}

export interface ReportBody extends PublishedLater {
  optionsConsidered: string;
  /** Besides the proposal, each with why it was not chosen; absent where none is listed. */
  options?: OptionInWords[];
  recommendations: string;
  discussion: string;
  /** Absent where none is named, and in earlier records. */
  attached?: AttachedReport;
  /** The reports of the consultations that the office ran itself (rule 31); absent where it ran none, and in earlier records. */
  consultations?: ConsultationBody[];
  /** Reports that were withdrawn though the part is published; absent where none was. */
  withheld?: WithheldItem[];
  implications?: Implications;
}

export interface DetailsChange {
  /** Its place among the record's changes, from 1; what the EIA's entries refer to. */
  number: number;
  title: string;
  kind: ChangeKind;
  priority: string;
  transferredTo: string;
  /** Why it is made; absent where nobody said. */
  rationale?: string;
  /** The first day on which it holds; absent where that is the first day of the budget. */
  effectiveOn?: CalendarDate;
  previousServices: string[];
  newServices: string[];
  byYear: readonly YearComparison[];
  /**
   * What consultees of its entry moved, by their place among them from 1: amounts belong to the details. Not there where the
   * entry is withheld.
   */
  consulteeAmounts?: { consultee: number; amountBefore: number | null; amountAfter: number | null }[];
}

/** Figures from which a withheld line could be worked out: they are withheld with any, and then not there. */
export interface DetailsTotals {
  summary: ChangesSummary;
  fundingSources: Pick<FundingSource, "name" | "amounts" | "caveat" | "statedIn">[];
  statedTotals: (Pick<StatedTotal, "year" | "pence"> & { priority: string | null })[];
  /** The author's reasons for figures that differ; of the funding where there is neither priority nor year. */
  explanations: { priority: string | null; year: number | null; pence: number; text: string }[];
}

/** Its title and years may be withheld on their own, and are then not there. */
export interface PreviousBudget {
  title?: string;
  years?: readonly number[];
  lines: DetailsLine[];
}

export interface DetailsBody extends Partial<DetailsTotals>, PublishedLater {
  frameworkTitle: string;
  aim: string;
  budgetDate: CalendarDate | null;
  years: readonly number[];
  previous: PreviousBudget | null;
  lines: DetailsLine[];
  changes: DetailsChange[];
  financialSummary: string;
  implications?: Implications;
  /** What it says in words besides, in the order of its paper; absent where it says nothing, and in earlier records. */
  sections?: NumberedSection[];
  /** Lines, changes and totals that are withheld though the part is published. */
  withheld: WithheldItem[];
}

/** @property number its place among the lines of its budget, from 1 */
export type DetailsLine = Omit<BudgetLine, "id" | "priorityId" | "version" | "contract"> & {
  number: number;
  priority: string;
  /** Absent where nothing is said of it, and in earlier records. */
  contract?: RecordedContract;
};

/**
 * What an action mitigates stands with the impact, so that it is withheld with its entry: beside the action it would tell how
 * many impacts of a withheld entry are adverse.
 */
export type EiaBodyImpact = RecordedImpact & {
  /** The actions that are tied to it, by their numbers; absent where none is. */
  actions?: number[];
};

export interface EiaBodyEntry extends RecordedFurther {
  changeNumber: number;
  kind: EntryKind;
  screeningReason: string;
  separateEia: { reference: string; date: CalendarDate | null; copySha256: string | null } | null;
  /** Only where it is assessed when it is allocated. */
  allocation?: Allocation;
  impacts: readonly EiaBodyImpact[];
  noImpactReason: string;
  consultees: {
    consultee: string;
    consultedWhen: string;
    /** The first and the last day on which it could answer; absent where nobody said. */
    consultedFrom?: CalendarDate;
    consultedTo?: CalendarDate;
    said: string;
    influence: string;
    unchangedReason: string;
  }[];
  nobodyConsultedReason: string;
}

export interface EiaBodyAction extends Target {
  /** Its place in the action plan, from 1. */
  number: number;
  changeNumber: number | null;
  what: string;
  owner: string;
  /** Absent where it is to be done before the decision, and of what was signed before that was asked. */
  timing?: ActionTiming;
  /** The decision is made on the condition that it is done; absent where it is not. */
  isCondition?: true;
  state: ActionState;
  completedOn: CalendarDate | null;
  whatWasDone: string;
  eiaUpdated: boolean | null;
  eiaNotUpdatedReason: string;
  resolutionReason: string;
  acceptanceReason: string;
  resolvedBy: { name: string; capacity: string } | null;
}

export interface EiaBody extends PublishedLater {
  eia: EiaBodyHead;
  entries: EiaBodyEntry[];
  /** Unchanged amounts whose difference in provider, provision, method or reach an author confirmed to be spelling, by number. */
  confirmedSame: number[];
  actions: EiaBodyAction[];
  acknowledgements: {
    /** Its place among those of the same entry or action, or of none; in earlier seals among all. */
    number: number;
    key: string;
    text: string;
    /** Of which entry or action it is, where it is of one. */
    changeNumber: number | null;
    actionNumber: number | null;
    /** What whoever signed asked about it, and was answered; absent where nobody wrote it down. */
    questions?: string;
  }[];
  /** What the assessment says beside the nine (rule 23); absent where nothing was asked. */
  dimensions?: RecordedDimension[];
  /**
   * What is concluded of people whom several changes are adverse to (rule 34), also where there is nothing to conclude: with an entry
   * that is withheld all of it is withheld, and then not there. Absent in earlier records too.
   */
  conclusions?: RecordedConclusion[];
  /** Entries and actions that are withheld though the part is published. */
  withheld: WithheldItem[];
}
