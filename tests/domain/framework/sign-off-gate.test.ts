import { describe, expect, it } from "vitest";
import type { ActionState, ProposalKind } from "~/domain/actions/action";
import { asDecided, type Acceptance } from "~/domain/actions/afterwards";
import type { BudgetLine } from "~/domain/budget/budget";
import { acknowledgementsNeeded } from "~/domain/decision/acknowledgements-needed";
import type { DecisionAnswer } from "~/domain/decision/decision-answer";
import { EIA_OUTCOMES, type Eia, type EiaOutcome } from "~/domain/eia/eia";
import type { FrameworkContent } from "~/domain/framework/content";
import {
  BLOCKER_RULES,
  signOffGate,
  submissionGate,
  type Blocker,
  type BlockerRule,
  type PutRight,
  type SignOffFacts,
} from "~/domain/framework/sign-off-gate";
import { RECORD_PARTS } from "~/domain/publication/record-parts";
import { calendarDate } from "~/domain/shared/calendar-date";
import type { Verdict } from "~/domain/shared/verdict";
import {
  ACTION,
  CHANGE,
  DIGEST,
  ENTRY,
  IMPACT,
  OWN_REASONS,
  PERSON,
  TODAY,
  aCompleteFramework,
  anAcceptance,
  aStatedTotal,
  anAction,
  anEia,
  anEntry,
  anImpact,
  aRecord,
  refreshed,
  signOffFacts,
} from "../../support/content-builder";

const blockersOf = (answer: Verdict<Blocker>): readonly Blocker[] => (answer.ok ? [] : answer.blockers);
const rulesOf = (answer: Verdict<Blocker>) => blockersOf(answer).map(({ rule }) => rule);
const blockers = (content: FrameworkContent) => blockersOf(submissionGate(content, TODAY));

const COMPLETE = aCompleteFramework();

function withLine(id: number, overrides: Partial<BudgetLine>): FrameworkContent {
  const lines = COMPLETE.budget.lines.map((line) => (line.id === id ? { ...line, ...overrides } : line));
  return aCompleteFramework({ budget: { ...COMPLETE.budget, lines } });
}
function withEntry(id: number, overrides: Partial<FrameworkContent["entries"][number]>): FrameworkContent {
  return aCompleteFramework({
    entries: COMPLETE.entries.map((entry) => (entry.id === id ? { ...entry, ...overrides } : entry)),
  });
}
function withLink(id: number, overrides: Partial<FrameworkContent["links"][number]>): FrameworkContent {
  return aCompleteFramework({
    links: COMPLETE.links.map((link) => (link.id === id ? { ...link, ...overrides } : link)),
  });
}
const withoutEntry = (id: number) =>
  aCompleteFramework({ entries: COMPLETE.entries.filter((entry) => entry.id !== id) });
const withAction = (overrides: Parameters<typeof anAction>[0]) =>
  aCompleteFramework({ actions: [...COMPLETE.actions, anAction({ id: 33, ...overrides })] });

