import { describe, expect, it } from "vitest";
import { mayComment, mayReadComments, type Person } from "../../../app/auth/permissions";
import { COMMENT_ACTS, type CommentAct } from "../../../app/domain/comments/comment";
import {
  FRAMEWORK_STATES,
  isInApproval,
  ROLES,
  type FrameworkState,
  type Role,
} from "../../../app/domain/framework/lifecycle";

/**
 * Rule 29: every act on a comment, in every state of its framework, by every role, on a request and on a remark, of one's own and
 * of somebody else. What is expected is written down as it stands in the rule.
 */
const ME = 1;
const OTHER = 2;
const COMMENTERS: readonly Role[] = ["eia_author", "senior_officer", "monitoring_officer"];

const person = (...roles: Role[]): Person => ({ personId: ME, roles, isConfirmed: true });
const standing = (state: FrameworkState, authorIds: number[] = []) => ({
  state,
  authorIds: new Set(authorIds),
});

interface Case {
  act: CommentAct;
  role: Role;
  state: FrameworkState;
  isRequest: boolean;
  isOpen: boolean;
  isMine: boolean;
}

const booleans = [true, false];
const CASES: Case[] = COMMENT_ACTS.flatMap((act) =>
  ROLES.flatMap((role) =>
    FRAMEWORK_STATES.flatMap((state) =>
      booleans.flatMap((isRequest) =>
        booleans.flatMap((isOpen) =>
          booleans.map((isMine) => ({ act, role, state, isRequest, isOpen, isMine })),
        ),
      ),
    ),
  ),
);

function expected({ act, role, state, isRequest, isOpen, isMine }: Case): string {
  if (!COMMENTERS.includes(role)) return "role";
  if (state !== "drafting" && !isInApproval(state)) return "state";
  if (act === "reopen" && isOpen) return "state";
  if ((act === "answer" || act === "resolve") && !isOpen) return "state";
  const byAuthorWhileFrozen = role === "eia_author" && state !== "drafting";
  return act === "resolve" && byAuthorWhileFrozen && isRequest && !isMine ? "state" : "may";
}

function answer({ act, role, state, isRequest, isOpen, isMine }: Case): string {
  const comment = act === "add" ? null : { isRequest, isOpen, personId: isMine ? ME : OTHER };
  const permission = mayComment(person(role), act, comment, standing(state));
  return permission.ok ? "may" : permission.refused.why;
}

describe("commenting", () => {
  it("is as the rule says, in each of its cases", () => {
    expect(CASES.length).toBeGreaterThan(1_000);
    expect(CASES.filter((given) => answer(given) !== expected(given))).toEqual([]);
  });

  it("is done as its author by whoever wrote of it, and else as an officer", () => {
    const both = person("eia_author", "monitoring_officer");
    const roleOf = (authorIds: number[]) => {
      const permission = mayComment(both, "add", null, standing("drafting", authorIds));
      return permission.ok ? permission.role : permission.refused.why;
    };
    expect(roleOf([ME])).toBe("eia_author");
    expect(roleOf([OTHER])).toBe("monitoring_officer");
    const request = { isRequest: true, isOpen: true, personId: OTHER };
    expect(mayComment(both, "resolve", request, standing("submitted", [ME])).ok).toBe(false);
  });

  it("may be done by a deputy", () => {
    const deputy: Person = {
      ...person(),
      delegations: [{ role: "senior_officer", reference: "DEL", validFrom: "2018-03-01" as never }],
    };
    expect(mayComment(deputy, "add", null, standing("submitted"))).toEqual({
      ok: true,
      role: "senior_officer",
    });
  });

  it("is read by those who write, check and decide", () => {
    expect(ROLES.filter((role) => mayReadComments(person(role)))).toEqual([...COMMENTERS, "decision_maker"]);
  });
});
