import { describe, expect, it } from "vitest";
import { roleClashes, rolesHeld, type AccountInRoles } from "~/domain/account/roles-needed";
import { inSentence, nameAndCapacity } from "~/domain/account/in-capacity";

const account = (name: string, of: Partial<AccountInRoles> = {}): AccountInRoles => ({
  name,
  roles: [],
  isActive: true,
  hasPassword: true,
  isConfirmed: true,
  delegations: [],
  ...of,
});

describe("the roles that are needed", () => {
  it("says who can act in each, and who cannot yet", () => {
    const held = rolesHeld([
      account("Ada", { roles: ["administrator"] }),
      account("Ben", { roles: ["eia_author"], hasPassword: false, isConfirmed: false }),
      account("Cat", { roles: ["senior_officer"], isConfirmed: false }),
      account("Dan", { roles: ["monitoring_officer"], isActive: false }),
    ]);
    expect(held).toEqual([
      { role: "administrator", ready: ["Ada"], withoutPassword: [], waiting: [] },
      { role: "eia_author", ready: [], withoutPassword: ["Ben"], waiting: [] },
      { role: "senior_officer", ready: [], withoutPassword: [], waiting: ["Cat"] },
      { role: "monitoring_officer", ready: [], withoutPassword: [], waiting: [] },
      { role: "decision_maker", ready: [], withoutPassword: [], waiting: [] },
    ]);
  });
});

describe("roles in one hand", () => {
  const asDeputy = [{ role: "decision_maker" as const }];

  it.each<[string, AccountInRoles[], ReturnType<typeof roleClashes>]>([
    ["an author and nothing else", [account("Ada", { roles: ["eia_author", "action_owner"] })], []],
    [
      "an author who is recorded as the Commissioner’s deputy",
      [
        account("Ada", { roles: ["eia_author"], delegations: asDeputy }),
        account("Bo", { roles: ["decision_maker"] }),
      ],
      [{ kind: "author", name: "Ada", role: "decision_maker", isDeputy: true }],
    ],
    [
      "an author who is a senior officer",
      [account("Ada", { roles: ["eia_author", "senior_officer"] })],
      [{ kind: "author", name: "Ada", role: "senior_officer", isDeputy: false }],
    ],
    [
      "one who alone approves and alone signs",
      [account("Ada", { roles: ["senior_officer", "decision_maker"] })],
      [{ kind: "one_for_both", name: "Ada" }],
    ],
    [
      "the same with a deputy beside them",
      [
        account("Ada", { roles: ["senior_officer", "decision_maker"] }),
        account("Bo", { roles: ["action_owner"], delegations: asDeputy }),
      ],
      [],
    ],
    [
      "an account that is not in use",
      [account("Ada", { roles: ["eia_author", "decision_maker"], isActive: false })],
      [],
    ],
  ])("%s", (_what, accounts, clashes) => {
    expect(roleClashes(accounts)).toEqual(clashes);
  });
});

describe("a name and a capacity", () => {
  it.each([
    ["A. Person", "Chief Executive", ["A. Person", "Chief Executive"]],
    ["Monitoring Officer", "Monitoring Officer ", ["Monitoring Officer"]],
    ["A. Person", "", ["A. Person"]],
  ])("%s, %s: once where they are the same", (name, capacity, said) => {
    expect(nameAndCapacity(name, capacity)).toEqual(said);
  });

  it.each([
    ["Police and Crime Commissioner", "Police and Crime Commissioner", "the Police and Crime Commissioner"],
    ["", "Mayor", "the Mayor"],
    ["A. Person", "Mayor", "A. Person, Mayor"],
    ["A. Person", "", "A. Person"],
    ["", "", ""],
  ])("“%s”, “%s” in a sentence: %s", (name, capacity, said) => {
    expect(inSentence(name, capacity)).toBe(said);
  });
});