describe("a framework in which everything is answered", () => {
  it("may be submitted", () => {
    expect(submissionGate(COMPLETE, TODAY)).toEqual({ ok: true });
  });

  it("may be signed, once it is approved, determined and acknowledged", () => {
    expect(signOffGate(signOffFacts(COMPLETE), TODAY)).toEqual({ ok: true });
  });

  it.each<[string, FrameworkContent]>([
    [
      "has no previous budget",
      refreshed(
        aCompleteFramework({
          previous: null,
          links: COMPLETE.links.map((link) => ({ ...link, isTransfer: false, previousLineIds: [] })),
          entries: [
            ...COMPLETE.entries,
            anEntry({ id: 26, changeId: CHANGE.respelt }),
            anEntry({ id: 27, changeId: CHANGE.unchanged }),
          ],
        }),
      ),
    ],
    [
      "has no action",
      aCompleteFramework({
        actions: [],
        entries: COMPLETE.entries.map((entry) => ({ ...entry, impacts: [anImpact()] })),
      }),
    ],
    ["has no stated totals", aCompleteFramework({ statedTotals: [] })],
    [
      "has an entry for what is unchanged",
      refreshed(
        aCompleteFramework({
          entries: [...COMPLETE.entries, anEntry({ id: 26, changeId: CHANGE.unchanged })],
        }),
      ),
    ],
    [
      "assesses a line that is spelt differently",
      refreshed(
        aCompleteFramework({
          links: COMPLETE.links.map((link) => ({ ...link, sameServiceConfirmed: null })),
          entries: [...COMPLETE.entries, anEntry({ id: 26, changeId: CHANGE.respelt })],
        }),
      ),
    ],
    [
      "assesses its transfer",
      withEntry(ENTRY.transfer, {
        kind: "assessed",
        impacts: [anImpact()],
        nobodyConsultedReason: "Nothing changes for anyone",
      }),
    ],
    [
      "has a difference that is explained",
      aCompleteFramework({
        statedTotals: [aStatedTotal({ pence: 151_000_00 })],
        explanations: [{ key: "total:2018", pence: 1_000_00, text: "A late grant" }],
      }),
    ],
  ])("also where it %s", (_name, content) => {
    expect(submissionGate(content, TODAY)).toEqual({ ok: true });
  });
});

