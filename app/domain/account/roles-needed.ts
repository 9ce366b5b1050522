import type { Role } from "../framework/lifecycle";
import type { DelegableRole } from "./delegation";

/** The roles without which no decision comes about, in the order in which an office gives them. */
export const NEEDED_ROLES = [
  "administrator",
  "eia_author",
  "senior_officer",
  "monitoring_officer",
  "decision_maker",
] as const satisfies readonly Role[];
export type NeededRole = (typeof NEEDED_ROLES)[number];

/** The roles of those who give assent: whoever wrote content does not (rule 10). */
const ASSENT: readonly DelegableRole[] = ["senior_officer", "monitoring_officer", "decision_maker"];

/** An account, as far as it is asked who can act. */
export interface AccountInRoles {
  name: string;
  roles: readonly Role[];
  isActive: boolean;
  hasPassword: boolean;
  isConfirmed: boolean;
  /** Whose deputy they are, today or from a day to come. */
  delegations: readonly { role: DelegableRole }[];
}

/** Who holds a role. `ready`: they can act in it. Whoever has no password yet, or waits to be confirmed, cannot. */
export interface RoleHeld {
  role: NeededRole;
  ready: string[];
  withoutPassword: string[];
  waiting: string[];
}

/** Who holds each role that is needed, with an account in use. */
export function rolesHeld(accounts: readonly AccountInRoles[]): RoleHeld[] {
  return NEEDED_ROLES.map((role) => {
    const holders = accounts.filter(({ isActive, roles }) => isActive && roles.includes(role));
    const names = (those: readonly AccountInRoles[]) => those.map(({ name }) => name);
    return {
      role,
      ready: names(holders.filter(({ hasPassword, isConfirmed }) => hasPassword && isConfirmed)),
      withoutPassword: names(holders.filter(({ hasPassword }) => !hasPassword)),
      waiting: names(holders.filter(({ hasPassword, isConfirmed }) => hasPassword && !isConfirmed)),
    };
  });
}

/** Roles in one hand that cannot be used together on one decision (rule 10). */
export type RoleClash =
  /** Whoever writes content gives no assent to it, neither in a role nor as a deputy. */
  | { kind: "author"; name: string; role: DelegableRole; isDeputy: boolean }
  /** Nobody both approves and signs: these are the only ones for both. */
  | { kind: "one_for_both"; name: string };

/** What works on no decision, or only on those that a person did not write: a warning, as an office may mean it so. */
export function roleClashes(accounts: readonly AccountInRoles[]): RoleClash[] {
  const active = accounts.filter(({ isActive }) => isActive);
  const authors = active.filter(({ roles }) => roles.includes("eia_author"));
  const actsIn = (role: DelegableRole) =>
    active.filter(
      ({ roles, delegations }) => roles.includes(role) || delegations.some((held) => held.role === role),
    );
  const [approvers, signatories] = [actsIn("senior_officer"), actsIn("decision_maker")];
  const [only] = approvers;
  const isOneForBoth = approvers.length === 1 && signatories.length === 1 && signatories[0] === only;
  return [
    ...authors.flatMap(({ name, roles, delegations }) =>
      ASSENT.flatMap((role): RoleClash[] => {
        if (roles.includes(role)) return [{ kind: "author", name, role, isDeputy: false }];
        const isDeputy = delegations.some((held) => held.role === role);
        return isDeputy ? [{ kind: "author", name, role, isDeputy }] : [];
      }),
    ),
    ...(isOneForBoth && only ? [{ kind: "one_for_both" as const, name: only.name }] : []),
  ];
}
