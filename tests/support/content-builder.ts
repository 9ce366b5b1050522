import type { Action, ActionState } from "~/domain/actions/action";
import { conditionsOfPlan, isForAfterwards, type NamedAcceptance } from "~/domain/actions/afterwards";
import type { YearAmounts } from "~/domain/budget/year-amounts";
import type { Budget, BudgetLine, FundingSource, StatedTotal } from "~/domain/budget/budget";
import { budgetChanges, linesFingerprint, type BudgetChange, type ChangeLink } from "~/domain/budget/changes";
import type { DecisionRecordFields } from "~/domain/decision/decision-record";
import { NO_ALLOCATION } from "~/domain/eia/allocation";
import type { CharacteristicConclusion } from "~/domain/eia/hit-more-than-once";
import type { Dimension, DimensionAnswer } from "~/domain/eia/dimensions";
import {
  NOT_SCREENED,
  type ConsulteeInfluence,
  type Eia,
  type EiaEntry,
  type Evidence,
  type Impact,
  type ScreeningAnswers,
  type StoredCopy,
} from "~/domain/eia/eia";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import type { GlossaryTerm } from "~/domain/framework/glossary";
import { mustNotBeSupported } from "~/domain/decision/decision-answer";
import { acknowledgementsNeeded } from "~/domain/decision/acknowledgements-needed";
import type { FrameworkSection } from "~/domain/framework/sections";
import type { ConsideredOption } from "~/domain/decision/considered-options";
import type { SignOffFacts } from "~/domain/framework/sign-off-gate";
import { RECORD_PARTS } from "~/domain/publication/record-parts";
import type { Determination } from "~/domain/publication/determinations";
import { calendarDate } from "~/domain/shared/calendar-date";

/**
 * Things of the domain, valid unless a test says otherwise: name only what the test is about.
 * The day on which they are all looked at is `TODAY`.
 */
export const TODAY = calendarDate("2018-03-09");
export const DIGEST = "a".repeat(64);

/** People by account number, so that a test reads `ownerId: PERSON.owner`. */
export const PERSON = { author: 1, owner: 2, monitoringOfficer: 3, seniorOfficer: 4, colleague: 5 } as const;

/** @param pounds the same amount in every year */
export function each(years: readonly number[], pounds: number): YearAmounts {
  return Object.fromEntries(years.map((year) => [year, Math.round(pounds * 100)]));
}

export function aLine(overrides: Partial<BudgetLine> = {}): BudgetLine {
  return {
    id: 1,
    priorityId: 1,
    service: "Victim support",
    deliveryOrganisation: "Catch 22",
    provision: "Generic victim support",
    method: "procured_sole",
    fundedWith: "",
    amounts: { 2018: 100_000_00 },
    reach: "LLR",
    note: "",
    version: 1,
    ...overrides,
  };
}

export function aBudget(overrides: Partial<Budget> = {}): Budget {
  return {
    frameworkId: 1,
    title: "Commissioning Framework 2018-2020",
    years: [2018],
    budgetDate: calendarDate("2018-01-31"),
    priorities: [{ id: 1, name: "Victims" }],
    lines: [aLine()],
    ...overrides,
  };
}

export function aFundingSource(overrides: Partial<FundingSource> = {}): FundingSource {
  return { id: 1, name: "Commissioning budget", amounts: { 2018: 100_000_00 }, version: 1, ...overrides };
}

export function aStatedTotal(overrides: Partial<StatedTotal> = {}): StatedTotal {
  return { id: 1, priorityId: null, year: 2018, pence: 100_000_00, ...overrides };
}

export function aLink(overrides: Partial<ChangeLink> = {}): ChangeLink {
  return {
    id: 11,
    title: "Victim support",
    previousLineIds: [],
    newLineIds: [],
    isTransfer: false,
    transferredTo: "",
    rationale: "",
    effectiveOn: null,
    sameServiceConfirmed: null,
    version: 1,
    ...overrides,
  };
}