describe("what blocks, in whose hands it is, and where it is put right", () => {
  it.each<[string, FrameworkContent, BlockerRule, string, string, PutRight]>([
    [
      "no budget line",
      aCompleteFramework({
        budget: { ...COMPLETE.budget, lines: [] },
        previous: null,
        links: [],
        entries: [],
        statedTotals: [],
      }),
      "budget",
      "Budget lines",
      "There is no budget line yet.",
      { page: "budget", field: "lines" },
    ],
    [
      "no budget date",
      aCompleteFramework({ budget: { ...COMPLETE.budget, budgetDate: null } }),
      "budget",
      "Budget date",
      "The date of the figures is not given.",
      { page: "budget", field: "budgetDate" },
    ],
    [
      "a total that differs",
      aCompleteFramework({ statedTotals: [aStatedTotal({ year: 2019, pence: 149_998_99 })] }),
      "reconciles",
      "Total for 2019/20",
      "£149,998.99 is stated; the lines add up to £150,000: a difference of −£1.01.",
      { page: "budget", field: "reconciliation" },
    ],
    [
      "a sub-total that differs",
      aCompleteFramework({ statedTotals: [aStatedTotal({ priorityId: 2, pence: 51_000_00 })] }),
      "reconciles",
      "Prevention sub-total for 2018/19",
      "£51,000 is stated; the lines add up to £50,000: a difference of +£1,000.",
      { page: "budget", field: "reconciliation" },
    ],
    [
      "a sub-total of a priority that is gone",
      aCompleteFramework({ statedTotals: [aStatedTotal({ priorityId: 77, pence: 5_00 })] }),
      "reconciles",
      "Priority sub-total for 2018/19",
      "£5 is stated; the lines add up to £0: a difference of +£5.",
      { page: "budget", field: "reconciliation" },
    ],
    [
      "funding that does not add up",
      aCompleteFramework({ fundingSources: [] }),
      "reconciles",
      "Funding for 2018/19",
      "None is entered; the lines add up to £150,000.",
      { page: "budget", field: "reconciliation" },
    ],
    [
      "a change without an entry",
      withoutEntry(ENTRY.separate),
      "coverage",
      "Warning Zone",
      "This change is not assessed.",
      { page: "entry", changeId: CHANGE.separate },
    ],
    [
      "a transfer without an entry",
      withoutEntry(ENTRY.transfer),
      "coverage",
      "Drugs officers",
      "This transfer is not assessed. Screen it out with a reason, or assess it.",
      { page: "entry", changeId: CHANGE.transfer },
    ],
    [
      "a transfer to nobody",
      withLink(CHANGE.transfer, { transferredTo: " " }),
      "completeness",
      "Drugs officers",
      "It is marked as a transfer, but it does not say to whom.",
      { page: "change", changeId: CHANGE.transfer },
    ],
    [
      "an unchanged line of another reach",
      withLink(CHANGE.respelt, { sameServiceConfirmed: null }),
      "same_service",
      "Youth service",
      "The amount is unchanged, but the reach differs. Assess it, or confirm that it is the same, spelt differently.",
      { page: "same", changeId: CHANGE.respelt },
    ],
    [
      "an unchanged line of another provider",
      withLine(4, { deliveryOrganisation: "Force" }),
      "same_service",
      "Helpline",
      "The amount is unchanged, but the provider differs. Assess it, or confirm that it is the same, spelt differently.",
      { page: "same", changeId: CHANGE.unchanged },
    ],
    [
      "an unchanged line of another provider and reach",
      withLine(4, { deliveryOrganisation: "Force", reach: "City" }),
      "same_service",
      "Helpline",
      "The amount is unchanged, but the provider and the reach differ. Assess it, or confirm that it is the same, spelt differently.",
      { page: "same", changeId: CHANGE.unchanged },
    ],
    [
      "an unchanged line that provides something else",
      withLine(4, { provision: "Calls on weekdays" }),
      "same_service",
      "Helpline",
      "The amount is unchanged, but the provision differs. Assess it, or confirm that it is the same, spelt differently.",
      { page: "same", changeId: CHANGE.unchanged },
    ],
    [
      "a confirmation of other words",
      withLine(3, { reach: "Rutland" }),
      "same_service",
      "Youth service",
      "The amount is unchanged, but the reach differs. Assess it, or confirm that it is the same, spelt differently.",
      { page: "same", changeId: CHANGE.respelt },
    ],
    [
      "an entry whose lines have changed",
      withLine(1, { provision: "Something else" }),
      "freshness",
      "Victim support",
      "The entry is stale: its lines have changed since it was written. Confirm or revise it.",
      { page: "entry", changeId: CHANGE.assessed },
    ],
    [
      "an entry that lacks something",
      withEntry(ENTRY.transfer, { screeningReason: "" }),
      "completeness",
      "Drugs officers",
      "It is screened out without a reason.",
      { page: "entry", changeId: CHANGE.transfer, field: "screeningReason" },
    ],
    [
      "a screening out that leaves out what it changes",
      withEntry(ENTRY.transfer, { changesStaff: null }),
      "screening",
      "Drugs officers",
      "It is screened out, and does not say whether it changes who works there.",
      { page: "entry", changeId: CHANGE.transfer, field: "changesStaff" },
    ],
    [
      "an adverse impact without evidence",
      withEntry(ENTRY.assessed, { evidence: [] }),
      "evidence",
      "Victim support",
      "An impact of it is adverse or not yet known, and it gives no evidence. Say what shows it, or what is not held and why.",
      { page: "entry", changeId: CHANGE.assessed, field: "evidence" },
    ],
    [
      "an adverse impact without an answer",
      aCompleteFramework({ actions: [] }),
      "adverse",
      "Victim support",
      "Nothing answers the adverse impact on disability. No action is tied to it. Tie one that mitigates it, or give a mitigation with who does it and by when, or a justification.",
      { page: "entry", changeId: CHANGE.assessed, field: { impact: IMPACT.adverse } },
    ],
    [
      "an impact that is not yet known, and is not asked",
      withEntry(ENTRY.separate, {
        impacts: [anImpact({ id: IMPACT.found, characteristic: "sex", direction: "not_yet_known" })],
      }),
      "inquiry",
      "Warning Zone",
      "The impact on sex is not yet known, and nothing says that it is asked. Say what is asked, who finds out and by when; or why it cannot reasonably be asked now, and how the decision stays open.",
      { page: "entry", changeId: CHANGE.separate, field: { impact: IMPACT.found } },
    ],
    [
      "nobody consulted, without a reason",
      withEntry(ENTRY.assessed, { consultees: [] }),
      "consultees",
      "Victim support",
      "It does not say who was consulted, or why nobody was.",
      { page: "entry", changeId: CHANGE.assessed, field: "consultees" },
    ],
    [
      "an EIA without a date",
      aCompleteFramework({ eia: anEia({ completedOn: null }) }),
      "freshness",
      "EIA",
      "The date of the EIA is missing.",
      { page: "eia", field: "completedOn" },
    ],
    [
      "an EIA of tomorrow",
      aCompleteFramework({ eia: anEia({ completedOn: calendarDate("2018-03-10") }) }),
      "freshness",
      "EIA",
      "The date of the EIA is in the future.",
      { page: "eia", field: "completedOn" },
    ],
    [
      "an EIA in which nothing was confirmed since the figures",
      aCompleteFramework({ eia: anEia({ completedOn: calendarDate("2017-03-22") }) }),
      "freshness",
      "EIA",
      "The EIA was completed on 22 March 2017, and nothing in it was confirmed since the date of the figures (31 January 2018). Look at it again and confirm it.",
      { page: "eia-dates", act: "confirm" },
    ],
    [
      "an EIA dated before it was started",
      aCompleteFramework({ eia: anEia({ startedOn: calendarDate("2018-03-01") }) }),
      "freshness",
      "EIA",
      "The EIA is dated 28 February 2018, before it was started (1 March 2018). Correct the one that is wrong.",
      { page: "eia-dates", act: "start" },
    ],
    [
      "nothing changed beside an adverse impact, and not why nothing could be",
      aCompleteFramework({ eia: anEia({ outcomeJustification: " " }) }),
      "outcome",
      "EIA",
      "The outcome is that nothing is changed, and an impact is adverse. Say why nothing could be done about it, or choose another outcome.",
      { page: "eia", field: "outcome" },
    ],
    [
      "an action carried forward to a day that has passed",
      aCompleteFramework({
        actions: COMPLETE.actions.map((action) =>
          action.id === ACTION.carriedForward
            ? { ...action, targetDate: calendarDate("2018-03-08") }
            : action,
        ),
      }),
      "actions",
      "Review in a year",
      "It is carried forward, but its target date has passed (8 March 2018). Open it again, give it a day that is still to come, and have it accepted anew.",
      { page: "action", actionId: ACTION.carriedForward },
    ],
    [
      "an action for after the decision, on a day before it",
      aCompleteFramework({
        actions: [
          ...COMPLETE.actions,
          anAction({ id: 33, timing: "after", targetDate: calendarDate("2018-03-08") }),
        ],
      }),
      "actions",
      "Look at groups that are defined otherwise",
      "It is to be done after the decision, but its target date has passed (8 March 2018). Give it a day that is still to come.",
      { page: "action", actionId: 33 },
    ],
    [
      "no marking",
      aCompleteFramework({ eia: anEia({ marking: null }) }),
      "eia",
      "EIA",
      "The security classification is not chosen.",
      { page: "eia", field: "marking" },
    ],
    [
      "no outcome",
      aCompleteFramework({ eia: anEia({ outcome: null }) }),
      "outcome",
      "EIA",
      "The outcome of the EIA is not chosen.",
      { page: "eia", field: "outcome" },
    ],
    [
      "continuing despite adverse impact without a justification",
      aCompleteFramework({ eia: anEia({ outcome: "continue_despite_adverse", outcomeJustification: " " }) }),
      "outcome",
      "EIA",
      "Continuing despite adverse impact needs a justification.",
      { page: "eia", field: "outcomeJustification" },
    ],
    [
      "a record that was not received",
      aCompleteFramework({ record: aRecord({ receivedOn: null }) }),
      "record",
      "Decision record",
      "The date it was received is missing.",
      { page: "record", field: "receivedOn" },
    ],
  ])("%s", (_name, content, rule, subject, message, putRight) => {
    expect(blockers(content)).toEqual([{ rule, subject, message, by: "eia_author", putRight }]);
  });

  it.each<[keyof Eia, string]>([
    ["name", "The name of what is assessed is missing."],
    ["owner", "The owner is missing."],
    ["author", "Who completed the EIA is missing."],
    ["aim", "The aim is missing."],
    ["evidence", "The evidence used is missing."],
    ["gaps", "The gaps in the evidence are missing. Where there are none, say so."],
    ["gapsAnswer", "What is done about the gaps is missing."],
    ["nextReview", "The next review is missing."],
  ])("a blank %s of the EIA", (field, message) => {
    for (const blank of ["", "  ", "\n"]) {
      expect(blockers(aCompleteFramework({ eia: anEia({ [field]: blank }) }))).toEqual([
        { rule: "eia", subject: "EIA", message, by: "eia_author", putRight: { page: "eia", field } },
      ]);
    }
  });

  it.each(["title", "summary", "recommendations"] as const)("a blank %s of the record", (field) => {
    const [blocker, ...more] = blockers(aCompleteFramework({ record: aRecord({ [field]: " " }) }));
    expect(blocker).toMatchObject({ rule: "record", putRight: { page: "record", field } });
    expect(blocker?.message).toMatch(new RegExp(`^The ${field}( of the issue)? (is|are) missing\\.$`, "u"));
    expect(more).toEqual([]);
  });

  it.each(["officersPresent", "optionsConsidered", "discussion", "resolved", "financialSummary"] as const)(
    "not a blank %s of the record",
    (field) => {
      expect(blockers(aCompleteFramework({ record: aRecord({ [field]: "" }) }))).toEqual([]);
    },
  );

  it.each(EIA_OUTCOMES)("not the outcome %s, with its justification (rule 7)", (outcome) => {
    expect(blockers(aCompleteFramework({ eia: anEia({ outcome, outcomeJustification: "Needed" }) }))).toEqual(
      [],
    );
  });

  it.each(["amended", "stop_and_remove"] as const)("not the outcome %s without one", (outcome) => {
    expect(blockers(aCompleteFramework({ eia: anEia({ outcome, outcomeJustification: "" }) }))).toEqual([]);
  });

  it.each(["OFFICIAL", "OFFICIAL-SENSITIVE", "RESTRICTED"] as const)("not the marking %s", (marking) => {
    expect(blockers(aCompleteFramework({ eia: anEia({ marking }) }))).toEqual([]);
  });

  it.each([
    ["another difference", { key: "total:2018", pence: 2_000_00, text: "A late grant" }],
    ["another year", { key: "total:2019", pence: 1_000_00, text: "A late grant" }],
    ["no words", { key: "total:2018", pence: 1_000_00, text: "" }],
    ["blank words", { key: "total:2018", pence: 1_000_00, text: "  \n" }],
  ])("a difference explained with %s", (_name, explanation) => {
    const statedTotals = [aStatedTotal({ pence: 151_000_00 })];
    expect(
      rulesOf(submissionGate(aCompleteFramework({ statedTotals, explanations: [explanation] }), TODAY)),
    ).toEqual(["reconciles"]);
  });

  it("names every blocker at once, in the order of the work", () => {
    const content = aCompleteFramework({
      budget: { ...COMPLETE.budget, budgetDate: null },
      fundingSources: [],
      entries: [],
      eia: anEia({ aim: "", outcome: null }),
      actions: [anAction()],
      record: aRecord({ title: "" }),
    });
    expect(rulesOf(submissionGate(content, TODAY))).toEqual([
      "budget",
      "reconciles",
      "coverage",
      "coverage",
      "coverage",
      "eia",
      "outcome",
      "actions",
      "record",
    ]);
  });
});

