import { describe, expect, it } from "vitest";
import { mayChangeAccount, type AccountChange, type Person } from "../../../app/auth/permissions";
import { ROLES, type Role } from "../../../app/domain/framework/lifecycle";

const ME = 1;
const SOMEBODY = 2;
const administrator: Person = { personId: ME, roles: ["administrator"], isConfirmed: true };
const nothing: AccountChange = {
  personId: SOMEBODY,
  granted: [],
  losesAdministrator: false,
  otherAdministrators: 1,
};

function whyNot(person: Person, change: Partial<AccountChange>): string | null {
  const permission = mayChangeAccount(person, { ...nothing, ...change });
  return permission.ok ? null : permission.refused.why;
}

describe("changing an account", () => {
  it.each(ROLES.filter((role) => role !== "administrator"))("is not for a person who is only %s", (role) => {
    expect(whyNot({ personId: ME, roles: [role], isConfirmed: true }, {})).toBe("role");
    expect(whyNot({ personId: ME, roles: [role], isConfirmed: true }, { granted: ["administrator"] })).toBe(
      "role",
    );
  });

  it.each<Role>([...ROLES])("lets an administrator give %s to another, never to themselves", (role) => {
    expect(whyNot(administrator, { granted: [role] })).toBeNull();
    expect(whyNot(administrator, { personId: ME, granted: [role] })).toBe("four-eyes");
  });

  it("refuses a role to oneself also where every role but that one is held", () => {
    const all: Person = {
      personId: ME,
      roles: ROLES.filter((role) => role !== "decision_maker"),
      isConfirmed: true,
    };
    expect(whyNot(all, { personId: ME, granted: ["decision_maker"] })).toBe("four-eyes");
  });

  it("lets one give up a role, but not the office's last administrator", () => {
    expect(whyNot(administrator, { personId: ME })).toBeNull();
    expect(whyNot(administrator, { personId: ME, losesAdministrator: true })).toBeNull();
    expect(whyNot(administrator, { personId: ME, losesAdministrator: true, otherAdministrators: 0 })).toBe(
      "state",
    );
  });

  it("says the role in which it is done", () => {
    const permission = mayChangeAccount(
      { personId: ME, roles: ["eia_author", "administrator"], isConfirmed: true },
      nothing,
    );
    expect(permission).toEqual({ ok: true, role: "administrator" });
  });
});
