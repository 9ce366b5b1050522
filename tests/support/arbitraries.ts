import type { DueDate } from "~/domain/actions/due-date";
import {
  contractFaults,
  FUNDING_KINDS,
  PAYMENTS,
  PROCUREMENT_ROUTES,
  tidyContract,
  type LineContract,
} from "~/domain/budget/line-contract";
import fc, { type Arbitrary } from "fast-check";
import type { Action, ActionState } from "~/domain/actions/action";
import type { YearAmounts } from "~/domain/budget/year-amounts";
import { COMMISSIONING_METHODS, type Budget, type BudgetLine } from "~/domain/budget/budget";
import {
  budgetChanges,
  comparisonYear,
  linesFingerprint,
  type BudgetChange,
  type ChangeLink,
} from "~/domain/budget/changes";
import { CHARACTERISTICS, DIRECTIONS } from "~/domain/eia/characteristics";
import { hitOften } from "~/domain/eia/hit-more-than-once";
import { DIMENSION_KINDS, type Dimension } from "~/domain/eia/dimensions";
import { EIA_OUTCOMES, markingsOffered, type Eia, type EiaEntry, type Impact } from "~/domain/eia/eia";
import type { FrameworkContent } from "~/domain/framework/content";
import { PLACEMENTS } from "~/domain/framework/sections";
import { calendarDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { sumPence } from "~/domain/shared/money";
import {
  PERSON,
  aConsultee,
  aDimension,
  aConclusion,
  aDimensionAnswer,
  aFundingSource,
  aLine,
  aLink,
  aRecord,
  aStatedTotal,
  aStoredCopy,
  CHANGES_NOTHING,
  anAction,
  anEia,
  anEntry,
  ASKED_AFTERWARDS,
  someEvidence,
  anImpact,
  anOption,
  aSection,
} from "./content-builder";

/** Things of the domain as fast-check makes them up: any at all, or any in which everything is answered. */

const DAY = 86_400_000;

/** @param days may be negative */
export function dayAfter(date: CalendarDate, days: number): CalendarDate {
  return calendarDate(new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10));
}

export const anyDate: Arbitrary<CalendarDate> = fc
  .integer({ min: -2000, max: 2000 })
  .map((days) => dayAfter(calendarDate("2018-01-01"), days));

export const someWords: Arbitrary<string> = fc
  .string({ maxLength: 12 })
  .map((text) => (text.trim() === "" ? `x${text}` : text));

export const blankText: Arbitrary<string> = fc.constantFrom("", " ", "\n", "\t  ", "\u00a0");

/** Few enough amounts and names that two lines are often equal by chance. */
const somePence = fc.oneof(
  fc.constantFrom(0, 1, 100, 8_683_75, 50_000_00),
  fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }),
);
const someYear = fc.integer({ min: 2015, max: 2022 });
const someYears = fc
  .uniqueArray(someYear, { minLength: 1, maxLength: 4 })
  .map((years) => years.sort((a, b) => a - b));
const someAmounts: Arbitrary<YearAmounts> = fc.oneof(
  somePence.map((pence) => Object.fromEntries([2015, 2016, 2017, 2018].map((year) => [year, pence]))),
  fc
    .array(fc.tuple(someYear, somePence), { maxLength: 6 })
    .map((pairs) => Object.fromEntries(pairs) as YearAmounts),
);