/** One change between these lines, as the budgets that hold them would give it. The last previous year is compared. */
export function aChange(
  sides: { previous?: readonly BudgetLine[]; new?: readonly BudgetLine[] },
  link: Partial<ChangeLink> = {},
): BudgetChange {
  const [previous, current] = [sides.previous ?? [], sides.new ?? []];
  const yearsOf = (lines: readonly BudgetLine[]) =>
    [...new Set(lines.flatMap((line) => Object.keys(line.amounts).map(Number)))].sort((a, b) => a - b);
  const years = yearsOf(current);
  const [change] = budgetChanges(
    { years: years.length > 0 ? years : [2018], lines: current },
    { years: yearsOf(previous), lines: previous },
    [
      aLink({
        previousLineIds: previous.map((line) => line.id),
        newLineIds: current.map((line) => line.id),
        ...link,
      }),
    ],
  );
  if (!change) throw new Error("A link gives a change");
  return change;
}

/** What may answer an impact, where nothing does. */
export const NOT_ANSWERED = {
  people: null,
  mitigation: "",
  mitigationBy: "",
  mitigationTiming: null,
  mitigationDate: null,
  justification: "",
  inquiry: null,
  inquiryAsks: "",
  inquiryBy: "",
  inquiryDate: null,
  inquiryTime: null,
  noInquiryReason: "",
  staysOpen: "",
} as const satisfies Partial<Impact>;

/** An inquiry that is made after the decision. */
export const ASKED_AFTERWARDS = {
  inquiry: "asked",
  inquiryAsks: "How many of those who call are disabled",
  inquiryBy: "Commissioning Manager",
  inquiryDate: calendarDate("2018-06-29"),
  inquiryTime: "after_decision",
} as const satisfies Partial<Impact>;

export function anImpact(overrides: Partial<Impact> = {}): Impact {
  return {
    id: 41,
    characteristic: "age",
    direction: "positive",
    who: "Young people",
    description: "They are reached sooner, as last year's monitoring shows",
    ...NOT_ANSWERED,
    ...overrides,
  };
}

/** The five questions of a screening out, each answered with no. */
export const CHANGES_NOTHING = {
  changesRecipients: "no",
  changesAmount: "no",
  changesPlace: "no",
  changesProvider: "no",
  changesStaff: "no",
  screenedDespite: "",
} as const satisfies ScreeningAnswers;

/** Of an answer, what only some kinds of it ask. */
export const NOTHING_MORE = {
  ...NOT_SCREENED,
  othersReason: "",
  combinedNote: "",
  contradictedReason: "",
  ownAnswers: [],
} as const;

export function someEvidence(overrides: Partial<Evidence> = {}): Evidence {
  return {
    id: 51,
    kind: "held",
    source: "Monitoring returns of the provider",
    datedOn: calendarDate("2017-12-31"),
    covers: "Everybody referred in 2017",
    shows: "One in three is disabled",
    numbers: "",
    gapReason: "",
    ...overrides,
  };
}

export function aConsultee(overrides: Partial<ConsulteeInfluence> = {}): ConsulteeInfluence {
  return {
    id: 1,
    consultee: "Strategic Partnership Board",
    consultedWhen: "January 2018",
    consultedFrom: null,
    consultedTo: null,
    said: "Keep it",
    influence: "The amount was raised",
    amountBefore: null,
    amountAfter: null,
    unchangedReason: "",
    version: 1,
    ...overrides,
  };
}

export function aStoredCopy(overrides: Partial<StoredCopy> = {}): StoredCopy {
  return {
    id: 1,
    fileName: "victim-first-eia.pdf",
    mediaType: "application/pdf",
    byteLength: 1024,
    sha256: "b".repeat(64),
    ...overrides,
  };
}

