import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  FRAMEWORK_STATES,
  isInApproval,
  ROLES,
  type FrameworkState,
  type Role,
} from "../../../app/domain/framework/lifecycle";
import {
  BLOCKER_RULES,
  signOffGate,
  submissionGate,
  type Blocker,
  type BlockerRule,
} from "../../../app/domain/framework/sign-off-gate";
import {
  blockersByRole,
  statusLine,
  taskList,
  taskOf,
  TASKS,
  tasksNotStarted,
  type Task,
} from "../../../app/domain/framework/task-list";
import { whatNext } from "../../../app/domain/framework/what-next";
import { calendarDate } from "../../../app/domain/shared/calendar-date";
import {
  aCompleteFramework,
  anAction,
  anEia,
  aRecord,
  signOffFacts,
  TODAY,
} from "../../support/content-builder";

const ROLE_TITLES = {
  eia_author: "Commissioning Manager",
  action_owner: "Owner",
  senior_officer: "Chief Executive",
  monitoring_officer: "Solicitor",
  decision_maker: "Commissioner",
  administrator: "Administrator",
};

const blocker = (overrides: Partial<Blocker> = {}): Blocker => ({
  rule: "coverage",
  subject: "A change",
  message: "This change is not assessed.",
  putRight: { page: "entry", changeId: 1 },
  by: "eia_author",
  ...overrides,
});

/** A framework with something wrong in every room. */
function troubled() {
  const content = aCompleteFramework();
  return {
    ...content,
    budget: { ...content.budget, budgetDate: null },
    links: content.links.map((link) => ({ ...link, sameServiceConfirmed: null, transferredTo: "" })),
    entries: content.entries
      .slice(0, 2)
      .map((entry) => ({ ...entry, consultees: [], nobodyConsultedReason: "" })),
    eia: anEia({ outcome: null, evidence: "", completedOn: calendarDate("2018-03-10") }),
    actions: [anAction()],
    record: aRecord({ summary: "" }),
    openRequests: [
      { commentId: 1, placeName: "EIA", askedBy: "A senior officer", askedOn: calendarDate("2018-03-05") },
    ],
  };
}

describe("taskOf", () => {
  it.each<[BlockerRule, Partial<Blocker>, Task]>([
    ["budget", { putRight: { page: "budget", field: "lines" } }, "budget"],
    ["reconciles", { putRight: { page: "budget", field: "reconciliation" } }, "budget"],
    ["coverage", {}, "eia"],
    ["same_service", { putRight: { page: "same", changeId: 1 } }, "changes"],
    ["completeness", {}, "eia"],
    ["completeness", { putRight: { page: "change", changeId: 1 } }, "changes"],
    ["adverse", {}, "eia"],
    ["consultees", {}, "consultees"],
    ["freshness", {}, "eia"],
    ["eia", { putRight: { page: "eia", field: "evidence" } }, "eia"],
    ["outcome", { putRight: { page: "eia", field: "outcome" } }, "eia"],
    ["actions", { putRight: { page: "action", actionId: 1 }, by: "action_owner" }, "actions"],
    ["record", { putRight: { page: "record", field: "summary" } }, "record"],
    ["options", { putRight: { page: "record", field: "options" } }, "record"],
    ["comments", { putRight: { page: "comment", commentId: 1 } }, "comments"],
    ["approval", { putRight: { page: "sign-off" } }, "submit"],
    ["approval", { putRight: { page: "sign-off" }, by: "senior_officer" }, "approval"],
    ["determinations", { putRight: { page: "determinations" }, by: "monitoring_officer" }, "determinations"],
    ["afterwards", { putRight: { page: "afterwards" }, by: "monitoring_officer" }, "determinations"],
    ["acknowledgement", { putRight: { page: "decision" }, by: "decision_maker" }, "decision"],
  ])("puts a blocker of %s (%j) under %s", (rule, overrides, task) => {
    expect(taskOf(blocker({ rule, ...overrides }))).toBe(task);
  });

  it("knows every rule of the gate", () => {
    for (const rule of Object.keys(BLOCKER_RULES) as BlockerRule[]) {
      expect(TASKS).toContain(taskOf(blocker({ rule })));
    }
  });
});

