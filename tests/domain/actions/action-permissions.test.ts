import { describe, expect, it } from "vitest";
import {
  actsOnAction,
  mayActOnAction,
  mayAddAction,
  mayWriteContent,
  type FrameworkStanding,
  type Permission,
  type Person,
} from "../../../app/auth/permissions";
import type { DelegableRole } from "../../../app/domain/account/delegation";
import {
  ACTION_ACTS,
  ACTION_STATES,
  PROPOSAL_KINDS,
  type Action,
  type ActionAct,
  type ActionState,
  type ProposalKind,
} from "../../../app/domain/actions/action";
import {
  FRAMEWORK_STATES,
  ROLES,
  type FrameworkState,
  type Role,
} from "../../../app/domain/framework/lifecycle";
import { calendarDate } from "../../../app/domain/shared/calendar-date";

/** Rule 4, who may do what with an action, in whose turn: each act, role, state and part that a person had in it. */
const ME = 1;
const SOMEBODY = 2;
const AUTHOR = 3;

type ActionStanding = Parameters<typeof mayActOnAction>[2];

const withRole = (...roles: Role[]): Person => ({ personId: ME, roles, isConfirmed: true });
const deputyFor = (role: DelegableRole): Person => ({
  personId: ME,
  roles: [],
  isConfirmed: true,
  delegations: [{ role, reference: "DEL/1", validFrom: calendarDate("2018-03-01") }],
});
const proposed = (kind: ProposalKind, proposedBy = SOMEBODY): Action["proposal"] => ({
  kind,
  proposedBy,
  reason: "Not needed",
});
const drafting: FrameworkStanding = { state: "drafting", authorIds: new Set([AUTHOR]), approvedBy: null };

/** An action in which each act is possible, as far as its own state goes. */
const READY: Record<ActionAct, ActionStanding> = {
  edit: { ownerId: SOMEBODY, state: "open", proposal: null },
  complete: { ownerId: SOMEBODY, state: "open", proposal: null },
  propose: { ownerId: SOMEBODY, state: "open", proposal: null },
  confirm_withdrawal: { ownerId: SOMEBODY, state: "open", proposal: proposed("withdraw") },
  accept_carry_forward: { ownerId: SOMEBODY, state: "open", proposal: proposed("carry_forward") },
  reopen: { ownerId: SOMEBODY, state: "completed", proposal: null },
};

function given(permission: Permission): string {
  return permission.ok ? `as ${permission.role}` : permission.refused.why;
}

function messageOf(permission: Permission): string {
  return permission.ok ? "may" : permission.refused.message;
}

describe("the role for an act on an action", () => {
  const MINE: Role[] = [
    "action_owner",
    "eia_author",
    "senior_officer",
    "monitoring_officer",
    "decision_maker",
  ];
  const ALLOWED: Record<ActionAct, { anyone: Role[]; owner: Role[]; deputies: Role[] }> = {
    edit: { anyone: ["eia_author"], owner: ["eia_author"], deputies: [] },
    complete: { anyone: ["eia_author"], owner: MINE, deputies: [] },
    propose: { anyone: ["eia_author"], owner: MINE, deputies: [] },
    confirm_withdrawal: {
      anyone: ["monitoring_officer", "senior_officer"],
      owner: [],
      deputies: ["monitoring_officer", "senior_officer"],
    },
    accept_carry_forward: {
      anyone: ["monitoring_officer"],
      owner: [],
      deputies: ["monitoring_officer"],
    },
    reopen: { anyone: ["eia_author"], owner: ["eia_author"], deputies: [] },
  };

  it.each(ACTION_ACTS.flatMap((act) => ROLES.map((role) => ({ act, role }))))(
    "$act by one who is only $role",
    ({ act, role }) => {
      const { anyone, owner, deputies } = ALLOWED[act];
      const expected = anyone.includes(role) ? `as ${role}` : "role";
      expect(given(mayActOnAction(withRole(role), act, READY[act], drafting))).toBe(expected);

      const own = { ...READY[act], ownerId: ME };
      const ofOwner = owner.includes(role) ? `as ${role}` : anyone.includes(role) ? "four-eyes" : "role";
      expect(given(mayActOnAction(withRole(role), act, own, drafting)), "as its owner").toBe(ofOwner);

      if (role === "decision_maker" || role === "senior_officer" || role === "monitoring_officer") {
        const ofDeputy = deputies.includes(role) ? `as ${role}` : "role";
        expect(given(mayActOnAction(deputyFor(role), act, READY[act], drafting)), "deputy").toBe(ofDeputy);
      }
    },
  );

  it.each(ACTION_ACTS)("%s is for nobody without a role, not even the owner", (act) => {
    const permission = mayActOnAction(withRole(), act, { ...READY[act], ownerId: ME }, drafting);
    expect(given(permission)).toBe("role");
    expect(messageOf(permission)).toBe("Your roles do not allow this for this action.");
  });

  it("of one who holds several is the author's, or the one that comes first", () => {
    const act = (by: Person, what: ActionAct, ownerId = ME) =>
      given(mayActOnAction(by, what, { ...READY[what], ownerId }, drafting));
    expect(act(withRole("action_owner", "eia_author"), "complete")).toBe("as eia_author");
    expect(act(withRole("decision_maker", "action_owner"), "complete")).toBe("as action_owner");
    expect(act(withRole("senior_officer", "monitoring_officer"), "confirm_withdrawal", SOMEBODY)).toBe(
      "as monitoring_officer",
    );
  });
});

