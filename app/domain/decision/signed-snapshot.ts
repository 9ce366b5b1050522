import { recordedContract } from "../budget/line-contract";
import { isResolved, type Action } from "../actions/action";
import type { BudgetLine } from "../budget/budget";
import { recordedReason } from "../budget/change-reason";
import { isConfirmedSame, priorityNameOf, summariseChanges } from "../budget/changes";
import { reconciliationDifferences } from "../budget/reconciliation";
import { countedImpacts } from "../eia/completeness";
import { recordedDimensions } from "../eia/dimensions";
import type { Impact } from "../eia/eia";
import { recordedConclusions } from "../eia/hit-more-than-once";
import { saidOfFunding } from "../budget/budget";
import { attachedReport } from "./attached-report";
import { whyNoMore } from "../eia/proportion";
import { consultationBodies } from "../consultation/consultation-report";
import { changesOf, priorityNames, type FrameworkContent } from "../framework/content";
import { recordedSections, withPlaces } from "../framework/sections";
import type { Determination } from "../publication/determinations";
import { withheldConsulteeAmounts } from "../publication/consultee-amounts";
import { publishedGrounds } from "../publication/ground-further";
import { determinedItems } from "../publication/withheld-items";
import type { RecordPart } from "../publication/record-parts";
import { acknowledgementsGiven, type QuestionsAsked } from "./acknowledgements-needed";
import { recordedOptions } from "./considered-options";
import type { ContentLeaf } from "./content-leaves";
import type {
  DetailsBody,
  DeterminedItems,
  DetailsLine,
  DetailsTotals,
  EiaBody,
  EiaBodyAction,
  EiaBodyImpact,
  RecordBody,
  ReportBody,
} from "./record-bodies";
import { recordedImplications } from "./implications";
import { eiaBodyHead } from "./recorded-eia";
import { recordedConsultee, recordedFurther } from "./recorded-entry";
import { recordedImpact } from "./recorded-impact";

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
  | "implications"
  | "carriedForwardActions"
  | "glossary"
  | "determinations"
> {
  content: FrameworkContent;
  leaves: readonly ContentLeaf[];
  determinations: readonly Determination[];
  questions?: readonly QuestionsAsked[];
}

export function recordBody({
  content,
  leaves: _leaves,
  questions: _questions,
  ...facts
}: SignatureFacts): RecordBody {
  const { title, datedOn, receivedOn, officersPresent, summary, resolved, implications } = content.record;
  return {
    ...facts,
    title,
    ...(datedOn && { datedOn }),
    receivedOn,
    officersPresent,
    summary,
    resolved,
    ...recordedImplications("record", implications),
    determinations: facts.determinations.map((determination) => {
      const { part, publish, legalGround, withheldUntil } = determination;
      const grounds = publishedGrounds(determination);
      return {
        part,
        publish,
        legalGround: publish ? "" : legalGround,
        withheldUntil,
        ...(grounds.length > 0 && { grounds }),
        ...(isToldByPart(determination)
          ? { withheldItems: [] }
          : itemsDetermined(determination, { content, determinations: facts.determinations })),
      };
    }),
    carriedForwardActions: content.actions.filter(({ state }) => state === "carried_forward").length,
    glossary: content.glossary.map(({ term, meaning }, index) => ({ number: index + 1, term, meaning })),
  };
}

/** What is determined of a part's items. What consultees moved is the details' to publish, and goes with their entries. */
function itemsDetermined(
  determination: Determination,
  { content, determinations }: Pick<SignatureFacts, "content" | "determinations">,
): DeterminedItems {
  const items = determinedItems(determination, content);
  const { part, publish, withheldUntil } = determination;
  if (part !== "details" || (!publish && withheldUntil === null)) return items;
  return {
    ...items,
    withheldItems: [...items.withheldItems, ...withheldConsulteeAmounts(determinations, content)],
  };
}

/** A part that is published later than the record says itself what of it stays withheld then. */
function isToldByPart({
  part,
  publish,
  withheldUntil,
}: Pick<Determination, "part" | "publish" | "withheldUntil">): boolean {
  return part !== "record" && !publish && withheldUntil !== null;
}

/** The whole of what is signed: the leaves that the digest proves, and the four parts as people read them. */
export function signedSnapshot(facts: SignatureFacts): SignedSnapshot {
  const { content, determinations } = facts;
  const toldBy = (part: RecordPart) => {
    const determination = determinations.find((given) => given.part === part && isToldByPart(given));
    const items = determination && itemsDetermined(determination, facts);
    return items && (items.withheldItems.length > 0 || items.released) ? { determinedItems: items } : {};
  };
  return {
    schema: 1,
    digest: facts.digest,
    leaves: facts.leaves,
    determinations,
    record: recordBody(facts),
    report: { ...reportBody(content, determinations), ...toldBy("report") },
    details: { ...detailsBody(content), ...toldBy("details") },
    eia: { ...eiaBody(content, facts.questions), ...toldBy("eia") },
  };
}

/** @param determinations none while nobody has determined anything */
export function reportBody(
  content: FrameworkContent,
  determinations: readonly Determination[] = [],
): ReportBody {
  const { record, options } = content;
  const consultations = consultationBodies(content, determinations);
  const attached = attachedReport(record);
  return {
    optionsConsidered: record.optionsConsidered,
    ...(options.length > 0 && { options: recordedOptions(options) }),
    recommendations: record.recommendations,
    discussion: record.discussion,
    ...(attached && { attached }),
    ...(consultations.length > 0 && { consultations }),
    ...recordedImplications("report", record.implications),
  };
}