/** A complete assessment of one change, made on its lines as they are. */
export function anEntry(
  overrides: Partial<EiaEntry> = {},
  change?: Pick<BudgetChange, "id" | "previousLines" | "newLines">,
): EiaEntry {
  return {
    id: 21,
    changeId: change?.id ?? 11,
    kind: "assessed",
    ...(overrides.kind === "screened_out" ? CHANGES_NOTHING : NOT_SCREENED),
    screeningReason: "",
    screenedOutOn: null,
    separateEia: { reference: "", date: null, copy: null },
    allocation: NO_ALLOCATION,
    findings: [],
    evidence: [someEvidence()],
    impacts: [anImpact()],
    noImpactReason: "",
    othersReason: "",
    combinedNote: "",
    contradictedReason: "",
    consultees: [aConsultee()],
    nobodyConsultedReason: "",
    ownAnswers: [],
    fingerprint: change ? linesFingerprint(change) : { previous: [], new: [] },
    confirmedAt: new Date("2018-02-01T10:00:00Z"),
    absorbed: [],
    version: 1,
    ...overrides,
  };
}

/** @param state what rule 4 asks of this state is filled in */
export function anAction(overrides: Partial<Action> = {}): Action {
  return {
    id: 31,
    entryId: null,
    mitigates: [],
    what: "Look at groups that are defined otherwise",
    ownerId: PERSON.owner,
    ownerName: "Commissioning Manager",
    targetDate: calendarDate("2018-12-31"),
    timing: "before",
    isCondition: false,
    state: "open",
    proposal: null,
    completedOn: null,
    whatWasDone: "",
    eiaUpdated: null,
    eiaNotUpdatedReason: "",
    resolutionReason: "",
    acceptanceReason: "",
    resolvedBy: null,
    createdBy: PERSON.author,
    version: 1,
    ...resolutionOf(overrides.state ?? "open"),
    ...overrides,
  };
}

function resolutionOf(state: ActionState): Partial<Action> {
  const resolvedBy = { id: PERSON.monitoringOfficer, name: "A. Officer", capacity: "Monitoring Officer" };
  switch (state) {
    case "open":
      return {};
    case "completed":
      return {
        completedOn: calendarDate("2018-02-20"),
        whatWasDone: "The data were analysed",
        eiaUpdated: true,
      };
    case "withdrawn":
      return { resolutionReason: "The service has ended", acceptanceReason: "Agreed", resolvedBy };
    case "carried_forward":
      return { resolutionReason: "The data come in June", acceptanceReason: "Agreed", resolvedBy };
  }
}

export function anEia(overrides: Partial<Eia> = {}): Eia {
  return {
    name: "Commissioning Framework 2018-2020",
    owner: "Commissioning Manager",
    author: "Commissioning Manager",
    aim: "Direct the commissioning budget",
    startedOn: null,
    completedOn: calendarDate("2018-02-28"),
    confirmedAt: null,
    evidence: "Spend on initiatives that serve specific groups",
    gaps: "No analysis of mental health",
    gapsAnswer: "An action is in the action plan",
    whyNoMore: "",
    outcome: "unchanged",
    outcomeJustification: "Nothing else could be done for the same money",
    marking: "OFFICIAL",
    nextReview: "2019/20",
    nextReviewOn: null,
    reviewsDone: "",
    spokenTo: "",
    otherGroups: "",
    planTitle: "",
    planLead: "",
    planDatedOn: null,
    ownAnswers: [],
    version: 1,
    ...overrides,
  };
}

export function aRecord(overrides: Partial<DecisionRecordFields> = {}): DecisionRecordFields {
  return {
    title: "Commissioning Framework 2018-2020",
    datedOn: null,
    receivedOn: calendarDate("2018-03-07"),
    officersPresent: "Chief Executive; Chief Finance Officer",
    summary: "Aligns the commissioning budget with the plan",
    optionsConsidered: "Keep last year's budget",
    recommendations: "Approve the allocations in appendix 1",
    discussion: "",
    resolved: "",
    financialSummary: "",
    reportTitle: "",
    reportAuthor: "",
    reportDatedOn: null,
    reportAddress: "",
    implications: {},
    version: 1,
    ...overrides,
  };
}

export function anOption(overrides: Partial<ConsideredOption> = {}): ConsideredOption {
  return {
    id: 61,
    option: "Pay for the service from the reserve",
    whyNot: "The reserve would be spent by 2019, and the gap would be the same",
    version: 1,
    ...overrides,
  };
}