/** A contract without faults, of a line that nothing follows. @param words of one line, which may be empty */
export function anyContract(words: Arbitrary<string>): Arbitrary<LineContract | undefined> {
  const dueDays = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 4_000 }), fc.boolean()), { minLength: 5, maxLength: 5 })
    .map((days) =>
      days
        .map(([past, isMonth]): DueDate => {
          const from = new Date(Date.UTC(2015, 0, 1 + past));
          const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 0));
          return { date: calendarDate((isMonth ? last : from).toISOString().slice(0, 10)), isMonth };
        })
        .sort((a, b) => (a.date < b.date ? -1 : 1)),
    );
  const named = fc.array(fc.record({ name: words.map((name) => name || "Partner"), amounts: someAmounts }), {
    maxLength: 3,
  });
  const maybe = <T>(some: Arbitrary<T>) => fc.option(some, { nil: undefined });
  return fc
    .record({
      days: maybe(dueDays),
      route: maybe(fc.constantFrom(...PROCUREMENT_ROUTES)),
      code: words.map((text) => text.slice(0, 50)),
      organisations: fc.array(words, { maxLength: 3 }),
      payment: maybe(fc.constantFrom(...PAYMENTS)),
      toAgree: words,
      fundingKind: maybe(fc.constantFrom(...FUNDING_KINDS)),
      fundingSource: words,
      fundingAmounts: someAmounts,
      partners: named,
      projects: named,
      endsBecause: words,
    })
    .map(({ days: [start, end, extension, takesOver, fundingEnd] = [], ...rest }) =>
      tidyContract({ ...rest, start, end, extension, takesOver, fundingEnd }),
    )
    .map((contract) => contract ?? undefined)
    .filter((contract) => Object.keys(contractFaults(contract ?? {}, new Set())).length === 0);
}

export const anyLine: Arbitrary<Omit<BudgetLine, "id">> = fc
  .record({
    priorityId: fc.option(fc.integer({ min: 1, max: 3 })),
    service: fc.oneof(fc.constantFrom("Victim First", "Kicks"), someWords),
    deliveryOrganisation: fc.constantFrom("Catch 22", "Catch22", "Force"),
    provision: fc.constantFrom("Support", ""),
    method: fc.option(fc.constantFrom(...COMMISSIONING_METHODS)),
    fundedWith: fc.constantFrom("", "City council"),
    amounts: someAmounts,
    reach: fc.constantFrom("LLR", "Leicester City"),
    note: fc.constantFrom("", "Subject to review"),
    version: fc.constant(1),
  })
  .chain((line) =>
    anyContract(fc.constantFrom("", "NHS England")).map((contract) =>
      contract === undefined ? line : { ...line, contract },
    ),
  );

/** Ids start at `firstId`; those of both sides may be the same numbers, as nothing may depend on that. */
const someLines = (firstId: number, minLength: number): Arbitrary<BudgetLine[]> =>
  fc
    .array(anyLine, { minLength, maxLength: 6, size: "max" })
    .map((lines) => lines.map((line, index) => ({ ...line, id: firstId + index })));

type BudgetSide = Pick<Budget, "years" | "lines">;
export interface BudgetPair {
  current: BudgetSide;
  previous: BudgetSide | null;
  links: ChangeLink[];
}

const budgetSide = (minLines: number): Arbitrary<BudgetSide> =>
  fc
    .tuple(fc.constantFrom(1, 4, 50), someYears)
    .chain(([firstId, years]) =>
      fc.record({ years: fc.constant(years), lines: someLines(firstId, minLines) }),
    );

/** Any linking whatever: partial, many to many, naming lines twice or lines that do not exist. */
const anyLinks = (lineIds: Arbitrary<number>): Arbitrary<ChangeLink[]> =>
  fc
    .array(
      fc.record({
        title: someWords,
        previousLineIds: fc.array(lineIds, { maxLength: 4 }),
        newLineIds: fc.array(lineIds, { maxLength: 4 }),
        isTransfer: fc.boolean(),
        transferredTo: someWords,
        rationale: fc.constantFrom("", "A grant ended"),
        effectiveOn: fc.option(anyDate),
      }),
      { maxLength: 6 },
    )
    .map((links) => links.map((link, index) => aLink({ ...link, id: index + 1 })));

/** Each line put into one of a few links or into none: many to many, as contracts merge and split. */
const partitionLinks = (current: BudgetSide, previous: BudgetSide | null): Arbitrary<ChangeLink[]> => {
  const linkOf = (lines: readonly BudgetLine[]) =>
    fc.tuple(...lines.map(({ id }) => fc.record({ id: fc.constant(id), link: fc.constantFrom(0, 1, 1, 2) })));
  return fc
    .tuple(linkOf(previous?.lines ?? []), linkOf(current.lines), fc.boolean(), someWords)
    .map(([before, after, isTransfer, transferredTo]) =>
      [1, 2].map((number) =>
        aLink({
          id: number,
          previousLineIds: before.filter(({ link }) => link === number).map(({ id }) => id),
          newLineIds: after.filter(({ link }) => link === number).map(({ id }) => id),
          isTransfer: isTransfer && number === 1,
          transferredTo,
        }),
      ),
    );
};

