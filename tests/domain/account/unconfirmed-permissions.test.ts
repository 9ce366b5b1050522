import { describe, expect, it } from "vitest";
import {
  ACTS,
  mayAcceptAfterwards,
  mayActOnAction,
  mayAddAction,
  mayComment,
  mayConfirmPassword,
  mayInOffice,
  mayReadFrameworks,
  mayTakeStep,
  mayWithholdOfBaseline,
  mayWriteContent,
  OFFICE_ACTS,
  seesAllFrameworks,
  type Act,
  type FrameworkStanding,
  type OfficeAct,
  type Permission,
  type Person,
} from "../../../app/auth/permissions";
import { ACTION_ACTS, type ActionAct } from "../../../app/domain/actions/action";
import { COMMENT_ACTS } from "../../../app/domain/comments/comment";
import { ROLES, TRANSITIONS, WORKFLOW_ACTS, type WorkflowAct } from "../../../app/domain/framework/lifecycle";

/**
 * Every act there is, by somebody who holds every role and whom nothing else bars, once with an account that is
 * confirmed and once with one that waits. The table is of the words of docs/security.md; whatever is not in it is refused.
 */
const ME = 1;
const OTHER = 2;

const WHILE_IT_WAITS: Record<Act, "may" | "unconfirmed"> = {
  "framework.create": "may",
  "accounts.manage": "unconfirmed",
  "office.manage": "unconfirmed",
  "audit.read": "unconfirmed",
  "password.confirm": "unconfirmed",
  "frameworks.read": "may",
  "content.write": "may",
  "baseline.withhold": "unconfirmed",
  "framework.submit": "unconfirmed",
  "framework.recall": "unconfirmed",
  "framework.approve": "unconfirmed",
  "framework.determine": "unconfirmed",
  "framework.sign": "unconfirmed",
  "framework.return": "unconfirmed",
  "framework.withdraw": "unconfirmed",
  "action.edit": "may",
  "action.complete": "unconfirmed",
  "action.propose": "may",
  "action.confirm_withdrawal": "unconfirmed",
  "action.accept_carry_forward": "unconfirmed",
  "action.reopen": "may",
  "afterwards.accept": "unconfirmed",
  "comment.add": "unconfirmed",
  "comment.answer": "unconfirmed",
  "comment.resolve": "unconfirmed",
  "comment.reopen": "unconfirmed",
};

const person = (isConfirmed: boolean): Person => ({ personId: ME, roles: [...ROLES], isConfirmed });
const standing = (state: FrameworkStanding["state"]): FrameworkStanding => ({
  state,
  authorIds: new Set([OTHER]),
  approvedBy: OTHER,
});
const readable = (ok: boolean): Permission =>
  ok
    ? { ok, role: "eia_author" }
    : { ok, refused: { why: "unconfirmed", message: "It waits for a colleague" } };

function step(who: Person, act: WorkflowAct): Permission {
  const from = TRANSITIONS.find((transition) => transition.act === act)?.from ?? "drafting";
  return mayTakeStep(who, act, standing(from));
}

function onAction(who: Person, act: ActionAct): Permission {
  const kind = act === "confirm_withdrawal" ? "withdraw" : "carry_forward";
  const isAnswer = act === "confirm_withdrawal" || act === "accept_carry_forward";
  return mayActOnAction(
    who,
    act,
    {
      ownerId: OTHER,
      state: act === "reopen" ? "completed" : "open",
      proposal: isAnswer ? { kind, reason: "So it is", proposedBy: OTHER } : null,
    },
    standing("drafting"),
  );
}

type Asked = (who: Person) => readonly Permission[];
const each = <Key extends string>(
  keys: readonly Key[],
  prefix: string,
  ask: (who: Person, key: Key) => Permission,
) => Object.fromEntries(keys.map((key) => [prefix + key, (who: Person) => [ask(who, key)]]));

const asked: Readonly<Record<string, Asked>> = {
  ...each(Object.keys(OFFICE_ACTS) as OfficeAct[], "", mayInOffice),
  ...each(WORKFLOW_ACTS, "framework.", step),
  ...each(ACTION_ACTS, "action.", onAction),
  "frameworks.read": (who) => [readable(mayReadFrameworks(who)), readable(seesAllFrameworks(who))],
  "content.write": (who) => [
    mayWriteContent(who, { state: "drafting" }),
    mayWriteContent(who, { state: "baseline" }),
    mayAddAction(who, { state: "drafting" }),
  ],
  "afterwards.accept": (who) => [
    mayAcceptAfterwards(who, standing("submitted")),
    mayAcceptAfterwards(who, standing("determined"), { ownerId: OTHER }),
  ],
  ...each(COMMENT_ACTS, "comment.", (who, act) =>
    mayComment(
      who,
      act,
      { personId: OTHER, isRequest: true, isOpen: act !== "reopen" },
      standing("drafting"),
    ),
  ),
  "baseline.withhold": (who) => [mayWithholdOfBaseline(who, standing("baseline"))],
  "password.confirm": (who) => [
    mayConfirmPassword(
      who,
      { holderId: OTHER, isActive: true, hasPassword: true, isConfirmed: false, linkMadeBy: 3 },
      false,
    ),
  ],
};

/** The answers, in a word each. */
function answers(act: Act, who: Person): string[] {
  const ask = asked[act];
  if (!ask) throw new Error(`Nothing here asks whether somebody may ${act}`);
  return ask(who).map(given);
}
const given = (permission: Permission) => (permission.ok ? "may" : permission.refused.why);

describe("every act of the one matrix", () => {
  it("has its row, and no other has", () => {
    expect(Object.keys(WHILE_IT_WAITS).toSorted()).toEqual([...ACTS].toSorted());
    expect(Object.keys(asked).toSorted()).toEqual([...ACTS].toSorted());
  });

  it.each([...ACTS])("%s", (act) => {
    expect(new Set(answers(act, person(true))), "confirmed").toEqual(new Set(["may"]));
    expect(new Set(answers(act, person(false))), "waiting").toEqual(new Set([WHILE_IT_WAITS[act]]));
  });
});

it("is refused as a deputy alike", () => {
  const deputy: Person = {
    ...{ personId: ME, roles: [], isConfirmed: false },
    delegations: [{ role: "decision_maker", reference: "DEL", validFrom: "2018-03-01" as never }],
  };
  expect(given(mayTakeStep(deputy, "sign", standing("determined")))).toBe("unconfirmed");
  expect(given(mayTakeStep(deputy, "return", standing("determined")))).toBe("unconfirmed");
  expect(mayReadFrameworks(deputy)).toBe(true);
});
