import { isResolved, type Action, type ActionState } from "../actions/action";
import type { BudgetLine, FundingSource, ReconciliationExplanation, StatedTotal } from "../budget/budget";
import {
  isConfirmedSame,
  priorityNameOf,
  summariseChanges,
  type ChangeKind,
  type ChangesSummary,
  type YearComparison,
} from "../budget/changes";
import { countedImpacts } from "../eia/completeness";
import type { Eia, EntryKind, Impact } from "../eia/eia";
import { acknowledgementsNeeded } from "../framework/sign-off-gate";
import { changesOf, priorityNames, type FrameworkContent } from "../framework/content";
import type { Determination, RecordPart } from "../publication/determinations";
import type { CalendarDate } from "../shared/calendar-date";
import type { ContentLeaf } from "./content-leaves";
import type { DecisionOutcome } from "./decision-record";

/** Who did something, in which capacity, when. Instants are ISO text: a snapshot is data. */
export interface RecordedAct {
  name: string;
  capacity: string;
  at: string;
}

/** Rule 11: each field of a record belongs to exactly one of these four bodies. */
export interface RecordBody {
  reference: string;
  title: string;
  officeName: string;
  decidingBodyTitle: string;
  receivedOn: CalendarDate | null;
  decidedOn: CalendarDate;
  officersPresent: string;
  summary: string;
  resolved: string;
  submitted: RecordedAct;
  approval: RecordedAct & { comment: string };
  determined: RecordedAct;
  determinations: {
    part: RecordPart;
    publish: boolean;
    legalGround: string;
    withheldUntil: CalendarDate | null;
  }[];
  outcome: DecisionOutcome;
  outcomeReasons: string;
  signature: RecordedAct;
  digest: string;
  /** Said even where the EIA is withheld. */
  carriedForwardActions: number;
}

export interface ReportBody {
  optionsConsidered: string;
  recommendations: string;
  discussion: string;
}

export interface DetailsChange {
  /** Its place among the record's changes, from 1; what the EIA's entries refer to. */
  number: number;
  title: string;
  kind: ChangeKind;
  priority: string;
  transferredTo: string;
  previousServices: string[];
  newServices: string[];
  byYear: readonly YearComparison[];
}

export interface DetailsBody {
  frameworkTitle: string;
  aim: string;
  budgetDate: CalendarDate | null;
  years: readonly number[];
  previous: { title: string; years: readonly number[]; lines: DetailsLine[] } | null;
  lines: DetailsLine[];
  changes: DetailsChange[];
  summary: ChangesSummary;
  fundingSources: Pick<FundingSource, "name" | "amounts">[];
  statedTotals: (Pick<StatedTotal, "year" | "pence"> & { priority: string | null })[];
  explanations: readonly ReconciliationExplanation[];
  financialSummary: string;
}

export type DetailsLine = Omit<BudgetLine, "id" | "priorityId" | "version"> & { priority: string };

export interface EiaBodyEntry {
  changeNumber: number;
  kind: EntryKind;
  screeningReason: string;
  separateEia: { reference: string; date: CalendarDate | null; copySha256: string | null } | null;
  impacts: readonly Impact[];
  noImpactReason: string;
  consultees: {
    consultee: string;
    consultedWhen: string;
    said: string;
    influence: string;
    amountBefore: number | null;
    amountAfter: number | null;
    unchangedReason: string;
  }[];
  nobodyConsultedReason: string;
}

export interface EiaBodyAction {
  changeNumber: number | null;
  what: string;
  owner: string;
  targetDate: CalendarDate;
  state: ActionState;
  completedOn: CalendarDate | null;
  whatWasDone: string;
  eiaUpdated: boolean | null;
  eiaNotUpdatedReason: string;
  resolutionReason: string;
  acceptanceReason: string;
  resolvedBy: { name: string; capacity: string } | null;
}

export interface EiaBody {
  eia: Omit<Eia, "version">;
  entries: EiaBodyEntry[];
  /** Unchanged amounts whose difference in provider or reach an author confirmed to be spelling, by number. */
  confirmedSame: number[];
  actions: EiaBodyAction[];
  acknowledgements: { key: string; text: string }[];
}

export interface SignedSnapshot {
  schema: 1;
  digest: string;
  leaves: readonly ContentLeaf[];
  determinations: readonly Determination[];
  record: RecordBody;
  report: ReportBody;
  details: DetailsBody;
  eia: EiaBody;
}

/** All that a signature is given on. Its determinations are in the order of the parts. */
export interface SignatureFacts extends Omit<
  RecordBody,
  | "title"
  | "receivedOn"
  | "officersPresent"
  | "summary"
  | "resolved"
  | "carriedForwardActions"
  | "determinations"
> {
  content: FrameworkContent;
  leaves: readonly ContentLeaf[];
  determinations: readonly Determination[];
}

