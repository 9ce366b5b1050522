import { describe, expect, it } from "vitest";
import {
  mayChangeAccount,
  mayConfirmPassword,
  mayRecordDelegation,
  stepsWithoutPerson,
  type Person,
} from "../../../app/auth/permissions";
import { confirmationsWaitingFor, whoMayConfirm } from "../../../app/auth/who-may";
import {
  isFirstOfAll,
  waitsForConfirmation,
  type ChosenPassword,
} from "../../../app/domain/account/password-confirmation";
import { ROLES, type Role } from "../../../app/domain/framework/lifecycle";

const HOLDER = 1;
const MAKER = 2;
const COLLEAGUE = 3;

const waiting: ChosenPassword = {
  holderId: HOLDER,
  isActive: true,
  hasPassword: true,
  isConfirmed: false,
  linkMadeBy: MAKER,
};
const person = (personId: number, roles: readonly Role[], isConfirmed = true): Person => ({
  personId,
  roles,
  isConfirmed,
});
function answer(who: Person, chosen: Partial<ChosenPassword> = {}, firstOfAll = false): string {
  const permission = mayConfirmPassword(who, { ...waiting, ...chosen }, firstOfAll);
  return permission.ok ? "may" : permission.refused.why;
}

describe("an account that waits to be confirmed", () => {
  it.each<[string, Partial<ChosenPassword>, boolean]>([
    ["is one in use whose password is not confirmed", {}, true],
    ["is not one that is confirmed", { isConfirmed: true }, false],
    ["is not one without a password", { hasPassword: false }, false],
    ["is not one that is deactivated", { isActive: false }, false],
    ["is also one of whose link nobody knows the maker", { linkMadeBy: null }, true],
  ])("%s", (_name, chosen, waits) => {
    expect(waitsForConfirmation({ ...waiting, ...chosen })).toBe(waits);
    expect(answer(person(COLLEAGUE, ["eia_author"]), chosen)).toBe(waits ? "may" : "state");
  });

  it.each([...ROLES])("is confirmed by a colleague who is %s, whose own account is", (role) => {
    expect(answer(person(COLLEAGUE, [role]))).toBe("may");
    expect(answer(person(COLLEAGUE, [role], false))).toBe("unconfirmed");
    expect(answer(person(MAKER, [role]))).toBe("four-eyes");
    expect(answer(person(HOLDER, [role]))).toBe("four-eyes");
    expect(answer(person(HOLDER, [role], false))).toBe("four-eyes");
  });

  it.each<[string, Person, Partial<ChosenPassword>, string]>([
    ["no role", person(COLLEAGUE, []), {}, "Only somebody who holds a role can confirm this."],
    [
      "it is theirs",
      person(HOLDER, ["eia_author"]),
      {},
      "You cannot confirm your own account. A colleague must do that.",
    ],
    [
      "theirs waits too",
      person(COLLEAGUE, ["eia_author"], false),
      {},
      "Your account waits for a colleague to confirm that you chose your password yourself. Until then you can read and write drafts. You cannot submit, recall, return, approve, determine, sign or withdraw, complete an action or answer a proposal about one, manage accounts or the office, or read the audit log. Your account page says who can confirm it.",
    ],
    [
      "it does not wait",
      person(COLLEAGUE, ["eia_author"]),
      { isConfirmed: true },
      "This account does not wait to be confirmed.",
    ],
    [
      "they made the link",
      person(MAKER, ["eia_author"]),
      {},
      "You made the link by which this password was chosen, so another colleague must confirm it.",
    ],
  ])("is refused in words: %s", (_why, who, chosen, message) => {
    expect(mayConfirmPassword(who, { ...waiting, ...chosen }, false)).toMatchObject({ refused: { message } });
  });

  it("is confirmed by nobody without a role, whoever they are", () => {
    for (const id of [HOLDER, MAKER, COLLEAGUE]) expect(answer(person(id, []))).toBe("role");
    const deputy: Person = {
      ...person(COLLEAGUE, []),
      delegations: [{ role: "decision_maker", reference: "DEL", validFrom: "2018-03-01" as never }],
    };
    expect(answer(deputy)).toBe("role");
  });

  it("is confirmed by the maker of the link at the first account of all, never by its holder", () => {
    expect(answer(person(MAKER, ["administrator"]), {}, true)).toBe("may");
    expect(answer(person(MAKER, ["administrator"], false), {}, true)).toBe("unconfirmed");
    expect(answer(person(HOLDER, [...ROLES]), {}, true)).toBe("four-eyes");
  });
});

describe("the first account of all", () => {
  const account = (id: number, wasEverConfirmed: boolean) => ({ id, wasEverConfirmed });
  it.each<[string, readonly ReturnType<typeof account>[], boolean]>([
    [
      "is there while only the maker was ever confirmed",
      [account(HOLDER, false), account(MAKER, true)],
      true,
    ],
    ["also where others wait", [account(MAKER, true), account(COLLEAGUE, false)], true],
    ["also where the holder was confirmed before", [account(HOLDER, true), account(MAKER, true)], true],
    ["is not there once a third one ever was", [account(MAKER, true), account(COLLEAGUE, true)], false],
  ])("%s", (_name, accounts, isFirst) => {
    expect(isFirstOfAll({ holderId: HOLDER, linkMadeBy: MAKER }, accounts)).toBe(isFirst);
  });
});

describe("who waits themself", () => {
  it("gives nobody a role and records no deputy", () => {
    const administrator = person(COLLEAGUE, ["administrator"], false);
    const change = {
      granted: ["decision_maker" as const],
      losesAdministrator: false,
      otherAdministrators: 1,
    };
    expect(mayChangeAccount(administrator, { ...change, personId: MAKER }).ok).toBe(false);
    expect(mayRecordDelegation(administrator, { deputyId: MAKER }).ok).toBe(false);
  });

  it("is not counted among those who could take a step", () => {
    const roles = ["senior_officer", "monitoring_officer", "decision_maker"] as const;
    const people = (isConfirmed: boolean) => roles.map((role, id) => person(id, [role], isConfirmed));
    expect(stepsWithoutPerson(people(true), new Set())).toEqual([]);
    expect(stepsWithoutPerson(people(false), new Set()).map(({ act }) => act)).toEqual([
      "approve",
      "determine",
      "sign",
    ]);
  });
});

describe("who is told", () => {
  const account = (id: number, name: string, isConfirmed: boolean, isActive = true) => ({
    ...{ id, name, isConfirmed, isActive, roles: ["eia_author" as const] },
    ...{ hasPassword: true, wasEverConfirmed: isConfirmed, linkMadeBy: isConfirmed ? null : MAKER },
  });
  const holder = account(HOLDER, "Holder", false);
  const people = [
    holder,
    account(MAKER, "Maker", true),
    account(COLLEAGUE, "Colleague", true),
    account(4, "Also waits", false),
    account(5, "Gone", true, false),
    { ...account(6, "No password", true), hasPassword: false },
  ];

  it("names those who can confirm it", () => {
    expect(whoMayConfirm(people, holder)).toEqual(["Colleague"]);
    expect(whoMayConfirm(people.slice(0, 2), holder)).toEqual(["Maker"]);
  });

  it("shows each person the accounts that they can confirm", () => {
    const names = (id: number, isConfirmed = true) =>
      confirmationsWaitingFor(person(id, ["eia_author"], isConfirmed), people).map(({ name }) => name);
    expect(names(COLLEAGUE)).toEqual(["Holder", "Also waits"]);
    expect(names(MAKER)).toEqual([]);
    expect(names(4, false)).toEqual([]);
  });
});