export function aSection(overrides: Partial<FrameworkSection> = {}): FrameworkSection {
  return {
    id: 71,
    heading: "Background",
    text: "The framework says what is commissioned under the plan, and from whom",
    placement: "before_budget",
    isReady: true,
    version: 1,
    ...overrides,
  };
}

export function aTerm(overrides: Partial<GlossaryTerm> = {}): GlossaryTerm {
  return { id: 1, term: "LLR", meaning: "Leicester, Leicestershire and Rutland", version: 1, ...overrides };
}

/** Asked since before the day on which all is looked at, and assessed. */
export function aDimension(overrides: Partial<Dimension> = {}): Dimension {
  return {
    id: 51,
    kind: "local",
    name: "Rural areas",
    legalBasis: "Decision of the office of 1 February 2018",
    validFrom: calendarDate("2018-02-01"),
    validUntil: null,
    answer: aDimensionAnswer(),
    ...overrides,
  };
}

export function aConclusion(overrides: Partial<CharacteristicConclusion> = {}): CharacteristicConclusion {
  return {
    characteristic: "age",
    conclusion: "Each keeps what the people in its own area need most",
    changeIds: [],
    version: 1,
    ...overrides,
  };
}

export function aDimensionAnswer(overrides: Partial<DimensionAnswer> = {}): DimensionAnswer {
  return {
    direction: "neutral",
    who: "People in villages without a bus",
    description: "The service comes to them as before",
    response: "",
    version: 1,
    ...overrides,
  };
}

/** Of an action that is done after the decision, by somebody who neither owns it nor wrote anything. */
export function anAcceptance(overrides: Partial<NamedAcceptance> = {}): NamedAcceptance {
  return {
    actionId: 31,
    digest: DIGEST,
    reason: "It begins with the new contract",
    personId: PERSON.monitoringOfficer,
    personName: "A. Officer",
    capacity: "Monitoring Officer",
    at: new Date("2018-03-08T09:00:00Z"),
    ...overrides,
  };
}

/** The report of a consultation about one change, marked as the first. */
export function aReportedConsultation(
  overrides: Partial<FrameworkContent["consultationReports"][number]> = {},
): FrameworkContent["consultationReports"][number] {
  return {
    ...{ id: 3, slug: "our-budget-3", title: "Our budget for next year", why: "The money is less" },
    ...{ asOf: calendarDate("2017-11-13"), opensOn: calendarDate("2017-11-20") },
    ...{ closesOn: calendarDate("2018-01-12"), reportedOn: calendarDate("2018-02-05") },
    came: [
      { channel: "online", people: 40, bodies: 3 },
      { channel: "paper", people: 9, bodies: 0 },
    ],
    setAside: 1,
    asked: [{ changeId: CHANGE.assessed, title: "Kicks", before: 100_000_00, after: 60_000_00 }],
    questions: [
      {
        text: "Do you support the change?",
        results: [
          {
            ...{ about: "Kicks", answered: 52, said: 20 },
            counts: [
              { label: "Fully support", people: 12, bodies: 1 },
              { label: "Do not support", people: 37, bodies: 2 },
            ],
          },
        ],
      },
    ],
    themes: [
      {
        ...{ title: "So much at once is too much", quotations: ["Not in one year"], people: 22, bodies: 1 },
        ...{ changeIds: [CHANGE.assessed], outcome: "changed", reply: "It falls by less" },
      },
      {
        ...{ title: "It should be free", quotations: [], people: 4, bodies: 0 },
        ...{ changeIds: [], outcome: "not_changed", reply: "There is no money for it" },
      },
    ],
    who: null,
    ...overrides,
  };
}

export function aDetermination(overrides: Partial<Determination> = {}): Determination {
  return {
    part: "record",
    publish: true,
    items: [],
    legalGround: "",
    isQualified: false,
    publicInterest: "",
    withheldUntil: null,
    inherited: [],
    released: [],
    ...overrides,
  };
}

/** The changes and entries of `aCompleteFramework`, by what they show. */
export const CHANGE = { assessed: 11, transfer: 12, respelt: 13, unchanged: 14, separate: 15 } as const;
export const ENTRY = { assessed: 21, transfer: 22, separate: 25 } as const;
export const ACTION = { completed: 31, carriedForward: 32 } as const;
/** The impacts of the change that is assessed and of the separate EIA. */
export const IMPACT = { adverse: 41, found: 42 } as const;