describe("taskList", () => {
  it("counts every blocker of the gate once: the list and the gate cannot differ", () => {
    const gate = submissionGate(troubled(), TODAY);
    const blockers = gate.ok ? [] : gate.blockers;
    const list = taskList("drafting", blockers);
    expect(list.flatMap((item) => item.blockers)).toHaveLength(blockers.length);
    expect(list.filter(({ state }) => state === "to_put_right").map(({ task }) => task)).toEqual([
      "budget",
      "changes",
      "eia",
      "consultees",
      "actions",
      "record",
      "comments",
    ]);
    expect(list.find(({ task }) => task === "submit")?.state).toBe("not_yet");
  });

  it("is ready to submit exactly when the gate lets it pass", () => {
    const blockerOfAny = fc.array(fc.constantFrom(...(Object.keys(BLOCKER_RULES) as BlockerRule[])));
    fc.assert(
      fc.property(blockerOfAny, (rules) => {
        const list = taskList(
          "drafting",
          rules.map((rule) => blocker({ rule })),
        );
        expect(list.find(({ task }) => task === "submit")?.state).toBe(
          rules.length === 0 ? "ready" : "not_yet",
        );
        expect(list.every(({ blockers, state }) => state !== "complete" || blockers.length === 0)).toBe(true);
      }),
    );
  });

  it.each([
    ["submitted", ["done", "ready", "not_yet", "not_yet"]],
    ["approved", ["done", "done", "ready", "not_yet"]],
    ["determined", ["done", "done", "done", "ready"]],
    ["signed", ["done", "done", "done", "done"]],
    ["withdrawn", ["not_reached", "not_reached", "not_reached", "not_reached"]],
  ] as const)("when %s its steps are %j and its content is frozen", (state, steps) => {
    const list = taskList(state, []);
    expect(list.slice(7).map((item) => item.state)).toEqual(steps);
    expect(list.slice(0, 6).every((item) => item.state === "frozen")).toBe(true);
    // What is submitted is commented on as well; nothing of it is frozen before an end.
    expect(list[6]).toMatchObject({ task: "comments", state: isInApproval(state) ? "complete" : "frozen" });
  });

  it.each<[Partial<Blocker>, string]>([
    [{ rule: "budget", putRight: { page: "budget", field: "lines" } }, "not_yet"],
    [{ rule: "budget", putRight: { page: "budget", field: "budgetDate" } }, "complete"],
    [{ rule: "record", putRight: { page: "record", field: "title" } }, "complete"],
  ])("with %j, says of changes, consultees and actions: %s", (only, state) => {
    const list = taskList("drafting", [blocker(only)]);
    const states = Object.fromEntries(list.map((item) => [item.task, item.state]));
    expect([states.changes, states.consultees, states.actions]).toEqual([state, state, state]);
    expect(states.eia).toBe("complete");
  });

  it("says of what there is, lines or none, that it is to be put right", () => {
    const withoutLines = blocker({ rule: "budget", putRight: { page: "budget", field: "lines" } });
    const list = taskList("drafting", [withoutLines, blocker({ rule: "actions" })]);
    expect(list.find(({ task }) => task === "actions")?.state).toBe("to_put_right");
  });

  it("says of what nobody has begun that it is not started, never that it is complete", () => {
    const content = { ...aCompleteFramework(), entries: [], actions: [] };
    expect(tasksNotStarted(content)).toEqual(["consultees", "actions"]);
    expect(tasksNotStarted({ ...content, actions: [anAction()] })).toEqual(["consultees"]);
    const states = (blockers: Blocker[]) =>
      taskList("drafting", blockers, ["consultees", "actions"]).filter(({ task }) => task === "actions");
    expect(states([])).toMatchObject([{ state: "not_started" }]);
    expect(states([blocker({ rule: "actions" })])).toMatchObject([{ state: "to_put_right" }]);
    expect(taskList("submitted", [], ["actions"]).find(({ task }) => task === "actions")?.state).toBe(
      "frozen",
    );
  });

  it("has only the budget of a baseline", () => {
    expect(taskList("baseline", [])).toEqual([
      { task: "budget", state: "complete", blockers: [], role: null },
    ]);
  });
});