describe("every action blocks until it is resolved (rule 4)", () => {
  it.each<[string, ProposalKind | null, string, Blocker["by"]]>([
    ["nothing proposed", null, "", "action_owner"],
    [
      "its withdrawal proposed",
      "withdraw",
      "; its withdrawal waits for a senior or monitoring officer",
      "monitoring_officer",
    ],
    [
      "carrying it forward proposed",
      "carry_forward",
      "; carrying it forward waits for the monitoring officer",
      "monitoring_officer",
    ],
  ])("open, with %s", (_name, kind, tail, by) => {
    const proposal = kind && { kind, reason: "Because", proposedBy: PERSON.owner };
    expect(blockers(withAction({ proposal }))).toEqual([
      {
        rule: "actions",
        subject: "Look at groups that are defined otherwise",
        message: `Commissioning Manager has this open, due 31 December 2018${tail}.`,
        by,
        putRight: { page: "action", actionId: 33 },
      },
    ]);
  });

  it.each([
    ["2018-03-08", "overdue since 8 March 2018"],
    ["2018-03-09", "due 9 March 2018"],
    ["2018-03-10", "due 10 March 2018"],
  ])("open, and to be done by %s", (date, words) => {
    const [found] = blockers(withAction({ targetDate: calendarDate(date) }));
    expect(found?.message).toBe(`Commissioning Manager has this open, ${words}.`);
  });

  it.each<[ActionState, boolean]>([
    ["open", true],
    ["completed", false],
    ["withdrawn", false],
    ["carried_forward", false],
  ])("%s, overdue or not: %s", (state, isBlocking) => {
    // What is carried forward has a day that is still to come; of the others the date says nothing.
    const days = ["2001-01-01", "2018-03-09", "2199-12-31"].slice(state === "carried_forward" ? 1 : 0);
    for (const targetDate of days) {
      expect(blockers(withAction({ state, targetDate: calendarDate(targetDate) }))).toHaveLength(
        isBlocking ? 1 : 0,
      );
    }
  });

  it.each([
    ["of an entry", ENTRY.assessed],
    ["of an entry that is screened out", ENTRY.transfer],
    ["of the EIA as a whole", null],
    ["of an entry that is gone", 999],
  ])("%s", (_name, entryId) => {
    expect(rulesOf(submissionGate(withAction({ entryId }), TODAY))).toEqual(["actions"]);
  });

  it.each<[ActionState, Parameters<typeof anAction>[0], string, Blocker["by"]]>([
    [
      "completed",
      { completedOn: null, whatWasDone: "" },
      "Completed, but this is not recorded: the date, what was done.",
      "action_owner",
    ],
    [
      "withdrawn",
      { resolvedBy: null },
      "Withdrawn, but this is not recorded: confirmation by someone other than its owner.",
      "monitoring_officer",
    ],
    [
      "carried_forward",
      { acceptanceReason: "" },
      "Carried forward, but this is not recorded: the reason for accepting it.",
      "monitoring_officer",
    ],
  ])("%s only in name", (state, overrides, message, by) => {
    expect(blockers(withAction({ state, ...overrides }))).toEqual([
      {
        rule: "actions",
        subject: "Look at groups that are defined otherwise",
        message,
        by,
        putRight: { page: "action", actionId: 33 },
      },
    ]);
  });

  it("names each open action", () => {
    const actions = [anAction({ id: 1 }), anAction({ id: 2, state: "completed" }), anAction({ id: 3 })];
    const found = blockers(aCompleteFramework({ actions })).filter(({ rule }) => rule === "actions");
    expect(found.map(({ putRight }) => putRight)).toEqual([
      { page: "action", actionId: 1 },
      { page: "action", actionId: 3 },
    ]);
  });
});