/**
 * A framework of two years in which everything is answered, so that it passes the submission gate: a cut with an
 * adverse impact and its action, a transfer that is screened out, a line that is the same but spelt differently, a
 * line that is unchanged, and a new service whose findings are in a separate EIA.
 */
export function aCompleteFramework(overrides: Partial<FrameworkContent> = {}): FrameworkContent {
  const years = [2018, 2019];
  const before = (id: number, service: string, pounds: number, rest: Partial<BudgetLine> = {}) =>
    aLine({ id, service, amounts: each([2017], pounds), ...rest });
  const now = (id: number, service: string, pounds: number, rest: Partial<BudgetLine> = {}) =>
    aLine({ id, service, amounts: each(years, pounds), ...rest });
  const budget = aBudget({
    years,
    priorities: [
      { id: 1, name: "Victims" },
      { id: 2, name: "Prevention" },
    ],
    lines: [
      now(1, "Victim support", 90_000),
      now(3, "Youth service", 20_000, { priorityId: 2, reach: "Leicester, Leicestershire and Rutland" }),
      now(4, "Helpline", 10_000),
      now(5, "Warning Zone", 30_000, { priorityId: 2 }),
    ],
  });
  const previous = aBudget({
    frameworkId: 2,
    title: "Commissioning Framework 2017/18",
    years: [2017],
    budgetDate: calendarDate("2017-01-31"),
    priorities: [{ id: 3, name: "Victims" }],
    lines: [
      before(101, "Victim support", 100_000),
      before(102, "Drugs officers", 50_000),
      before(103, "Youth service", 20_000),
      before(104, "Helpline", 10_000),
    ],
  });
  const draftLinks = [
    aLink({
      id: CHANGE.assessed,
      title: "Victim support",
      previousLineIds: [101],
      newLineIds: [1],
      rationale: "The grant that paid a part of it ends in September",
      effectiveOn: calendarDate("2018-10-01"),
    }),
    aLink({
      id: CHANGE.transfer,
      title: "Drugs officers",
      previousLineIds: [102],
      isTransfer: true,
      transferredTo: "The Force",
    }),
    aLink({ id: CHANGE.respelt, title: "Youth service", previousLineIds: [103], newLineIds: [3] }),
    aLink({ id: CHANGE.unchanged, title: "Helpline", previousLineIds: [104], newLineIds: [4] }),
    aLink({ id: CHANGE.separate, title: "Warning Zone", newLineIds: [5] }),
  ];
  const drafted = new Map(budgetChanges(budget, previous, draftLinks).map((change) => [change.id, change]));
  const respelt = drafted.get(CHANGE.respelt);
  return {
    budget,
    previous,
    aim: "Direct the commissioning budget for two financial years",
    links: draftLinks.map((link) =>
      link.id === respelt?.id ? { ...link, sameServiceConfirmed: linesFingerprint(respelt) } : link,
    ),
    fundingSources: [
      aFundingSource({ id: 1, amounts: { 2018: 140_000_00 } }),
      aFundingSource({ id: 2, name: "Earmarked reserve", amounts: { 2018: 10_000_00 } }),
    ],
    statedTotals: [
      aStatedTotal({ id: 1, year: 2018, pence: 150_000_00 }),
      aStatedTotal({ id: 2, year: 2019, pence: 150_000_00 }),
      aStatedTotal({ id: 3, year: 2018, pence: 50_000_00, priorityId: 2 }),
    ],
    explanations: [],
    eia: anEia(),
    entries: [
      anEntry(
        {
          id: ENTRY.assessed,
          impacts: [
            anImpact({
              id: IMPACT.adverse,
              characteristic: "disability",
              direction: "adverse",
              who: "Disabled victims",
            }),
          ],
        },
        drafted.get(CHANGE.assessed),
      ),
      anEntry(
        {
          id: ENTRY.transfer,
          kind: "screened_out",
          screeningReason: "The service goes on, paid by the Force",
          impacts: [],
          consultees: [],
        },
        drafted.get(CHANGE.transfer),
      ),
      anEntry(
        {
          id: ENTRY.separate,
          kind: "separate_eia",
          separateEia: { reference: "EIA 1b", date: calendarDate("2018-02-01"), copy: aStoredCopy() },
          impacts: [anImpact({ id: IMPACT.found })],
          consultees: [],
          nobodyConsultedReason: "The separate EIA had its own consultation",
        },
        drafted.get(CHANGE.separate),
      ),
    ],
    actions: [
      anAction({ id: ACTION.completed, entryId: ENTRY.assessed, state: "completed" }),
      anAction({
        id: ACTION.carriedForward,
        mitigates: [IMPACT.adverse],
        state: "carried_forward",
        what: "Review in a year",
      }),
    ],
    record: aRecord(),
    options: [anOption()],
    sections: [],
    glossary: [aTerm()],
    dimensions: [],
    conclusions: [],
    materialityThreshold: null,
    recordSettings: [],
    ownQuestions: [],
    headQuestions: [],
    guidance: {},
    openRequests: [],
    consultations: [],
    projects: [],
    carriedOver: [],
    consultationReports: [],
    ...overrides,
  };
}