export function detailsBody(content: FrameworkContent): DetailsBody & DetailsTotals {
  const names = priorityNames(content);
  const changes = changesOf(content);
  const sections = withPlaces(recordedSections(content.sections));
  const consulteesOf = new Map(content.entries.map((entry) => [entry.changeId, entry.consultees]));
  const linesOf = (lines: readonly BudgetLine[]) => {
    const numbers = new Map(lines.map(({ id }, index) => [id, index + 1]));
    return lines.map(({ id: _id, version: _version, priorityId, contract, ...rest }, index): DetailsLine => ({
      ...rest,
      ...(contract && { contract: recordedContract(contract, (id) => numbers.get(id)) }),
      number: index + 1,
      priority: (priorityId === null ? undefined : names.get(priorityId)) ?? "",
    }));
  };
  return {
    frameworkTitle: content.budget.title,
    aim: content.aim,
    budgetDate: content.budget.budgetDate,
    years: content.budget.years,
    previous: content.previous && {
      title: content.previous.title,
      years: content.previous.years,
      lines: linesOf(content.previous.lines),
    },
    lines: linesOf(content.budget.lines),
    changes: changes.map((change, index) => ({
      number: index + 1,
      title: change.title,
      kind: change.kind,
      priority: priorityNameOf(change, names),
      transferredTo: change.transferredTo,
      ...recordedReason(change),
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
    fundingSources: content.fundingSources.map(({ name, amounts, ...said }) => ({
      ...{ name, amounts },
      ...saidOfFunding(said),
    })),
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
    ...(sections.length > 0 && { sections }),
    financialSummary: content.record.financialSummary,
    ...recordedImplications("details", content.record.implications),
    withheld: [],
  };
}

/** Names no change by its title: titles belong to the details, which may be withheld while the EIA is published. */
export function eiaBody(content: FrameworkContent, questions?: readonly QuestionsAsked[]): EiaBody {
  const changes = changesOf(content);
  const numberOf = new Map(changes.map((change, index) => [change.id, index + 1]));
  const numberOfEntry = new Map(
    content.entries.map((entry) => [entry.id, numberOf.get(entry.changeId) ?? 0]),
  );
  const dimensions = recordedDimensions(content.dimensions).map(({ recorded }) => recorded);
  const mitigating = actionNumbersByImpact(content.actions);
  return {
    eia: eiaBodyHead({ ...content.eia, whyNoMore: whyNoMore(content) }),
    ...(dimensions.length > 0 && { dimensions }),
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
        ...(entry.kind === "when_allocated" && { allocation: entry.allocation }),
        impacts: countedImpacts(entry).map((impact) => impactBody(impact, mitigating)),
        noImpactReason: entry.noImpactReason,
        consultees: entry.consultees.map(
          ({
            id: _id,
            version: _v,
            consultationId: _of,
            amountBefore: _before,
            amountAfter: _after,
            ...consultee
          }) => recordedConsultee(consultee),
        ),
        nobodyConsultedReason: entry.nobodyConsultedReason,
        ...recordedFurther(entry),
      }))
      .sort((a, b) => a.changeNumber - b.changeNumber),
    conclusions: recordedConclusions(content.conclusions, numberOf),
    confirmedSame: changes
      .filter((change) => change.kind === "unchanged" && isConfirmedSame(change))
      .map((change) => numberOf.get(change.id) ?? 0),
    actions: content.actions.map((action, index) => actionBody(action, index + 1, numberOfEntry)),
    acknowledgements: numberedByWhatTheyAreOf(
      acknowledgementsGiven(content, questions).map(({ changeId, ...given }) => ({
        ...given,
        changeNumber: changeId === null ? null : (numberOf.get(changeId) ?? null),
        actionNumber: null,
      })),
    ),
    withheld: [],
  };
}

/** The numbers of the actions that mitigate an impact, ascending, by its id. */
function actionNumbersByImpact(plan: readonly Action[]): ReadonlyMap<number, number[]> {
  const numbers = new Map<number, number[]>();
  for (const [index, { mitigates }] of plan.entries()) {
    for (const id of new Set(mitigates)) numbers.set(id, [...(numbers.get(id) ?? []), index + 1]);
  }
  return numbers;
}

function impactBody(impact: Impact, mitigating: ReadonlyMap<number, number[]>): EiaBodyImpact {
  const actions = mitigating.get(impact.id) ?? [];
  return { ...recordedImpact(impact), ...(actions.length > 0 && { actions }) };
}

/** Numbers without a gap where an entry or an action is withheld: a gap would tell how many of its impacts are adverse. */
function numberedByWhatTheyAreOf(
  acknowledgements: readonly Omit<EiaBody["acknowledgements"][number], "number">[],
): EiaBody["acknowledgements"] {
  const last = new Map<string, number>();
  return acknowledgements.map((acknowledgement) => {
    const of = `${acknowledgement.changeNumber} ${acknowledgement.actionNumber}`;
    const number = (last.get(of) ?? 0) + 1;
    last.set(of, number);
    return { number, ...acknowledgement };
  });
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
    ...(action.targetIsMonth && { targetIsMonth: action.targetIsMonth }),
    ...(action.timing === "after" && { timing: action.timing }),
    ...(action.isCondition && { isCondition: true as const }),
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