describe("another option (rule 26)", () => {
  it("is asked where an impact is adverse, at the list on the page of the record", () => {
    expect(blockers(aCompleteFramework({ options: [] })).filter(({ rule }) => rule === "options")).toEqual([
      {
        rule: "options",
        subject: "Decision record",
        message:
          "An impact is adverse, and no other option is recorded with why it was not chosen. To change nothing may be one.",
        by: "eia_author",
        putRight: { page: "record", field: "options" },
      },
    ]);
  });
});

describe("the steps after the submission", () => {
  const OTHER = "f".repeat(64);
  const FACTS = signOffFacts(COMPLETE);
  const KEYS = FACTS.acknowledged?.keys ?? [];
  const step = (facts: Partial<SignOffFacts>) => blockersOf(signOffGate({ ...FACTS, ...facts }, TODAY));

  it("not submitted: nothing else is asked yet", () => {
    expect(step({ submission: null })).toEqual([
      {
        rule: "approval",
        subject: "Sign-off",
        message: "It is not submitted.",
        by: "eia_author",
        putRight: { page: "sign-off" },
      },
    ]);
  });

  it.each([
    ["none", []],
    ["one of another digest", [{ digest: OTHER }]],
    ["two of other digests", [{ digest: OTHER }, { digest: "" }]],
  ])("approvals: %s", (_name, approvals) => {
    expect(step({ approvals })).toEqual([
      {
        rule: "approval",
        subject: "Sign-off",
        message: "No senior officer has approved it.",
        by: "senior_officer",
        putRight: { page: "sign-off" },
      },
    ]);
  });

  it.each(RECORD_PARTS)("the part %s is not determined", (part) => {
    const others = FACTS.determinations.filter((given) => given.part !== part);
    const expected = [
      {
        rule: "determinations",
        subject: "Sign-off",
        message: `Publication is not determined: ${part}.`,
        by: "monitoring_officer",
        putRight: { page: "determinations" },
      },
    ];
    expect(step({ determinations: others })).toEqual(expected);
    expect(
      step({ determinations: [...others, { digest: OTHER, part, inherited: [], released: [] }] }),
    ).toEqual(expected);
  });

  it.each(KEYS)("%s is not acknowledged", (key) => {
    const found = step({ acknowledged: { digest: DIGEST, keys: KEYS.filter((other) => other !== key) } });
    const text = acknowledgementsNeeded(COMPLETE).find((needed) => needed.key === key)?.text;
    expect(found).toEqual([
      {
        rule: "acknowledgement",
        subject: "Sign-off",
        message: `Not acknowledged: ${text}`,
        by: "decision_maker",
        putRight: { page: "decision" },
      },
    ]);
  });

  it.each([
    ["nothing was acknowledged", null],
    ["all was acknowledged, of another digest", { digest: OTHER, keys: KEYS }],
    ["other things were acknowledged", { digest: DIGEST, keys: ["duty", "change:999", "action:1"] }],
  ])("%s", (_name, acknowledged) => {
    expect(step({ acknowledged }).map(({ rule }) => rule)).toEqual(KEYS.map(() => "acknowledgement"));
  });

  it("what was given for another digest does no harm beside what counts", () => {
    expect(
      step({
        approvals: [{ digest: OTHER }, { digest: DIGEST }],
        determinations: [
          { digest: OTHER, part: "eia", inherited: [], released: [] },
          ...FACTS.determinations,
        ],
        acknowledged: { digest: DIGEST, keys: [...KEYS, "impact:999:age"] },
      }),
    ).toEqual([]);
  });

  describe("what is to be done after the decision (rule 18)", () => {
    const afterwards = anAction({ id: 33, timing: "after", what: "Ask who no longer comes" });
    const content = aCompleteFramework({ actions: [...COMPLETE.actions, afterwards] });
    const facts = signOffFacts(content);
    const given = (overrides: Partial<Acceptance>) => [anAcceptance({ actionId: 33, ...overrides })];
    const waits = {
      rule: "afterwards",
      subject: "Ask who no longer comes",
      message: "It is to be done after the decision, by 31 December 2018, and nobody has accepted that.",
      by: "monitoring_officer",
      putRight: { page: "afterwards" },
    };

    it.each<[string, Acceptance[], object[]]>([
      ["accepted", given({}), []],
      ["accepted by a senior officer", given({ personId: PERSON.seniorOfficer }), []],
      ["not accepted", [], [waits]],
      ["accepted for what was submitted before", given({ digest: OTHER }), [waits]],
      ["accepted with nothing said", given({ reason: " \n" }), [waits]],
      ["accepted by its owner", given({ personId: PERSON.owner }), [waits]],
      ["another one accepted", given({ actionId: 34 }), [waits]],
    ])("%s", (_name, acceptances, expected) => {
      expect(submissionGate(content, TODAY)).toEqual({ ok: true });
      expect(blockersOf(signOffGate({ ...facts, acceptances }, TODAY))).toEqual(expected);
    });

    it("is acknowledged as one, however many there are, and as it is signed too", () => {
      const two = [afterwards, { ...afterwards, id: 34 }];
      const keys = (actions: FrameworkContent["actions"]) =>
        acknowledgementsNeeded({ ...content, actions }).map(({ key }) => key);
      expect(keys(two)).toEqual(["eia", `change:${CHANGE.assessed}`, "afterwards"]);
      const decided = asDecided(
        two,
        [33, 34].map((actionId) => anAcceptance({ actionId })),
        DIGEST,
      );
      expect(decided.map(({ state }) => state)).toEqual(["carried_forward", "carried_forward"]);
      expect(keys(decided)).toEqual(keys(two));
    });

    it("holds up the submission while somebody proposes that it is withdrawn", () => {
      const proposal = { kind: "withdraw" as const, reason: "The service ends", proposedBy: PERSON.owner };
      const proposed = { ...content, actions: [{ ...afterwards, proposal }] };
      expect(rulesOf(submissionGate(proposed, TODAY))).toContain("actions");
    });
  });

  it.each<[string, EiaOutcome, DecisionAnswer | null, string[]]>([
    ["supported with reasons", "amended", { outcome: "supported", reasons: OWN_REASONS }, []],
    [
      "supported without, though an impact is adverse",
      "amended",
      { outcome: "supported", reasons: "" },
      ["Enter your reasons, in your own words. What was found: adverse impact on disability."],
    ],
    ["refused with reasons", "amended", { outcome: "not_supported", reasons: "Too thin" }, []],
    [
      "refused without",
      "amended",
      { outcome: "not_supported", reasons: " \n" },
      ["Enter your reasons for not supporting it."],
    ],
    [
      "supported though the EIA says stop",
      "stop_and_remove",
      { outcome: "supported", reasons: "All the same" },
      ["The EIA concludes “stop and remove”, so this can only be signed as not supported."],
    ],
    [
      "supported with its conditions",
      "amended",
      {
        outcome: "supported_with_conditions",
        reasons: OWN_REASONS,
        conditions: "The outreach goes on until July",
      },
      [],
    ],
    [
      "supported with conditions that nobody says",
      "amended",
      { outcome: "supported_with_conditions", reasons: "It is right", conditions: " " },
      ["Enter the conditions on which you support it."],
    ],
    [
      "supported with conditions though the EIA says stop",
      "stop_and_remove",
      { outcome: "supported_with_conditions", reasons: "All the same", conditions: "Only half of it" },
      ["The EIA concludes “stop and remove”, so this can only be signed as not supported."],
    ],
    ["refused as the EIA says", "stop_and_remove", { outcome: "not_supported", reasons: "So it says" }, []],
    ["not decided yet, though the EIA says stop", "stop_and_remove", null, []],
  ])("the decision: %s (rule 7)", (_name, outcome, decision, messages) => {
    const content = aCompleteFramework({ eia: { ...COMPLETE.eia, outcome } });
    expect(blockersOf(signOffGate({ ...signOffFacts(content), decision }, TODAY))).toEqual(
      messages.map((message) => ({
        rule: "decision",
        subject: "Sign-off",
        message,
        by: "decision_maker",
        putRight: { page: "decision" },
      })),
    );
  });

  it("signing checks everything again (rule 8)", () => {
    const content = aCompleteFramework({ actions: [...COMPLETE.actions, anAction({ id: 33 })] });
    expect(rulesOf(signOffGate(signOffFacts(content), TODAY))).toEqual(["actions"]);
  });

  it("asks nothing of the steps before submission", () => {
    expect(submissionGate(COMPLETE, TODAY).ok).toBe(true);
    expect(rulesOf(signOffGate({ ...FACTS, approvals: [], determinations: [] }, TODAY))).not.toEqual([]);
  });
});

describe("every rule has words", () => {
  it.each(Object.entries(BLOCKER_RULES))("%s: %s", (_rule, words) => {
    expect(words).toMatch(/^[A-Z].* .*[a-z]$/u);
  });
});