/** Line by line, as most of a budget goes on. */
const oneToOneLinks = (current: BudgetSide, previous: BudgetSide | null): Arbitrary<ChangeLink[]> =>
  fc.record({ isTransfer: fc.boolean(), transferredTo: someWords }).map((rest) =>
    current.lines.flatMap((line, index) => {
      const before = previous?.lines[index];
      return before
        ? [aLink({ ...rest, id: index + 1, previousLineIds: [before.id], newLineIds: [line.id] })]
        : [];
    }),
  );

function budgetPair(minLines: number): Arbitrary<BudgetPair> {
  return fc
    .tuple(budgetSide(minLines), fc.option(budgetSide(0), { freq: 8 }), fc.boolean())
    .chain(([current, drawn, repeats]) => {
      const previous = drawn && repeats ? { ...drawn, lines: repeated(current, drawn) } : drawn;
      const ids = [...current.lines, ...(previous?.lines ?? [])].map((line) => line.id);
      const lineId = fc.oneof(fc.constantFrom(0, ...ids), fc.constantFrom(-3, 999));
      return fc
        .oneof(anyLinks(lineId), partitionLinks(current, previous), oneToOneLinks(current, previous))
        .map((links) => ({ current, previous, links }));
    });
}

/** The previous lines with some of their amounts as now: what makes a line unchanged. */
function repeated(current: BudgetSide, previous: BudgetSide): BudgetLine[] {
  return previous.lines.map((line, index) => {
    const now = current.lines[index];
    if (!now) return line;
    const amounts = current.years.flatMap((year) => {
      const before = comparisonYear(year, previous.years);
      return before === null ? [] : [[before, now.amounts[year] ?? 0] as const];
    });
    return { ...line, amounts: { ...line.amounts, ...Object.fromEntries(amounts) } };
  });
}

export const anyBudgetPair = budgetPair(0);

const anyImpact: Arbitrary<Impact> = fc
  .record({
    characteristic: fc.constantFrom(...CHARACTERISTICS),
    direction: fc.constantFrom(...DIRECTIONS),
    who: someWords,
    description: someWords,
  })
  .map((impact) => anImpact(impact));

const resolvedStates = fc.constantFrom<ActionState>("completed", "withdrawn", "carried_forward");

/** Resolved in any of the three ways, with all that rule 4 asks of it; overdue or not. */
export const aResolvedAction: Arbitrary<Action> = fc
  .record({
    state: resolvedStates,
    what: someWords,
    targetDate: anyDate,
    eiaUpdated: fc.boolean(),
    reason: someWords,
  })
  .map(({ state, what, targetDate, eiaUpdated, reason }) =>
    anAction({
      state,
      what,
      targetDate,
      ...(state === "completed" ? { eiaUpdated, eiaNotUpdatedReason: eiaUpdated ? "" : reason } : {}),
    }),
  );

/** To be done after the decision, as a condition of it or not: it does not hold up the submission. */
export const anActionForAfterwards: Arbitrary<Action> = fc
  .record({ what: someWords, targetDate: anyDate, isCondition: fc.boolean() })
  .map((action) => anAction({ ...action, timing: "after" }));

/** The action with a day that is still to come, where it goes on after the decision. */
export function notPast(action: Action, today: CalendarDate): Action {
  return action.state === "carried_forward" || action.timing === "after"
    ? { ...action, targetDate: action.targetDate < today ? today : action.targetDate }
    : action;
}