/**
 * The same, in order on `TODAY` and also later, as for a server that has the clock of the machine: its EIA was confirmed then,
 * and what goes on after the decision has a day that is still to come.
 */
export function aCompleteFrameworkOf(now: Date): FrameworkContent {
  const content = aCompleteFramework();
  return {
    ...content,
    eia: { ...content.eia, confirmedAt: now },
    actions: content.actions.map((action) => ({
      ...action,
      targetDate: calendarDate(`${now.getUTCFullYear() + 1}-12-31`),
    })),
  };
}

/** One service, new in this budget, assessed, with one action that was completed: all that passes the submission gate. */
export function aSmallFramework(): FrameworkContent {
  const change = aChange({ new: [aLine()] });
  return aCompleteFramework({
    budget: aBudget(),
    previous: null,
    links: [aLink({ newLineIds: [1] })],
    fundingSources: [aFundingSource()],
    statedTotals: [],
    entries: [anEntry({ id: ENTRY.assessed, impacts: [anImpact()] }, change)],
    actions: [anAction({ id: ACTION.completed, entryId: ENTRY.assessed, state: "completed" })],
    glossary: [],
  });
}

/** The framework with every entry confirmed on its change's lines as they are now. */
export function refreshed(content: FrameworkContent): FrameworkContent {
  const changes = new Map(changesOf(content).map((change) => [change.id, change]));
  return {
    ...content,
    entries: content.entries.map((entry) => {
      const change = changes.get(entry.changeId);
      return change ? { ...entry, fingerprint: linesFingerprint(change) } : entry;
    }),
  };
}

/** Of somebody who supports what is adverse to some. */
export const OWN_REASONS = "I have weighed who gains and who loses, and what is done about it";

/** In support, on the conditions that the plan makes where it makes any. */
export function inSupport({ actions }: Pick<FrameworkContent, "actions">) {
  return conditionsOfPlan(actions).length > 0
    ? {
        outcome: "supported_with_conditions" as const,
        reasons: OWN_REASONS,
        conditions: "What the plan says is done",
      }
    : { outcome: "supported" as const, reasons: OWN_REASONS };
}

/** Everything the signature needs, for this content under this digest. */
export function signOffFacts(content: FrameworkContent, digest = DIGEST): SignOffFacts {
  return {
    content,
    submission: { digest },
    approvals: [{ digest }],
    determinations: RECORD_PARTS.map((part) => ({ digest, part, inherited: [], released: [] })),
    acceptances: content.actions
      .filter(isForAfterwards)
      .map(({ id }) => anAcceptance({ actionId: id, digest })),
    inherited: [],
    acknowledged: { digest, keys: acknowledgementsNeeded(content).map(({ key }) => key) },
    decision: mustNotBeSupported(content.eia.outcome)
      ? { outcome: "not_supported", reasons: "As the EIA concludes" }
      : inSupport(content),
    telling: [],
  };
}
