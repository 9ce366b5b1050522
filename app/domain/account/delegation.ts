import type { Role } from "../framework/lifecycle";
import { formatDate, type CalendarDate } from "../shared/calendar-date";

/**
 * Rule 10: recorded deputies act for the absent or barred. A Commissioner may arrange for a deputy, or for another person,
 * to exercise functions (Police Reform and Social Responsibility Act 2011, section 18); a senior or monitoring officer
 * has deputies by the office's own scheme. Who writes and who administers is not delegated: these roles are given.
 */
export const DELEGABLE_ROLES = ["decision_maker", "senior_officer", "monitoring_officer"] as const;
export type DelegableRole = (typeof DELEGABLE_ROLES)[number];

/** What a deputy acts under. */
export interface Authority {
  role: DelegableRole;
  /** Of the instrument by which it was given. */
  reference: string;
  validFrom: CalendarDate;
}

export interface Delegation extends Authority {
  /** Its last day. */
  validUntil: CalendarDate;
  isEnded: boolean;
  /** Whether the holder who delegated still holds the role without a break, with an account in use. */
  isHolderInOffice: boolean;
}

export const DELEGATION_STATE_LABELS = {
  to_come: "To come",
  in_force: "In force",
  run_out: "Run out",
  ended: "Ended",
  lapsed: "Lapsed",
} as const;
export type DelegationState = keyof typeof DELEGATION_STATE_LABELS;

/** A delegation is its giver's: it lapses when they leave the role. @param today in the United Kingdom */
export function delegationState(
  { validFrom, validUntil, isEnded, isHolderInOffice }: Omit<Delegation, "role" | "reference">,
  today: CalendarDate,
): DelegationState {
  if (isEnded) return "ended";
  if (validUntil < today) return "run_out";
  if (!isHolderInOffice) return "lapsed";
  return validFrom > today ? "to_come" : "in_force";
}

export function isInForce(delegation: Delegation, today: CalendarDate): boolean {
  return delegationState(delegation, today) === "in_force";
}

/**
 * In which capacity a person acts: the title of the role, or whose deputy they are and by what instrument. Whoever holds
 * the role themself acts in it, also where it was delegated to them besides.
 * @returns for example `Deputy for the Police and Crime Commissioner under delegation DEL/2018/1 from 1 March 2018`
 */
export function capacityOf(
  { roles, delegations = [] }: { roles: readonly Role[]; delegations?: readonly Authority[] },
  role: Role,
  titles: Readonly<Record<Role, string>>,
): string {
  const authority = roles.includes(role) ? undefined : delegations.find((held) => held.role === role);
  if (!authority) return titles[role];
  const { reference, validFrom } = authority;
  return `Deputy for the ${titles[role]} under delegation ${reference} from ${formatDate(validFrom)}`;
}

/** A delegation as it is to be recorded, and what the record of accounts says of its two people. */
export interface ProposedDelegation {
  role: DelegableRole;
  holderId: number;
  deputy: { id: number; roles: readonly Role[]; isActive: boolean };
  validFrom: CalendarDate;
  validUntil: CalendarDate;
}

/** What is wrong with it, by the field of the form. @param today in the United Kingdom */
export function delegationFaults(
  { role, holderId, deputy, validFrom, validUntil }: ProposedDelegation,
  today: CalendarDate,
): Partial<Record<"deputyId" | "validUntil", string>> {
  return {
    ...deputyFault(role, holderId, deputy),
    ...(validUntil < validFrom
      ? { validUntil: "The last day must be the first day or later" }
      : validUntil < today
        ? { validUntil: "The last day must be today or later: nobody acts under it afterwards" }
        : {}),
  };
}

function deputyFault(role: DelegableRole, holderId: number, deputy: ProposedDelegation["deputy"]) {
  if (deputy.id === holderId) return { deputyId: "Choose somebody else: nobody is their own deputy" };
  if (!deputy.isActive) return { deputyId: "This account is deactivated. Choose somebody who can sign in" };
  if (deputy.roles.includes(role)) {
    return { deputyId: "This person holds the role already, so they need no delegation" };
  }
  return {};
}
