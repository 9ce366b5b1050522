import { describe, expect, it } from "vitest";
import { mayTakeStep, type FrameworkStanding, type Person } from "../../../app/auth/permissions";
import {
  findTransition,
  FRAMEWORK_STATES,
  ROLES,
  TRANSITIONS,
  WORKFLOW_ACTS,
  type WorkflowAct,
} from "../../../app/domain/framework/lifecycle";

/**
 * Rule 10 over the people: every act, in every state, by every role, for somebody who had no part in it, who wrote it, and
 * who approved it, with an account that is confirmed or waits to be. Expected from the table of transitions, so that a permission that grew another way in would show.
 */
const ME = 1;
const PARTS = {
  "no part in it": {},
  "who wrote it": { authorIds: new Set([ME, 2]) },
  "who approved it": { approvedBy: ME },
  "whom others wrote and approved it before": { authorIds: new Set([2]), approvedBy: 3 },
} as const satisfies Record<string, Partial<FrameworkStanding>>;

const GIVES_ASSENT: readonly WorkflowAct[] = ["approve", "determine", "sign"];

function expected(act: WorkflowAct, person: Person, standing: FrameworkStanding): string {
  const transition = findTransition(act, standing.state);
  if (!transition) {
    const isEverTheirs = TRANSITIONS.some((other) => other.act === act && person.roles.includes(other.role));
    return isEverTheirs ? "state" : "role";
  }
  if (!person.roles.includes(transition.role)) return "role";
  if (!person.isConfirmed) return "unconfirmed";
  if (GIVES_ASSENT.includes(act) && standing.authorIds.has(person.personId)) return "four-eyes";
  if (act === "sign" && standing.approvedBy === person.personId) return "four-eyes";
  return `as ${transition.role}`;
}

function given(act: WorkflowAct, person: Person, standing: FrameworkStanding): string {
  const permission = mayTakeStep(person, act, standing);
  return permission.ok ? `as ${permission.role}` : permission.refused.why;
}

const HOLDERS = [[], ...ROLES.map((role) => [role]), [...ROLES]];

describe.each(Object.entries(PARTS))("somebody %s", (_name, part) => {
  it.each(WORKFLOW_ACTS.flatMap((act) => FRAMEWORK_STATES.map((state) => ({ act, state }))))(
    "$act from $state, by every role and by all in one person",
    ({ act, state }) => {
      const standing: FrameworkStanding = { state, authorIds: new Set(), approvedBy: null, ...part };
      for (const roles of HOLDERS) {
        for (const isConfirmed of [true, false]) {
          const person = { personId: ME, roles, isConfirmed };
          const who = `${roles.join(" and ") || "no role"}, ${isConfirmed ? "confirmed" : "waiting"}`;
          expect(given(act, person, standing), who).toBe(expected(act, person, standing));
        }
      }
    },
  );
});

it("one person may approve and determine: a determination is not an approval", () => {
  const standing: FrameworkStanding = { state: "approved", authorIds: new Set(), approvedBy: ME };
  const both: Person = { personId: ME, roles: ["senior_officer", "monitoring_officer"], isConfirmed: true };
  expect(given("determine", both, standing)).toBe("as monitoring_officer");
});
