import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  mayActOnAction,
  mayInOffice,
  mayReadFrameworks,
  mayRecordDelegation,
  mayTakeStep,
  mayWriteContent,
  OFFICE_ACTS,
  seesAllFrameworks,
  stepsWithoutPerson,
  type FrameworkStanding,
  type OfficeAct,
  type Person,
} from "../../../app/auth/permissions";
import { deputies, whoMayTake } from "../../../app/auth/who-may";
import {
  capacityOf,
  DELEGABLE_ROLES,
  delegationFaults,
  delegationState,
  isInForce,
  type Authority,
  type DelegableRole,
  type Delegation,
  type ProposedDelegation,
} from "../../../app/domain/account/delegation";
import {
  FRAMEWORK_STATES,
  ROLES,
  WORKFLOW_ACTS,
  type FrameworkState,
  type Role,
  type WorkflowAct,
} from "../../../app/domain/framework/lifecycle";
import { calendarDate } from "../../../app/domain/shared/calendar-date";

const day = calendarDate;
const TITLES = Object.fromEntries(ROLES.map((role) => [role, role])) as Record<Role, string>;

const delegation: Delegation = {
  role: "decision_maker",
  reference: "DEL/2018/1",
  validFrom: day("2018-03-01"),
  validUntil: day("2018-03-31"),
  isEnded: false,
  isHolderInOffice: true,
};
const under = (role: DelegableRole): Authority => ({
  role,
  reference: "DEL/2018/1",
  validFrom: day("2018-03-01"),
});
const deputyFor = (...roles: DelegableRole[]): Person => ({
  personId: 7,
  isConfirmed: true,
  roles: [],
  delegations: roles.map(under),
});

describe("on a day, a delegation", () => {
  it.each([
    ["2018-02-28", {}, "to_come"],
    ["2018-03-01", {}, "in_force"],
    ["2018-03-31", {}, "in_force"],
    ["2018-04-01", {}, "run_out"],
    ["2018-03-15", { isEnded: true }, "ended"],
    ["2018-04-01", { isEnded: true }, "ended"],
    ["2018-02-28", { isHolderInOffice: false }, "lapsed"],
    ["2018-03-15", { isHolderInOffice: false }, "lapsed"],
    ["2018-04-01", { isHolderInOffice: false }, "run_out"],
  ] as const)("%s, with %o, is %s", (today, change, expected) => {
    const found = { ...delegation, ...change };
    expect(delegationState(found, day(today))).toBe(expected);
    expect(isInForce(found, day(today))).toBe(expected === "in_force");
  });
});

describe("the capacity", () => {
  it("names whose deputy acts, and the instrument", () => {
    expect(capacityOf(deputyFor("decision_maker"), "decision_maker", TITLES)).toBe(
      "Deputy for the decision_maker under delegation DEL/2018/1 from 1 March 2018",
    );
  });

  it("is the role itself where it is held, or where another role was delegated", () => {
    const both: Person = {
      personId: 1,
      roles: ["decision_maker"],
      isConfirmed: true,
      delegations: [under("decision_maker")],
    };
    expect(capacityOf(both, "decision_maker", TITLES)).toBe("decision_maker");
    expect(capacityOf(deputyFor("senior_officer"), "decision_maker", TITLES)).toBe("decision_maker");
    expect(capacityOf({ roles: ["eia_author"] }, "eia_author", TITLES)).toBe("eia_author");
  });
});