/** Not resolved, however much of a resolution is filled in or proposed, and whatever the date. */
export const anUnresolvedAction: Arbitrary<Action> = fc
  .record({
    likeness: fc.constantFrom<ActionState>("open", "completed", "withdrawn", "carried_forward"),
    proposal: fc.option(
      fc.record({
        kind: fc.constantFrom("withdraw" as const, "carry_forward" as const),
        reason: someWords,
        proposedBy: fc.constantFrom(PERSON.owner, PERSON.author),
      }),
    ),
    ownerId: fc.option(fc.constant(PERSON.owner)),
    entryId: fc.option(fc.integer({ min: 1, max: 5 })),
    targetDate: anyDate,
  })
  .map(({ likeness, ...rest }) => ({ ...anAction({ state: likeness }), ...rest, id: 9999, state: "open" }));

interface Answer {
  entry: EiaEntry;
  actions: Action[];
}

/** How an adverse impact is answered on its own row. */
const inWords = {
  mitigation: (words: string): Partial<Impact> => ({
    mitigation: words,
    mitigationBy: words,
    mitigationTiming: "in_place",
  }),
  justification: (words: string): Partial<Impact> => ({ justification: words }),
  action: (): Partial<Impact> => ({}),
};
const notAskedNow = (words: string): Partial<Impact> => ({
  inquiry: "not_now",
  noInquiryReason: words,
  staysOpen: words,
});
/** After every day on which a framework of these is looked at. */
const ASKED_LATER: Partial<Impact> = { ...ASKED_AFTERWARDS, inquiryDate: calendarDate("2099-12-31") };

const changesPlace = (words: string): Partial<EiaEntry> => ({ changesPlace: "yes", screenedDespite: words });
const aStatedGap = (words: string) =>
  someEvidence({ kind: "not_held", source: "", datedOn: null, shows: "", covers: words, gapReason: words });

/** A complete entry on the change's lines as they are, of any kind, with any findings, each answered in some way. */
function anAnswer(change: BudgetChange): Arbitrary<Answer> {
  return fc
    .record({
      kind: fc.constantFrom("assessed" as const, "screened_out" as const, "separate_eia" as const),
      impacts: fc.array(anyImpact, { maxLength: 4 }),
      answeredBy: fc.constantFrom("mitigation" as const, "justification" as const, "action" as const),
      isAsked: fc.boolean(),
      consulted: fc.boolean(),
      changedNothing: fc.boolean(),
      words: someWords,
      date: anyDate,
      action: aResolvedAction.filter(({ state }) => state === "carried_forward"),
    })
    .map(({ kind, impacts: found, answeredBy, isAsked, consulted, changedNothing, words, date, action }) => {
      const id = 1000 + change.id;
      const impacts = found.map((impact, index): Impact => ({
        ...impact,
        id: id * 10 + index,
        ...(impact.direction === "adverse" && inWords[answeredBy](words)),
        ...(impact.direction === "not_yet_known" && (isAsked ? ASKED_LATER : notAskedNow(words))),
      }));
      const isAssessed = kind !== "screened_out";
      return {
        entry: anEntry(
          {
            id,
            kind,
            ...(isAssessed ? {} : CHANGES_NOTHING),
            ...(isAssessed || changedNothing ? {} : changesPlace(words)),
            screeningReason: isAssessed ? "" : words,
            evidence: [isAsked ? someEvidence() : aStatedGap(words)],
            separateEia:
              kind === "separate_eia"
                ? { reference: words, date, copy: aStoredCopy() }
                : { reference: "", date: null, copy: null },
            impacts,
            noImpactReason: impacts.length === 0 ? words : "",
            consultees: consulted
              ? [
                  aConsultee(
                    changedNothing ? { influence: "", unchangedReason: words } : { influence: words },
                  ),
                ]
              : [],
            nobodyConsultedReason: consulted ? "" : words,
          },
          change,
        ),
        actions:
          answeredBy === "action"
            ? [{ ...action, entryId: id, mitigates: impacts.map((one) => one.id) }]
            : [],
      };
    });
}