describe("an act on an action, by the framework's state", () => {
  const all: Person = withRole(...ROLES);
  const cases = ACTION_ACTS.flatMap((act) => FRAMEWORK_STATES.map((state) => ({ act, state })));

  it.each(cases)("$act while $state", ({ act, state }) => {
    const permission = mayActOnAction(all, act, READY[act], { ...drafting, state });
    expect(permission.ok).toBe(state === "drafting");
    if (!permission.ok) expect(permission.refused.why).toBe("state");
  });

  it.each(ACTION_STATES.flatMap((state) => FRAMEWORK_STATES.map((framework) => ({ state, framework }))))(
    "completing one that is $state while $framework",
    ({ state, framework }) => {
      const action: ActionStanding = { ownerId: SOMEBODY, state, proposal: null };
      const permission = mayActOnAction(all, "complete", action, { ...drafting, state: framework });
      const isUnderWay = framework === "drafting" && (state === "open" || state === "carried_forward");
      const isAfterwards = framework === "signed" && state === "carried_forward";
      expect(permission.ok).toBe(isUnderWay || isAfterwards);
    },
  );

  it.each(ACTION_ACTS.filter((act) => act !== "complete"))(
    "%s stays impossible after the signature also for what was carried forward",
    (act) => {
      const action: ActionStanding = { ...READY[act], state: "carried_forward" };
      expect(given(mayActOnAction(all, act, action, { ...drafting, state: "signed" }))).toBe("state");
    },
  );
});

describe("an act on an action, by its own state", () => {
  const by: Record<ActionAct, Person> = {
    edit: withRole("eia_author"),
    complete: withRole("eia_author"),
    propose: withRole("eia_author"),
    confirm_withdrawal: withRole("monitoring_officer"),
    accept_carry_forward: withRole("monitoring_officer"),
    reopen: withRole("eia_author"),
  };
  const already = (state: string) => `This action is ${state} already.`;
  const reopenable = (state: string) =>
    `This action is ${state}. An EIA author can reopen it while its plan is in drafting.`;
  const WORDS = { completed: "completed", withdrawn: "withdrawn", carried_forward: "carried forward" };
  const EXPECTED: Record<ActionAct, (state: ActionState) => string> = {
    edit: (state) => (state === "open" ? "may" : reopenable(WORDS[state])),
    propose: (state) => (state === "open" ? "may" : reopenable(WORDS[state])),
    complete: (state) => (state === "open" || state === "carried_forward" ? "may" : already(WORDS[state])),
    confirm_withdrawal: (state) => (state === "open" ? "may" : already(WORDS[state])),
    accept_carry_forward: (state) => (state === "open" ? "may" : already(WORDS[state])),
    reopen: (state) => (state === "open" ? "This action is open already." : "may"),
  };

  it.each(ACTION_ACTS.flatMap((act) => ACTION_STATES.map((state) => ({ act, state }))))(
    "$act when it is $state",
    ({ act, state }) => {
      const permission = mayActOnAction(by[act], act, { ...READY[act], state }, drafting);
      expect(messageOf(permission)).toBe(EXPECTED[act](state));
      if (!permission.ok) expect(permission.refused.why).toBe("state");
    },
  );

  it.each<[ActionAct, ProposalKind | null, string]>([
    ["confirm_withdrawal", null, "Nobody proposes to withdraw this action."],
    ["confirm_withdrawal", "carry_forward", "Nobody proposes to withdraw this action."],
    ["confirm_withdrawal", "withdraw", "may"],
    ["accept_carry_forward", null, "Nobody proposes to carry this action forward."],
    ["accept_carry_forward", "withdraw", "Nobody proposes to carry this action forward."],
    ["accept_carry_forward", "carry_forward", "may"],
  ])("%s where what is proposed is %s", (act, kind, expected) => {
    const action = { ...READY[act], proposal: kind && proposed(kind) };
    expect(messageOf(mayActOnAction(by[act], act, action, drafting))).toBe(expected);
  });

  it.each(ACTION_ACTS)("%s is over once it lapsed with its framework", (act) => {
    const lapsed = { ...READY[act], hasLapsed: true };
    expect(messageOf(mayActOnAction(by[act], act, lapsed, drafting))).toBe(
      "This action lapsed, so nothing more is recorded on it.",
    );
  });
});