export function recordBody({ content, leaves: _leaves, ...facts }: SignatureFacts): RecordBody {
  const { title, receivedOn, officersPresent, summary, resolved } = content.record;
  return {
    ...facts,
    title,
    receivedOn,
    officersPresent,
    summary,
    resolved,
    determinations: facts.determinations.map(({ part, publish, legalGround, withheldUntil }) => ({
      part,
      publish,
      legalGround,
      withheldUntil,
    })),
    carriedForwardActions: content.actions.filter(({ state }) => state === "carried_forward").length,
  };
}

/** The whole of what is signed: the leaves that the digest proves, and the four parts as people read them. */
export function signedSnapshot(facts: SignatureFacts): SignedSnapshot {
  return {
    schema: 1,
    digest: facts.digest,
    leaves: facts.leaves,
    determinations: facts.determinations,
    record: recordBody(facts),
    report: reportBody(facts.content),
    details: detailsBody(facts.content),
    eia: eiaBody(facts.content),
  };
}

export function reportBody({ record }: FrameworkContent): ReportBody {
  return {
    optionsConsidered: record.optionsConsidered,
    recommendations: record.recommendations,
    discussion: record.discussion,
  };
}

export function detailsBody(content: FrameworkContent): DetailsBody {
  const names = priorityNames(content);
  const changes = changesOf(content);
  const line = ({ id: _id, version: _version, priorityId, ...rest }: BudgetLine): DetailsLine => ({
    ...rest,
    priority: (priorityId === null ? undefined : names.get(priorityId)) ?? "",
  });
  return {
    frameworkTitle: content.budget.title,
    aim: content.aim,
    budgetDate: content.budget.budgetDate,
    years: content.budget.years,
    previous: content.previous && {
      title: content.previous.title,
      years: content.previous.years,
      lines: content.previous.lines.map(line),
    },
    lines: content.budget.lines.map(line),
    changes: changes.map((change, index) => ({
      number: index + 1,
      title: change.title,
      kind: change.kind,
      priority: priorityNameOf(change, names),
      transferredTo: change.transferredTo,
      previousServices: change.previousLines.map(({ service }) => service),
      newServices: change.newLines.map(({ service }) => service),
      byYear: change.byYear,
    })),
    summary: summariseChanges(changes, content.budget.years),
    fundingSources: content.fundingSources.map(({ name, amounts }) => ({ name, amounts })),
    statedTotals: content.statedTotals.map(({ priorityId, year, pence }) => ({
      priority: priorityId === null ? null : (names.get(priorityId) ?? null),
      year,
      pence,
    })),
    explanations: content.explanations,
    financialSummary: content.record.financialSummary,
  };
}

/** Names no change by its title: titles belong to the details, which may be withheld while the EIA is published. */
export function eiaBody(content: FrameworkContent): EiaBody {
  const changes = changesOf(content);
  const numberOf = new Map(changes.map((change, index) => [change.id, index + 1]));
  const numberOfEntry = new Map(
    content.entries.map((entry) => [entry.id, numberOf.get(entry.changeId) ?? 0]),
  );
  const { version: _version, ...eia } = content.eia;
  return {
    eia,
    entries: content.entries
      .map((entry) => ({
        changeNumber: numberOfEntry.get(entry.id) ?? 0,
        kind: entry.kind,
        screeningReason: entry.screeningReason,
        separateEia:
          entry.kind === "separate_eia"
            ? {
                reference: entry.separateEia.reference,
                date: entry.separateEia.date,
                copySha256: entry.separateEia.copy?.sha256 ?? null,
              }
            : null,
        impacts: countedImpacts(entry),
        noImpactReason: entry.noImpactReason,
        consultees: entry.consultees.map(({ id: _id, version: _v, ...consultee }) => consultee),
        nobodyConsultedReason: entry.nobodyConsultedReason,
      }))
      .sort((a, b) => a.changeNumber - b.changeNumber),
    confirmedSame: changes
      .filter((change) => change.kind === "unchanged" && isConfirmedSame(change))
      .map((change) => numberOf.get(change.id) ?? 0),
    actions: content.actions.map((action) => actionBody(action, numberOfEntry)),
    acknowledgements: acknowledgementsNeeded(content).map(({ key, text }) => ({ key, text })),
  };
}

function actionBody(action: Action, numberOfEntry: ReadonlyMap<number, number>): EiaBodyAction {
  return {
    changeNumber: action.entryId === null ? null : (numberOfEntry.get(action.entryId) ?? null),
    what: action.what,
    owner: action.ownerName,
    targetDate: action.targetDate,
    state: action.state,
    completedOn: action.completedOn,
    whatWasDone: action.whatWasDone,
    eiaUpdated: action.eiaUpdated,
    eiaNotUpdatedReason: action.eiaNotUpdatedReason,
    resolutionReason: action.resolutionReason,
    acceptanceReason: action.acceptanceReason,
    resolvedBy:
      isResolved(action) && action.resolvedBy
        ? { name: action.resolvedBy.name, capacity: action.resolvedBy.capacity }
        : null,
  };
}