describe("recording a delegation", () => {
  const proposed: ProposedDelegation = {
    role: "decision_maker",
    holderId: 1,
    deputy: { id: 2, roles: ["senior_officer"], isActive: true },
    validFrom: day("2018-03-01"),
    validUntil: day("2018-03-31"),
  };
  const faultsOf = (change: Partial<ProposedDelegation>, today = "2018-03-07") =>
    Object.keys(delegationFaults({ ...proposed, ...change }, day(today)));

  it.each<[Partial<ProposedDelegation>, ReturnType<typeof delegationFaults>]>([
    [{ validFrom: day("2018-04-01") }, { validUntil: "The last day must be the first day or later" }],
    [
      { validFrom: day("2018-02-01"), validUntil: day("2018-03-06") },
      { validUntil: "The last day must be today or later: nobody acts under it afterwards" },
    ],
    [
      { deputy: { id: 1, roles: ["decision_maker"], isActive: false } },
      { deputyId: "Choose somebody else: nobody is their own deputy" },
    ],
    [
      { deputy: { id: 2, roles: ["decision_maker"], isActive: false } },
      { deputyId: "This account is deactivated. Choose somebody who can sign in" },
    ],
    [
      { deputy: { id: 2, roles: ["decision_maker"], isActive: true } },
      { deputyId: "This person holds the role already, so they need no delegation" },
    ],
  ])("of %j is refused in words that help: %j", (change, faults) => {
    expect(delegationFaults({ ...proposed, ...change }, day("2018-03-07"))).toEqual(faults);
  });

  it.each<[string, Partial<ProposedDelegation>, string, string[]]>([
    ["for a period to come", {}, "2018-02-01", []],
    ["for a period that has begun", {}, "2018-03-07", []],
    ["on its last day", {}, "2018-03-31", []],
    ["after its last day", {}, "2018-04-01", ["validUntil"]],
    ["for one day", { validFrom: day("2018-03-31") }, "2018-03-07", []],
    ["ending before it begins", { validFrom: day("2018-04-01") }, "2018-03-07", ["validUntil"]],
    ["to its giver", { deputy: { id: 1, roles: [], isActive: true } }, "2018-03-07", ["deputyId"]],
    [
      "to a deactivated account",
      { deputy: { id: 2, roles: [], isActive: false } },
      "2018-03-07",
      ["deputyId"],
    ],
    [
      "to another who holds the role",
      { deputy: { id: 2, roles: ["decision_maker"], isActive: true } },
      "2018-03-07",
      ["deputyId"],
    ],
  ])("%s", (_name, change, today, faults) => {
    expect(faultsOf(change, today)).toEqual(faults);
  });

  it("is for an administrator, and never for oneself", () => {
    const whyNot = (person: Person, deputyId: number) => {
      const permission = mayRecordDelegation(person, { deputyId });
      return permission.ok ? null : permission.refused.why;
    };
    const administrator: Person = {
      personId: 1,
      roles: ["administrator", "decision_maker"],
      isConfirmed: true,
    };
    expect(whyNot(administrator, 2)).toBeNull();
    expect(whyNot(administrator, 1)).toBe("four-eyes");
    for (const role of ROLES.filter((held) => held !== "administrator")) {
      expect(whyNot({ personId: 1, roles: [role], isConfirmed: true }, 2)).toBe("role");
    }
    expect(whyNot(deputyFor(...DELEGABLE_ROLES), 2)).toBe("role");
  });
});

const standingIn = (state: FrameworkState, change: Partial<FrameworkStanding> = {}): FrameworkStanding => ({
  state,
  authorIds: new Set([1]),
  approvedBy: null,
  ...change,
});

describe("a deputy", () => {
  it("may take exactly the steps of the role, in every state", () => {
    for (const role of DELEGABLE_ROLES) {
      for (const state of FRAMEWORK_STATES) {
        for (const act of WORKFLOW_ACTS) {
          const standing = standingIn(state);
          const holder = mayTakeStep({ personId: 7, roles: [role], isConfirmed: true }, act, standing);
          expect(mayTakeStep(deputyFor(role), act, standing), `${role} ${act} ${state}`).toEqual(holder);
        }
      }
    }
  });

  it.each<[WorkflowAct, FrameworkState, DelegableRole]>([
    ["approve", "submitted", "senior_officer"],
    ["determine", "approved", "monitoring_officer"],
    ["sign", "determined", "decision_maker"],
  ])("who wrote content cannot %s", (act, state, role) => {
    const standing = standingIn(state, { authorIds: new Set([7]) });
    expect(mayTakeStep(deputyFor(role), act, standing)).toMatchObject({ refused: { why: "four-eyes" } });
  });

  it("who approved cannot sign, nor can a holder who approved as a deputy", () => {
    const standing = standingIn("determined", { approvedBy: 7 });
    const refused = { refused: { why: "four-eyes" } };
    expect(mayTakeStep(deputyFor("decision_maker"), "sign", standing)).toMatchObject(refused);
    const holder: Person = {
      personId: 7,
      isConfirmed: true,
      roles: ["decision_maker"],
      delegations: [under("senior_officer")],
    };
    expect(mayTakeStep(holder, "sign", standing)).toMatchObject(refused);
  });

  it("may act where the holder is barred", () => {
    const standing = standingIn("determined", { authorIds: new Set([1]) });
    expect(
      mayTakeStep({ personId: 1, roles: ["decision_maker"], isConfirmed: true }, "sign", standing).ok,
    ).toBe(false);
    expect(mayTakeStep(deputyFor("decision_maker"), "sign", standing).ok).toBe(true);
  });

  it("reads every framework, writes none and administers nothing", () => {
    const deputy = deputyFor(...DELEGABLE_ROLES);
    expect([mayReadFrameworks(deputy), seesAllFrameworks(deputy)]).toEqual([true, true]);
    expect(mayWriteContent(deputy, { state: "drafting" }).ok).toBe(false);
    for (const act of Object.keys(OFFICE_ACTS) as OfficeAct[])
      expect(mayInOffice(deputy, act).ok).toBe(false);
  });

  it.each<[DelegableRole, boolean, boolean]>([
    ["senior_officer", true, false],
    ["monitoring_officer", true, true],
    ["decision_maker", false, false],
  ])("for the %s answers proposals about actions as the holder does", (role, withdrawal, carryForward) => {
    const proposed = (kind: "withdraw" | "carry_forward") => ({
      ownerId: 3,
      state: "open" as const,
      proposal: { kind, reason: "Why", proposedBy: 4 },
    });
    const may = (act: "confirm_withdrawal" | "accept_carry_forward", kind: "withdraw" | "carry_forward") =>
      mayActOnAction(deputyFor(role), act, proposed(kind), standingIn("drafting")).ok;
    expect(may("confirm_withdrawal", "withdraw")).toBe(withdrawal);
    expect(may("accept_carry_forward", "carry_forward")).toBe(carryForward);
  });

  it("acts in their own role where they hold one that is enough", () => {
    const person: Person = {
      personId: 7,
      isConfirmed: true,
      roles: ["senior_officer"],
      delegations: [under("monitoring_officer")],
    };
    const action = {
      ownerId: 3,
      state: "open" as const,
      proposal: { kind: "withdraw" as const, reason: "Why", proposedBy: 4 },
    };
    expect(mayActOnAction(person, "confirm_withdrawal", action, standingIn("drafting"))).toEqual({
      ok: true,
      role: "senior_officer",
    });
  });
});