const anAnsweredEia = (budgetDate: CalendarDate, madeAfter: number): Arbitrary<Eia> =>
  fc
    .record({
      name: someWords,
      owner: someWords,
      author: someWords,
      aim: someWords,
      evidence: someWords,
      gaps: someWords,
      gapsAnswer: someWords,
      whyNoMore: fc.constantFrom("", "There is one service"),
      nextReview: someWords,
      outcome: fc.constantFrom(...EIA_OUTCOMES),
      marking: fc.constantFrom(...markingsOffered(null)),
      outcomeJustification: someWords,
    })
    .map((eia) => anEia({ ...eia, completedOn: dayAfter(budgetDate, madeAfter) }));

/** Asked whenever it is looked at, and answered. */
const anAnsweredDimension: Arbitrary<Dimension> = fc
  .record({
    kind: fc.constantFrom(...DIMENSION_KINDS),
    direction: fc.constantFrom(...DIRECTIONS),
    words: someWords,
  })
  .map(({ kind, direction, words }) =>
    aDimension({
      kind,
      name: words,
      legalBasis: words,
      validFrom: calendarDate("1990-01-01"),
      answer: aDimensionAnswer({ direction, who: words, description: words, response: words }),
    }),
  );
const numbered = (dimension: Dimension, index: number): Dimension => ({ ...dimension, id: 500 + index });

/** One that is whole, and any others. */
const someOptions = fc
  .array(fc.record({ option: someWords, whyNot: fc.oneof(someWords, blankText) }), { maxLength: 2 })
  .map((others) => [anOption(), ...others.map((one, index) => anOption({ id: 700 + index, ...one }))]);

/** Whatever is begun is ready. */
const someSections = fc
  .array(
    fc.record({
      heading: someWords,
      text: fc.oneof(someWords, blankText),
      placement: fc.constantFrom(...PLACEMENTS),
    }),
    { maxLength: 3 },
  )
  .map((all) => all.map((one, index) => aSection({ id: 800 + index, ...one })));

export interface Answered {
  content: FrameworkContent;
  /** A day on which the EIA is made already. */
  today: CalendarDate;
}

/** Every line may end; with none on either side there is nothing to decide. */
const hasAnyLineOfBoth = ({ current, previous }: BudgetPair) =>
  current.lines.length + (previous?.lines.length ?? 0) > 0;

