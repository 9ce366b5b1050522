import { describe, expect, it } from "vitest";
import {
  ACTS,
  mayAcceptAfterwards,
  mayActOnAction,
  mayAddAction,
  mayComment,
  mayConfirmPassword,
  mayConsiderAnswers,
  mayDeleteAnswer,
  mayInOffice,
  mayReadFrameworks,
  mayTakeConsultationStep,
  mayTakeStep,
  mayNoteSince,
  mayPublishAgain,
  mayStopPublishing,
  mayReplyToScrutiny,
  mayAgreeGrant,
  mayPayGrant,
  mayAssessAllocation,
  mayDecideGrant,
  mayDeclareInterest,
  mayEnterApplication,
  mayPublishGrant,
  mayScore,
  maySortApplication,
  mayStopGrant,
  mayTakeRoundStep,
  mayWriteRound,
  mayTakeScrutinyStep,
  mayWithholdOfBaseline,
  mayWriteConsultation,
  mayRecordPhase,
  mayRecordResults,
  mayLinkToPlan,
  mayWriteProject,
  mayWriteResults,
  mayWriteContent,
  mayWriteScrutiny,
  OFFICE_ACTS,
  seesAllFrameworks,
  type Act,
  type FrameworkStanding,
  type OfficeAct,
  type Permission,
  type Person,
} from "../../../app/auth/permissions";
import { ACTION_ACTS, type ActionAct } from "../../../app/domain/actions/action";
import { CONSULTATION_ACTS, CONSULTATION_STEPS } from "../../../app/domain/consultation/public-consultation";
import { ROUND_ACTS, ROUND_STEPS } from "../../../app/domain/grants/round";
import { calendarDate } from "../../../app/domain/shared/calendar-date";
import { SCRUTINY_ACTS, SCRUTINY_STEPS } from "../../../app/domain/scrutiny/scrutiny-report";
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
  "publication.stop": "unconfirmed",
  "publication.resume": "unconfirmed",
  "publication.note": "unconfirmed",
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
  "consultation.write": "unconfirmed",
  "consultation.consider": "unconfirmed",
  "consultation.delete_answer": "unconfirmed",
  "consultation.approve": "unconfirmed",
  "consultation.open": "unconfirmed",
  "consultation.report": "unconfirmed",
  "consultation.withdraw": "unconfirmed",
  "plan.link": "unconfirmed",
  "project.write": "unconfirmed",
  "project.record": "unconfirmed",
  "results.write": "unconfirmed",
  "results.record": "unconfirmed",
  "scrutiny.write": "unconfirmed",
  "scrutiny.reply": "unconfirmed",
  "scrutiny.present": "unconfirmed",
  "scrutiny.answer": "unconfirmed",
  "scrutiny.take_back": "unconfirmed",
  "grant.write": "unconfirmed",
  "grant.open": "unconfirmed",
  "grant.close": "unconfirmed",
  "grant.finish": "unconfirmed",
  "grant.enter": "unconfirmed",
  "grant.sort": "unconfirmed",
  "grant.declare": "unconfirmed",
  "grant.score": "unconfirmed",
  "grant.assess": "unconfirmed",
  "grant.decide": "unconfirmed",
  "grant.agree": "unconfirmed",
  "grant.pay": "unconfirmed",
  "grant.publish": "unconfirmed",
  "grant.stop": "unconfirmed",
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

const APPLICATION = { state: "received", enteredBy: OTHER, assessedBy: OTHER } as const;
const WITHOUT_INTEREST = {
  application: APPLICATION,
  phase: "closed",
  declarations: [{ personId: ME, hasInterest: false, interest: "" }],
  scorers: [OTHER],
} as const;
const AWARD = { outcome: "awarded", publishedOn: null, decidedBy: OTHER } as const;

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
  "consultation.write": (who) => [mayWriteConsultation(who, null, standing("drafting"))],
  "consultation.consider": (who) => [mayConsiderAnswers(who, "closed", standing("drafting"))],
  "consultation.delete_answer": (who) => [mayDeleteAnswer(who, "closed")],
  ...each(CONSULTATION_ACTS, "consultation.", (who, act) =>
    mayTakeConsultationStep(who, act, {
      phase: CONSULTATION_STEPS[act].from[0] ?? "draft",
      writtenBy: OTHER,
    }),
  ),
  "plan.link": (who) => [mayLinkToPlan(who, standing("drafting"))],
  "project.write": (who) => [mayWriteProject(who, standing("drafting"))],
  "project.record": (who) => [mayRecordPhase(who, { ownerId: ME }, standing("signed"))],
  "scrutiny.write": (who) => [
    mayWriteScrutiny(who, null, standing("drafting")),
    mayWriteScrutiny(who, { state: "drafting" }, standing("signed")),
  ],
  "scrutiny.reply": (who) => [mayReplyToScrutiny(who, { state: "presented" })],
  ...each(SCRUTINY_ACTS, "scrutiny.", (who, act) =>
    mayTakeScrutinyStep(
      who,
      act,
      { state: SCRUTINY_STEPS[act].from[0] ?? "drafting", writtenBy: OTHER },
      standing("signed"),
    ),
  ),
  "grant.write": (who) => [mayWriteRound(who, null, standing("drafting"))],
  ...each(ROUND_ACTS, "grant.", (who, act) =>
    mayTakeRoundStep(who, act, { phase: ROUND_STEPS[act].from[0] ?? "planned", writtenBy: OTHER }),
  ),
  "grant.enter": (who) => [mayEnterApplication(who, "open")],
  "grant.sort": (who) => [maySortApplication(who, { state: "held_back" })],
  "grant.declare": (who) => [mayDeclareInterest(who, APPLICATION)],
  "grant.score": (who) => [mayScore(who, WITHOUT_INTEREST)],
  "grant.assess": (who) => [mayAssessAllocation(who, APPLICATION)],
  "grant.decide": (who) => [mayDecideGrant(who, WITHOUT_INTEREST)],
  "grant.agree": (who) => [mayAgreeGrant(who, AWARD)],
  "grant.pay": (who) => [mayPayGrant(who, { ...AWARD, agreedOn: calendarDate("2018-03-05") })],
  "grant.publish": (who) => [mayPublishGrant(who, AWARD)],
  "grant.stop": (who) => [mayStopGrant(who, { publishedOn: calendarDate("2018-04-01") })],
  "results.write": (who) => [mayWriteResults(who, standing("signed"))],
  "results.record": (who) => [mayRecordResults(who, standing("signed"))],
  "baseline.withhold": (who) => [mayWithholdOfBaseline(who, standing("baseline"))],
  "publication.stop": (who) => [mayStopPublishing(who, standing("signed"))],
  "publication.resume": (who) => [mayPublishAgain(who, standing("signed"))],
  "publication.note": (who) => [mayNoteSince(who, standing("signed"))],
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