describe("statusLine and whatNext", () => {
  it.each([
    [0, "Drafting. Everything is in place: it can be submitted."],
    [1, "Drafting. 1 thing to put right before it can be submitted."],
    [24, "Drafting. 24 things to put right before it can be submitted."],
  ])("with %i blockers", (count, line) => {
    expect(statusLine("drafting", count, ROLE_TITLES)).toBe(line);
  });

  it.each(FRAMEWORK_STATES)("says in sentences where it is when %s, and never by its code", (state) => {
    for (const line of [statusLine(state, 0, ROLE_TITLES), whatNext(state, "Chief Executive")]) {
      expect(line).toMatch(/^[A-Z].*\.$/u);
      expect(line).not.toMatch(/_/u);
    }
    if (isInApproval(state)) expect(statusLine(state, 0, ROLE_TITLES)).toContain("not signed");
  });
});

describe("statusLine and whatNext, in each state", () => {
  it.each<[FrameworkState, line: string, next: string]>([
    [
      "baseline",
      "Baseline: past figures, kept for comparison. It is not signed off.",
      "It is kept for comparison.",
    ],
    [
      "drafting",
      "Drafting. Everything is in place: it can be submitted.",
      "Next, what blocks is put right and it is submitted. It is now with: Ann Other.",
    ],
    [
      "submitted",
      "Submitted (not signed). Next, it is approved or returned by: the senior_officer.",
      "Next, it is approved or returned. It is now with: Ann Other.",
    ],
    [
      "approved",
      "Approved (not signed). Next, what is published is determined by: the monitoring_officer.",
      "Next, it is determined what is published. It is now with: Ann Other.",
    ],
    [
      "determined",
      "Approved, and publication determined (not signed). Next, it is decided and signed by: the decision_maker.",
      "Next, it is decided and signed. It is now with: Ann Other.",
    ],
    [
      "signed",
      "Signed. The record can no longer be changed.",
      "The record is sealed, and published as determined. Actions carried forward stay with their owners.",
    ],
    [
      "withdrawn",
      "Withdrawn before a decision. It can no longer be changed.",
      "What was still to be done lapsed with it. Its reference, if it had one, is not used again.",
    ],
  ])("%s", (state, line, next) => {
    const titles = Object.fromEntries(ROLES.map((role) => [role, `the ${role}`])) as Record<Role, string>;
    expect(statusLine(state, 0, titles)).toBe(line);
    expect(whatNext(state, "Ann Other")).toBe(next);
  });

  it("leaves nothing to be done of what was not supported (rule 22)", () => {
    expect(whatNext("signed", "", "not_supported")).toContain("what was still to be done lapsed with it");
    expect(whatNext("signed", "", "supported")).toBe(whatNext("signed", ""));
  });
});

describe("blockersByRole", () => {
  it("has each blocker once, under its rule, the rules in their order", () => {
    const blockers = [
      blocker({ rule: "record", subject: "first" }),
      blocker({ rule: "budget", subject: "second" }),
      blocker({ rule: "record", subject: "third" }),
      blocker({ rule: "actions", subject: "fourth", by: "action_owner" }),
    ];
    const found = blockersByRole(blockers).map(({ role, count, byRule }) => ({
      role,
      count,
      byRule: byRule.map((group) => [group.rule, group.blockers.map(({ subject }) => subject)]),
    }));
    expect(found).toEqual([
      {
        role: "eia_author",
        count: 3,
        byRule: [
          ["budget", ["second"]],
          ["record", ["first", "third"]],
        ],
      },
      { role: "action_owner", count: 1, byRule: [["actions", ["fourth"]]] },
    ]);
  });

  it("groups all of them by who can put them right, then by rule, and loses none", () => {
    const content = troubled();
    const gate = signOffGate({ ...signOffFacts(content), approvals: [], acknowledged: null }, TODAY);
    const blockers = gate.ok ? [] : gate.blockers;
    const groups = blockersByRole(blockers);
    expect(groups.map(({ role }) => role)).toEqual([
      "eia_author",
      "action_owner",
      "senior_officer",
      "decision_maker",
    ]);
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(blockers.length);
    for (const { byRule, role } of groups) {
      for (const { rule, blockers: own } of byRule) {
        expect(own.every((one) => one.rule === rule && one.by === role)).toBe(true);
      }
    }
  });
});