/** Any framework in which everything is answered: it must pass the submission gate. */
export const anAnsweredFramework: Arbitrary<Answered> = budgetPair(0)
  .filter(hasAnyLineOfBoth)
  .chain(({ current, previous, links }) => {
    const changes = budgetChanges(current, previous, links);
    const confirmable = new Map(
      changes.filter((change) => change.kind === "unchanged").map((change) => [change.id, change]),
    );
    return fc
      .record({
        answers: fc.tuple(...changes.map((change) => anAnswer(change))),
        confirmsUnchanged: fc.boolean(),
        actions: fc.array(fc.oneof(aResolvedAction, anActionForAfterwards), { maxLength: 3 }),
        budgetDate: anyDate,
        rounding: fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 5 }),
        explained: fc.option(fc.tuple(fc.integer({ min: 101, max: 9_999_00 }), someWords)),
        dimensions: fc.array(anAnsweredDimension, { maxLength: 2 }).map((all) => all.map(numbered)),
        options: someOptions,
        sections: someSections,
        record: fc
          .record({ title: someWords, summary: someWords, recommendations: someWords, receivedOn: anyDate })
          .map((fields) => aRecord(fields)),
        days: fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })),
      })
      .chain(({ days: [madeAfter, lookedAtAfter], budgetDate, ...facts }) =>
        anAnsweredEia(budgetDate, madeAfter).map((eia) => ({ ...facts, budgetDate, eia, lookedAtAfter })),
      )
      .map(
        ({
          answers,
          confirmsUnchanged,
          actions,
          budgetDate,
          rounding,
          explained,
          dimensions,
          options,
          sections,
          record,
          eia,
          lookedAtAfter,
        }) => {
          const today = dayAfter(budgetDate, 30 + lookedAtAfter);
          const [firstYear = 0] = current.years;
          const total = (year: number) => sumPence(current.lines.map((line) => line.amounts[year] ?? 0));
          const kept = answers.filter(({ entry }) => !(confirmsUnchanged && confirmable.has(entry.changeId)));
          const content: FrameworkContent = {
            budget: { frameworkId: 1, title: "Framework", budgetDate, priorities: [], ...current },
            previous: previous && {
              frameworkId: 2,
              title: "Previous framework",
              budgetDate: null,
              priorities: [],
              ...previous,
            },
            aim: "",
            links: links.map((link) => {
              const change = confirmsUnchanged ? confirmable.get(link.id) : undefined;
              return change ? { ...link, sameServiceConfirmed: linesFingerprint(change) } : link;
            }),
            fundingSources: [
              aFundingSource({ amounts: { [firstYear]: total(firstYear) + (rounding[0] ?? 0) } }),
            ],
            statedTotals: [
              ...current.years.map((year, index) =>
                aStatedTotal({ id: index + 1, year, pence: total(year) + (rounding[index + 1] ?? 0) }),
              ),
              ...(explained ? [aStatedTotal({ id: 99, year: 2030, pence: total(2030) + explained[0] })] : []),
            ],
            explanations: explained ? [{ key: "total:2030", pence: explained[0], text: explained[1] }] : [],
            eia,
            entries: kept.map(({ entry }) => entry),
            actions: [...kept.flatMap((answer) => answer.actions), ...actions].map((action, index) => ({
              ...notPast(action, today),
              id: index + 1,
            })),
            record,
            options,
            sections,
            glossary: [],
            dimensions,
            conclusions: hitOften(kept.map(({ entry }) => entry)).map(({ characteristic, changeIds }) =>
              aConclusion({ characteristic, changeIds }),
            ),
            materialityThreshold: 1,
            recordSettings: [],
            ownQuestions: [],
            headQuestions: [],
            guidance: {},
            openRequests: [],
            consultations: [],
            projects: [],
            carriedOver: [],
            consultationReports: [],
          };
          return { content, today };
        },
      );
  });

/** One thing of an answered framework taken away: what is left may or may not pass, with everything else as it was. */
const aDamage: Arbitrary<(content: FrameworkContent) => FrameworkContent> = fc.constantFrom(
  (content: FrameworkContent) => ({ ...content, entries: [] }),
  (content: FrameworkContent) => ({ ...content, entries: content.entries.slice(1) }),
  (content: FrameworkContent) => ({ ...content, actions: [] }),
  (content: FrameworkContent) => ({ ...content, statedTotals: [aStatedTotal({ pence: 1 })] }),
  (content: FrameworkContent) => ({ ...content, fundingSources: [] }),
  (content: FrameworkContent) => ({ ...content, explanations: [] }),
  (content: FrameworkContent) => ({ ...content, links: [] }),
  (content: FrameworkContent) => ({ ...content, previous: null }),
  (content: FrameworkContent) => ({ ...content, budget: { ...content.budget, lines: [aLine()] } }),
  (content: FrameworkContent) => ({ ...content, budget: { ...content.budget, budgetDate: null } }),
  (content: FrameworkContent) => ({ ...content, eia: anEia({ outcome: null, completedOn: null }) }),
  (content: FrameworkContent) => ({ ...content, record: aRecord({ title: "", receivedOn: null }) }),
  (content: FrameworkContent) => ({ ...content, options: [] }),
  (content: FrameworkContent) => ({ ...content, sections: [aSection({ isReady: false })] }),
  (content: FrameworkContent) => ({
    ...content,
    entries: content.entries.map((entry) => ({ ...entry, impacts: [anImpact({ who: "" })], consultees: [] })),
  }),
);

/** Any framework at all: answered, or with some of it, or nearly all of it, missing. */
export const anyFramework: Arbitrary<Answered> = fc
  .tuple(anAnsweredFramework, fc.array(aDamage, { maxLength: 4 }))
  .map(([{ content, today }, damages]) => ({
    today,
    content: damages.reduce((damaged, damage) => damage(damaged), content),
  }));
