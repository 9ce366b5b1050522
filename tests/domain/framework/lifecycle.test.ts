import { describe, expect, it } from "vitest";
import {
  FRAMEWORK_STATES,
  STATE_LABELS,
  TRANSITIONS,
  WORKFLOW_ACTS,
  findTransition,
  isContentOpen,
  isInApproval,
  nextRole,
  whyBaselineIsFrozen,
  type FrameworkState,
  type Role,
  type WorkflowAct,
} from "~/domain/framework/lifecycle";

/** Where an act leads, who may do it, and whether with a reason; null where it is refused. */
type Expected = readonly [to: FrameworkState, role: Role, reason?: "with a reason"] | null;
const no = null;
const draftAgain = (role: Role): Expected => ["drafting", role, "with a reason"];
const gone: Expected = ["withdrawn", "eia_author", "with a reason"];

/** Rule 9, written out by hand: each act in each state. */
const EXPECTED: Record<FrameworkState, Record<WorkflowAct, Expected>> = {
  baseline: { submit: no, recall: no, approve: no, determine: no, sign: no, return: no, withdraw: no },
  drafting: {
    submit: ["submitted", "eia_author"],
    recall: no,
    approve: no,
    determine: no,
    sign: no,
    return: no,
    withdraw: gone,
  },
  submitted: {
    submit: no,
    recall: draftAgain("eia_author"),
    approve: ["approved", "senior_officer"],
    determine: no,
    sign: no,
    return: draftAgain("senior_officer"),
    withdraw: gone,
  },
  approved: {
    submit: no,
    recall: draftAgain("eia_author"),
    approve: no,
    determine: ["determined", "monitoring_officer"],
    sign: no,
    return: draftAgain("monitoring_officer"),
    withdraw: gone,
  },
  determined: {
    submit: no,
    recall: draftAgain("eia_author"),
    approve: no,
    determine: no,
    sign: ["signed", "decision_maker"],
    return: draftAgain("decision_maker"),
    withdraw: gone,
  },
  signed: { submit: no, recall: no, approve: no, determine: no, sign: no, return: no, withdraw: no },
  withdrawn: { submit: no, recall: no, approve: no, determine: no, sign: no, return: no, withdraw: no },
};

const everyPair = FRAMEWORK_STATES.flatMap((from) => WORKFLOW_ACTS.map((act) => ({ act, from })));

describe("who may do what from where (rule 9)", () => {
  it.each(everyPair)("$act from $from", ({ act, from }) => {
    const expected = EXPECTED[from][act];
    const found = findTransition(act, from);
    expect(found).toEqual(
      expected
        ? { act, from, to: expected[0], role: expected[1], needsReason: expected[2] === "with a reason" }
        : undefined,
    );
  });

  it("covers seven acts in seven states", () => {
    expect(everyPair).toHaveLength(49);
  });

  it("has one transition for each pair that is allowed, so that none hides another", () => {
    const allowed = everyPair.filter(({ act, from }) => EXPECTED[from][act]);
    expect(TRANSITIONS).toHaveLength(allowed.length);
  });

  it("asks a reason for every way but forwards", () => {
    for (const { act, needsReason } of TRANSITIONS) {
      expect(needsReason, act).toBe(["recall", "return", "withdraw"].includes(act));
    }
  });
});

describe("each state", () => {
  it.each<[FrameworkState, { open: boolean; inApproval: boolean; next: Role | undefined; label: string }]>([
    ["baseline", { open: false, inApproval: false, next: undefined, label: "Baseline" }],
    ["drafting", { open: true, inApproval: false, next: "eia_author", label: "Drafting" }],
    ["submitted", { open: false, inApproval: true, next: "senior_officer", label: "Submitted (not signed)" }],
    [
      "approved",
      {
        open: false,
        inApproval: true,
        next: "monitoring_officer",
        label: "Approved by a senior officer (not signed)",
      },
    ],
    [
      "determined",
      {
        open: false,
        inApproval: true,
        next: "decision_maker",
        label: "With the deciding body (not signed)",
      },
    ],
    ["signed", { open: false, inApproval: false, next: undefined, label: "Signed" }],
    ["withdrawn", { open: false, inApproval: false, next: undefined, label: "Withdrawn" }],
  ])("%s: %o", (state, { open, inApproval, next, label }) => {
    expect(isContentOpen(state)).toBe(open);
    expect(isInApproval(state)).toBe(inApproval);
    expect(nextRole(state)).toBe(next);
    expect(STATE_LABELS[state]).toBe(label);
  });

  it("an office's own title for the deciding body is in no label", () => {
    expect(Object.values(STATE_LABELS).join(" ")).not.toMatch(/PCC|commissioner/iu);
  });
});

describe("the way of a framework", () => {
  it("leads from drafting to signed in four steps", () => {
    const steps: FrameworkState[] = ["drafting"];
    for (const act of ["submit", "approve", "determine", "sign"] as const) {
      const to = findTransition(act, steps.at(-1) ?? "drafting")?.to;
      if (to) steps.push(to);
    }
    expect(steps).toEqual(["drafting", "submitted", "approved", "determined", "signed"]);
  });

  it.each(["baseline", "signed", "withdrawn"] as const)("%s is never left", (from) => {
    expect(TRANSITIONS.filter((transition) => transition.from === from)).toEqual([]);
  });

  it("nothing becomes a baseline", () => {
    expect(TRANSITIONS.filter(({ to }) => to === "baseline")).toEqual([]);
  });
});

describe("a baseline is frozen with what was submitted (rule 8)", () => {
  it.each<[FrameworkState, boolean]>([
    ["drafting", false],
    ["submitted", true],
    ["approved", true],
    ["determined", true],
    ["signed", true],
    ["withdrawn", false],
  ])("by a framework that is %s: %s", (state, isFrozen) => {
    expect(whyBaselineIsFrozen([{ title: "2018-21", state }])).toBe(
      isFrozen ? "This baseline is part of what was submitted in 2018-21, so it cannot change." : null,
    );
  });

  it("by each of several, and by no other", () => {
    expect(
      whyBaselineIsFrozen([
        { title: "2018-21", state: "signed" },
        { title: "2018-21, second try", state: "drafting" },
        { title: "2019-22", state: "submitted" },
      ]),
    ).toContain("submitted in 2018-21, 2019-22, so");
  });

  it("by nothing where nothing is compared with it", () => {
    expect(whyBaselineIsFrozen([])).toBeNull();
  });
});