describe("whether somebody is left for each step", () => {
  const senior: Person = { personId: 2, roles: ["senior_officer"], isConfirmed: true };
  const monitoring: Person = { personId: 3, roles: ["monitoring_officer"], isConfirmed: true };
  const decider: Person = { personId: 1, roles: ["decision_maker"], isConfirmed: true };
  const acts = (people: Person[], ...authors: number[]) =>
    stepsWithoutPerson(people, new Set(authors)).map(({ act }) => act);

  it("counts deputies, of an absent holder and of one who wrote content", () => {
    expect(acts([senior, monitoring])).toEqual(["sign"]);
    expect(acts([senior, monitoring, deputyFor("decision_maker")])).toEqual([]);
    expect(acts([senior, monitoring, decider], 1)).toEqual(["sign"]);
    expect(acts([senior, monitoring, decider, deputyFor("decision_maker")], 1)).toEqual([]);
    expect(acts([deputyFor("senior_officer"), deputyFor("monitoring_officer"), decider])).toEqual([]);
  });

  it("does not count a deputy who wrote content, or who alone could approve and sign", () => {
    expect(acts([senior, monitoring, deputyFor("decision_maker")], 7)).toEqual(["sign"]);
    expect(acts([monitoring, deputyFor("senior_officer", "decision_maker")])).toEqual(["sign"]);
    const seniorAsDeputy: Person = { ...senior, delegations: [under("decision_maker")] };
    expect(acts([seniorAsDeputy, monitoring])).toEqual(["sign"]);
  });
});

describe("who may take a step, by name", () => {
  const named = (
    id: number,
    name: string,
    roles: Role[],
    delegations: Authority[] = [],
    isActive = true,
  ) => ({
    ...{ id, name, roles, delegations, isActive, isConfirmed: true },
  });
  const people = [
    named(1, "Decider", ["decision_maker"], [under("decision_maker")]),
    named(2, "Stand-in", [], [under("decision_maker")]),
    named(3, "Gone", [], [under("decision_maker")], false),
  ];

  it("says who is a deputy", () => {
    expect(whoMayTake(people, "sign", standingIn("determined"))).toEqual(["Stand-in as deputy"]);
    expect(whoMayTake(people, "sign", standingIn("determined", { authorIds: new Set() }))).toEqual([
      "Decider",
      "Stand-in as deputy",
    ]);
    expect(deputies(people, TITLES)).toEqual([
      "Stand-in acts today as Deputy for the decision_maker under delegation DEL/2018/1 from 1 March 2018",
    ]);
  });
});

it("never lets anybody do what the holder of the same roles could not do in their place", () => {
  const role = fc.constantFrom(...ROLES);
  const delegated = fc.constantFrom(...DELEGABLE_ROLES);
  fc.assert(
    fc.property(
      fc.array(role),
      fc.array(delegated),
      fc.constantFrom(...WORKFLOW_ACTS),
      fc.constantFrom(...FRAMEWORK_STATES),
      fc.boolean(),
      fc.boolean(),
      (roles, delegatedRoles, act, state, isAuthor, approved) => {
        const standing = standingIn(state, {
          authorIds: new Set(isAuthor ? [7] : []),
          approvedBy: approved ? 7 : null,
        });
        const deputy = mayTakeStep(
          { personId: 7, roles, isConfirmed: true, delegations: delegatedRoles.map(under) },
          act,
          standing,
        );
        const holder = mayTakeStep(
          { personId: 7, roles: [...roles, ...delegatedRoles], isConfirmed: true },
          act,
          standing,
        );
        expect(deputy.ok).toBe(holder.ok);
      },
    ),
  );
});
