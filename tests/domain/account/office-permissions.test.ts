import { describe, expect, it } from "vitest";
import {
  mayChangeAccount,
  mayInOffice,
  mayReadFrameworks,
  mayRecordDelegation,
  mayTakeStep,
  OFFICE_ACTS,
  seesAllFrameworks,
  stepsWithoutPerson,
  type AccountChange,
  type FrameworkStanding,
  type OfficeAct,
  type Permission,
  type Person,
  type StepWithoutPerson,
} from "../../../app/auth/permissions";
import { FRAMEWORK_STATES, ROLES, STATE_LABELS, type Role } from "../../../app/domain/framework/lifecycle";

const withRoles = (personId: number, ...roles: Role[]): Person => ({ personId, roles, isConfirmed: true });
const administrator = withRoles(1, "administrator");
const messageOf = (permission: Permission) => (permission.ok ? "may" : permission.refused.message);

describe("what is done in the office, by each role", () => {
  const ALLOWED: Record<OfficeAct, readonly Role[]> = {
    "framework.create": ["eia_author"],
    "accounts.manage": ["administrator"],
    "office.manage": ["administrator"],
    "audit.read": ["administrator", "monitoring_officer"],
  };

  it.each(Object.keys(OFFICE_ACTS) as OfficeAct[])("%s", (act) => {
    for (const role of ROLES) {
      expect(mayInOffice(withRoles(1, role), act), role).toEqual(
        ALLOWED[act].includes(role)
          ? { ok: true, role }
          : { ok: false, refused: { why: "role", message: "Your roles do not allow this." } },
      );
    }
  });
});

describe("reading frameworks", () => {
  it.each<[Role[], reads: boolean, all: boolean]>([
    [[], false, false],
    [["administrator"], false, false],
    [["action_owner"], true, false],
    [["eia_author"], true, true],
    [["senior_officer"], true, true],
    [["monitoring_officer"], true, true],
    [["decision_maker"], true, true],
    [["administrator", "action_owner"], true, false],
  ])("%j", (roles, reads, all) => {
    const person = withRoles(1, ...roles);
    expect([mayReadFrameworks(person), seesAllFrameworks(person)]).toEqual([reads, all]);
  });
});

describe("a refusal says what would help", () => {
  const change: AccountChange = {
    personId: 1,
    granted: [],
    losesAdministrator: false,
    otherAdministrators: 0,
  };

  it("of a change to an account", () => {
    expect(messageOf(mayChangeAccount(administrator, { ...change, granted: ["decision_maker"] }))).toBe(
      "You cannot give a role to yourself. Another administrator must do that.",
    );
    expect(messageOf(mayChangeAccount(administrator, { ...change, losesAdministrator: true }))).toBe(
      "This is the only administrator who can sign in, so the account stays in use and keeps that role. Make somebody else an administrator first; they must have chosen their password, and a colleague must have confirmed it.",
    );
  });

  it("that is about the role first: nobody else learns how many administrators there are", () => {
    const author = withRoles(1, "eia_author");
    for (const tried of [{ granted: ["decision_maker" as const] }, { losesAdministrator: true }]) {
      expect(messageOf(mayChangeAccount(author, { ...change, ...tried }))).toBe(
        "Your roles do not allow this.",
      );
    }
  });

  it("of a delegation to oneself", () => {
    expect(messageOf(mayRecordDelegation(administrator, { deputyId: 1 }))).toBe(
      "You cannot make yourself a deputy. Another administrator must record that.",
    );
  });

  it("of a step", () => {
    const standing: FrameworkStanding = { state: "determined", authorIds: new Set([2]), approvedBy: 3 };
    const sign = (person: Person) => messageOf(mayTakeStep(person, "sign", standing));
    expect(sign(withRoles(1, "senior_officer"))).toBe("Your roles do not allow this step.");
    expect(sign(withRoles(2, "decision_maker"))).toBe(
      "You wrote content of this, so somebody else must take this step.",
    );
    expect(sign(withRoles(3, "decision_maker"))).toBe(
      "You approved this as a senior officer, so somebody else must decide.",
    );
    expect(sign(withRoles(4, "decision_maker"))).toBe("may");
  });

  it.each(FRAMEWORK_STATES.filter((state) => state !== "determined"))("of a signature while %s", (state) => {
    const standing: FrameworkStanding = { state, authorIds: new Set(), approvedBy: null };
    expect(messageOf(mayTakeStep(withRoles(1, "decision_maker"), "sign", standing))).toBe(
      `This step is not possible now: ${STATE_LABELS[state]}.`,
    );
  });
});

describe("the steps for which nobody is left (rule 10)", () => {
  const approve: StepWithoutPerson = { act: "approve", role: "senior_officer" };
  const determine: StepWithoutPerson = { act: "determine", role: "monitoring_officer" };
  const sign: StepWithoutPerson = { act: "sign", role: "decision_maker" };
  const senior = withRoles(1, "senior_officer");
  const otherSenior = withRoles(2, "senior_officer");
  const monitoring = withRoles(3, "monitoring_officer");
  const decider = withRoles(4, "decision_maker");
  const both = withRoles(5, "senior_officer", "decision_maker");

  it.each<[string, Person[], number[], StepWithoutPerson[]]>([
    ["an empty office", [], [], [approve, determine, sign]],
    ["one for each", [senior, monitoring, decider], [], []],
    ["no senior officer", [monitoring, decider], [], [approve]],
    ["no monitoring officer", [senior, decider], [], [determine]],
    ["no decision maker", [senior, monitoring], [], [sign]],
    ["one person for both", [both, monitoring], [], [sign]],
    ["one person for both, and another who approves", [both, senior, monitoring], [], []],
    ["the same, in the other order", [senior, both, monitoring], [], []],
    ["one person for both, and another who signs", [both, decider, monitoring], [], []],
    ["two who approve and none who signs", [senior, otherSenior, monitoring], [], [sign]],
    ["all of them authors", [senior, monitoring, decider], [1, 3, 4], [approve, determine, sign]],
    ["one person for both, the other an author", [both, senior, monitoring], [1], [sign]],
  ])("%s", (_name, people, authors, expected) => {
    expect(stepsWithoutPerson(people, new Set(authors))).toEqual(expected);
  });

  it("one person for all three may determine, but not both approve and sign", () => {
    const all = withRoles(6, ...ROLES);
    expect(stepsWithoutPerson([all], new Set())).toEqual([sign]);
  });
});
