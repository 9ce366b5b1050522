import { isResolved, type Action, type ActionState } from "../actions/action";
import type { BudgetLine, FundingSource, StatedTotal } from "../budget/budget";
import {
  isConfirmedSame,
  priorityNameOf,
  summariseChanges,
  type ChangeKind,
  type ChangesSummary,
  type YearComparison,
} from "../budget/changes";
import { reconciliationDifferences } from "../budget/reconciliation";
import { countedImpacts } from "../eia/completeness";
import type { Eia, EntryKind, Impact } from "../eia/eia";
import { acknowledgementsNeeded } from "../framework/sign-off-gate";
import { changesOf, priorityNames, type FrameworkContent } from "../framework/content";
import type { TermInWords } from "../framework/glossary";
import type { Determination, RecordPart } from "../publication/determinations";
import { withheldWith } from "../publication/withheld-items";
import type { CalendarDate } from "../shared/calendar-date";
import type { ContentLeaf } from "./content-leaves";
import type { DecisionOutcome } from "./decision-record";
import type { WithheldItem } from "./seal";

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
    /** Single lines, entries or actions withheld though the part is published. */
    withheldItems: Omit<WithheldItem, "digest">[];
  }[];
  outcome: DecisionOutcome;
  outcomeReasons: string;
  signature: RecordedAct;
  digest: string;
  /** Said even where the EIA is withheld. */
  carriedForwardActions: number;
  /** Absent in what was signed before there was a glossary. */
  glossary?: TermInWords[];
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
  /** What consultees of its entry moved, by their place among them from 1: amounts belong to the details. */
  consulteeAmounts: { consultee: number; amountBefore: number | null; amountAfter: number | null }[];
}

/** Figures from which a withheld line could be worked out: they are withheld with any, and then not there. */
export interface DetailsTotals {
  summary: ChangesSummary;
  fundingSources: Pick<FundingSource, "name" | "amounts">[];
  statedTotals: (Pick<StatedTotal, "year" | "pence"> & { priority: string | null })[];
  /** The author's reasons for figures that differ; of the funding where there is neither priority nor year. */
  explanations: { priority: string | null; year: number | null; pence: number; text: string }[];
}

export interface DetailsBody extends Partial<DetailsTotals> {
  frameworkTitle: string;
  aim: string;
  budgetDate: CalendarDate | null;
  years: readonly number[];
  previous: { title: string; years: readonly number[]; lines: DetailsLine[] } | null;
  lines: DetailsLine[];
  changes: DetailsChange[];
  financialSummary: string;
  /** Lines, changes and totals that are withheld though the part is published. */
  withheld: WithheldItem[];
}

/** @property number its place among the lines of its budget, from 1 */
export type DetailsLine = Omit<BudgetLine, "id" | "priorityId" | "version"> & {
  number: number;
  priority: string;
};

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
    unchangedReason: string;
  }[];
  nobodyConsultedReason: string;
}

export interface EiaBodyAction {
  /** Its place in the action plan, from 1. */
  number: number;
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
  acknowledgements: {
    number: number;
    key: string;
    text: string;
    /** Of which entry or action it is, where it is of one. */
    changeNumber: number | null;
    actionNumber: number | null;
  }[];
  /** Entries and actions that are withheld though the part is published. */
  withheld: WithheldItem[];
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
  | "glossary"
  | "determinations"
> {
  content: FrameworkContent;
  leaves: readonly ContentLeaf[];
  determinations: readonly Determination[];
}

export function recordBody(
  { content, leaves: _leaves, ...facts }: SignatureFacts,
  bodies = { details: detailsBody(content), eia: eiaBody(content) },
): RecordBody {
  const { title, receivedOn, officersPresent, summary, resolved } = content.record;
  return {
    ...facts,
    title,
    receivedOn,
    officersPresent,
    summary,
    resolved,
    determinations: facts.determinations.map(({ part, publish, legalGround, withheldUntil, items }) => ({
      part,
      publish,
      legalGround: publish ? "" : legalGround,
      withheldUntil,
      withheldItems: withheldWith({ part, items }, content, bodies).map((item) => ({ ...item, legalGround })),
    })),
    carriedForwardActions: content.actions.filter(({ state }) => state === "carried_forward").length,
    glossary: content.glossary.map(({ term, meaning }) => ({ term, meaning })),
  };
}

/** The whole of what is signed: the leaves that the digest proves, and the four parts as people read them. */
export function signedSnapshot(facts: SignatureFacts): SignedSnapshot {
  const bodies = { details: detailsBody(facts.content), eia: eiaBody(facts.content) };
  return {
    schema: 1,
    digest: facts.digest,
    leaves: facts.leaves,
    determinations: facts.determinations,
    record: recordBody(facts, bodies),
    report: reportBody(facts.content),
    ...bodies,
  };
}

export function reportBody({ record }: FrameworkContent): ReportBody {
  return {
    optionsConsidered: record.optionsConsidered,
    recommendations: record.recommendations,
    discussion: record.discussion,
  };
}

export function detailsBody(content: FrameworkContent): DetailsBody & DetailsTotals {
  const names = priorityNames(content);
  const changes = changesOf(content);
  const consulteesOf = new Map(content.entries.map((entry) => [entry.changeId, entry.consultees]));
  const line = (
    { id: _id, version: _version, priorityId, ...rest }: BudgetLine,
    index: number,
  ): DetailsLine => ({
    ...rest,
    number: index + 1,
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
      consulteeAmounts: (consulteesOf.get(change.id) ?? []).flatMap(({ amountBefore, amountAfter }, place) =>
        amountBefore === null && amountAfter === null
          ? []
          : [{ consultee: place + 1, amountBefore, amountAfter }],
      ),
    })),
    summary: summariseChanges(changes, content.budget.years),
    fundingSources: content.fundingSources.map(({ name, amounts }) => ({ name, amounts })),
    statedTotals: content.statedTotals.map(({ priorityId, year, pence }) => ({
      priority: priorityId === null ? null : (names.get(priorityId) ?? null),
      year,
      pence,
    })),
    explanations: reconciliationDifferences(content).flatMap(
      ({ subject, priorityId, year, pence, explanation }) =>
        explanation === null
          ? []
          : [
              {
                priority: priorityId === null ? null : (names.get(priorityId) ?? null),
                year: subject === "funding" ? null : year,
                pence,
                text: explanation,
              },
            ],
    ),
    financialSummary: content.record.financialSummary,
    withheld: [],
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
        consultees: entry.consultees.map(
          ({ id: _id, version: _v, amountBefore: _before, amountAfter: _after, ...consultee }) => consultee,
        ),
        nobodyConsultedReason: entry.nobodyConsultedReason,
      }))
      .sort((a, b) => a.changeNumber - b.changeNumber),
    confirmedSame: changes
      .filter((change) => change.kind === "unchanged" && isConfirmedSame(change))
      .map((change) => numberOf.get(change.id) ?? 0),
    actions: content.actions.map((action, index) => actionBody(action, index + 1, numberOfEntry)),
    acknowledgements: acknowledgementsNeeded(content).map(({ key, text, changeId, actionId }, index) => ({
      number: index + 1,
      key,
      text,
      changeNumber: changeId === null ? null : (numberOf.get(changeId) ?? null),
      actionNumber: actionId === null ? null : content.actions.findIndex(({ id }) => id === actionId) + 1,
    })),
    withheld: [],
  };
}

function actionBody(
  action: Action,
  number: number,
  numberOfEntry: ReadonlyMap<number, number>,
): EiaBodyAction {
  return {
    number,
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