describe("the second person who confirms (rule 4)", () => {
  const officer = withRole("monitoring_officer");
  const MESSAGE =
    "The owner, an author of the EIA and the person who proposed it cannot confirm this. Somebody else must.";

  it.each(
    (["confirm_withdrawal", "accept_carry_forward"] as const).flatMap((act) => [
      { act, part: "had no part in it", action: {}, authorIds: [AUTHOR], expected: "may" },
      { act, part: "owns it", action: { ownerId: ME }, authorIds: [AUTHOR], expected: MESSAGE },
      { act, part: "wrote the EIA with others", action: {}, authorIds: [AUTHOR, ME], expected: MESSAGE },
      {
        act,
        part: "proposed it",
        action: { proposal: proposed(act === "confirm_withdrawal" ? "withdraw" : "carry_forward", ME) },
        authorIds: [AUTHOR],
        expected: MESSAGE,
      },
      {
        act,
        part: "is not its owner, who has no account",
        action: { ownerId: null },
        authorIds: [],
        expected: "may",
      },
    ]),
  )("$act by one who $part", ({ act, action, authorIds, expected }) => {
    const permission = mayActOnAction(
      officer,
      act,
      { ...READY[act], ...action },
      {
        ...drafting,
        authorIds: new Set(authorIds),
      },
    );
    expect(messageOf(permission)).toBe(expected);
    if (!permission.ok) expect(permission.refused.why).toBe("four-eyes");
  });

  it.each<[ActionAct, ActionStanding]>([
    ["edit", { ...READY.edit, ownerId: ME, proposal: proposed("withdraw", ME) }],
    ["complete", { ...READY.complete, ownerId: ME, proposal: proposed("withdraw", ME) }],
    ["propose", { ...READY.propose, ownerId: ME, proposal: proposed("withdraw", ME) }],
    ["reopen", { ...READY.reopen, ownerId: ME }],
  ])("is not asked for to %s, which the author and owner may do alone", (act, action) => {
    const permission = mayActOnAction(withRole("eia_author"), act, action, {
      ...drafting,
      authorIds: new Set([ME]),
    });
    expect(given(permission)).toBe("as eia_author");
  });
});

describe("what a page offers", () => {
  it.each<[string, Person, ActionStanding, ActionAct[]]>([
    ["an author, an open action", withRole("eia_author"), READY.edit, ["edit", "complete", "propose"]],
    ["an author, one that is done", withRole("eia_author"), READY.reopen, ["reopen"]],
    [
      "a monitoring officer, a proposed withdrawal",
      withRole("monitoring_officer"),
      READY.confirm_withdrawal,
      ["confirm_withdrawal"],
    ],
    ["a decision maker, somebody else's action", withRole("decision_maker"), READY.edit, []],
  ])("%s", (_name, person, action, expected) => {
    expect(actsOnAction(person, action, drafting)).toEqual(expected);
  });
});

describe("writing content, and adding to the action plan", () => {
  const FROZEN = "This is submitted, so its content is frozen. Recall it first.";
  const over = (state: string) => `This is ${state}: it can no longer be changed.`;
  const PLAN_OF_BASELINE = "A baseline holds past figures only: it has no action plan.";

  it.each<[FrameworkState, content: string, plan: string]>([
    ["baseline", "may", PLAN_OF_BASELINE],
    ["drafting", "may", "may"],
    ["submitted", FROZEN, FROZEN],
    ["approved", FROZEN, FROZEN],
    ["determined", FROZEN, FROZEN],
    ["signed", over("signed"), over("signed")],
    ["withdrawn", over("withdrawn"), over("withdrawn")],
  ])("while %s", (state, content, plan) => {
    const author = withRole("eia_author");
    for (const [permission, expected] of [
      [mayWriteContent(author, { state }), content],
      [mayAddAction(author, { state }), plan],
    ] as const) {
      expect(messageOf(permission)).toBe(expected);
      expect(given(permission)).toBe(expected === "may" ? "as eia_author" : "state");
    }
  });

  it.each(ROLES.filter((role) => role !== "eia_author"))("is not for %s", (role) => {
    const person = withRole(role);
    for (const permission of [
      mayWriteContent(person, { state: "drafting" }),
      mayAddAction(person, { state: "drafting" }),
    ]) {
      expect(given(permission)).toBe("role");
      expect(messageOf(permission)).toBe("Only an EIA author writes this.");
    }
  });

  it.each(PROPOSAL_KINDS)("an action of a baseline stays as it is, whatever is proposed: %s", (kind) => {
    const permission = mayActOnAction(
      withRole("monitoring_officer"),
      kind === "withdraw" ? "confirm_withdrawal" : "accept_carry_forward",
      { ownerId: SOMEBODY, state: "open", proposal: proposed(kind) },
      { ...drafting, state: "baseline" },
    );
    expect(messageOf(permission)).toBe(PLAN_OF_BASELINE);
  });
});
