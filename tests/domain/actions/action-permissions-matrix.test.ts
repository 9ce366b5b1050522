import { describe, expect, it } from "vitest";
import { mayActOnAction, type FrameworkStanding, type Person } from "../../../app/auth/permissions";
import {
  ACTION_ACTS,
  ACTION_STATES,
  PROPOSAL_KINDS,
  type ActionAct,
  type ActionProposal,
  type ActionState,
} from "../../../app/domain/actions/action";
import { FRAMEWORK_STATES, ROLES, type Role } from "../../../app/domain/framework/lifecycle";

/**
 * Rules 4 and 10: every act on an action, in every state of it and of its framework, by every role, for its owner, an author, the
 * proposer and somebody with no part in it, with an account that is confirmed or waits to be. What is expected is written
 * down here as it stands in the rules, not as the permissions work it out.
 */
const ME = 1;
const OTHER = 2;

const PARTS = {
  "no part in it": {},
  owner: { ownerId: ME },
  author: { authorIds: new Set([ME, OTHER]) },
  proposer: { proposedBy: ME },
} as const satisfies Record<string, { ownerId?: number; authorIds?: Set<number>; proposedBy?: number }>;
type Part = keyof typeof PARTS;

interface Case {
  act: ActionAct;
  roles: readonly Role[];
  isConfirmed: boolean;
  part: Part;
  kind: ActionProposal["kind"] | null;
  state: ActionState;
  framework: FrameworkStanding["state"];
}

const SECOND_PERSON: Partial<Record<ActionAct, { kind: ActionProposal["kind"]; roles: readonly Role[] }>> = {
  confirm_withdrawal: { kind: "withdraw", roles: ["monitoring_officer", "senior_officer"] },
  accept_carry_forward: { kind: "carry_forward", roles: ["monitoring_officer"] },
};

/** What an author's account does before it is confirmed: it writes. */
const BEFORE_CONFIRMATION: readonly ActionAct[] = ["edit", "propose", "reopen"];

function mayEver({ act, roles, part }: Case): boolean {
  const second = SECOND_PERSON[act];
  if (second) return second.roles.some((role) => roles.includes(role));
  if (roles.includes("eia_author")) return true;
  const isOwnerWhoReads =
    part === "owner" && roles.some((role) => role !== "eia_author" && role !== "administrator");
  return (act === "complete" || act === "propose") && isOwnerWhoReads;
}

function isPossible({ act, kind, state, framework }: Case): boolean {
  if (act === "complete" && framework === "signed") return state === "carried_forward";
  if (framework !== "drafting") return false;
  const second = SECOND_PERSON[act];
  if (second) return state === "open" && kind === second.kind;
  if (act === "complete") return state === "open" || state === "carried_forward";
  return act === "reopen" ? state !== "open" : state === "open";
}

function expected(given: Case): string {
  if (!mayEver(given)) return "role";
  if (!isPossible(given)) return "state";
  if (!given.isConfirmed && !BEFORE_CONFIRMATION.includes(given.act)) return "unconfirmed";
  if (!SECOND_PERSON[given.act]) return "may";
  return given.part === "no part in it" ? "may" : "four-eyes";
}

function answer({ act, roles, isConfirmed, part, kind, state, framework }: Case): string {
  const person: Person = { personId: ME, roles, isConfirmed };
  const {
    ownerId = OTHER,
    authorIds = new Set([OTHER]),
    proposedBy = OTHER,
  } = { ...PARTS[part] } as {
    ownerId?: number;
    authorIds?: Set<number>;
    proposedBy?: number;
  };
  const proposal = kind && { kind, reason: "So it is", proposedBy };
  const standing: FrameworkStanding = { state: framework, authorIds, approvedBy: null };
  const permission = mayActOnAction(person, act, { ownerId, proposal, state }, standing);
  return permission.ok ? "may" : permission.refused.why;
}

const HOLDERS: readonly (readonly Role[])[] = [[], ...ROLES.map((role) => [role]), [...ROLES]];

describe.each(Object.keys(PARTS) as Part[])("somebody who is: %s", (part) => {
  it.each(ACTION_ACTS.flatMap((act) => FRAMEWORK_STATES.map((framework) => ({ act, framework }))))(
    "$act in a framework that is $framework",
    ({ act, framework }) => {
      for (const roles of HOLDERS)
        for (const isConfirmed of [true, false])
          for (const state of ACTION_STATES)
            for (const kind of [null, ...PROPOSAL_KINDS]) {
              if (part === "proposer" && kind === null) continue;
              const given: Case = { act, roles, isConfirmed, part, kind, state, framework };
              expect(answer(given), JSON.stringify(given)).toBe(expected(given));
            }
    },
  );
});
