import { describe, expect, it } from "vitest";
import { calendarDate } from "~/domain/shared/calendar-date";
import { actionFields, actionForm, actionFormValues, newActionValues } from "~/forms/actions/action-form";
import { actionProposalForm } from "~/forms/actions/action-proposal-form";
import { completeActionForm } from "~/forms/actions/complete-action-form";
import { parseForm, type CheckedForm, type RawValues } from "~/forms/form";
import { proposalAnswerForm } from "~/forms/actions/proposal-answer-form";
import { reopenActionForm } from "~/forms/actions/reopen-action-form";
import { anAction } from "../support/content-builder";
import { formOf } from "../support/form-data";

const form = actionForm({
  owners: [
    { id: 2, name: "Owner", note: "" },
    { id: 9, name: "Clerk", note: "no role" },
  ],
  entries: [{ id: 21, title: "Victim support" }],
  impacts: [
    { id: 41, text: "Victim support: adverse impact on sex" },
    { id: 43, text: "Victim support: adverse impact on disability" },
  ],
});
const faults = (checked: CheckedForm, values: RawValues) => {
  const parsed = parseForm(checked, formOf(values));
  return parsed.ok ? {} : parsed.errors;
};

describe("the form of an action", () => {
  const valid = actionFormValues(anAction({ entryId: 21 }));

  it.each([
    [{ "targetDate-day": "", "targetDate-month": "Feb", "targetDate-year": "2020" }, "2020-02-29", true],
    [
      { "targetDate-day": "29", "targetDate-month": "Feb", "targetDate-year": "2020" },
      "2020-02-29",
      undefined,
    ],
  ])("takes a month without a day as due at its end: %j", (typed, targetDate, targetIsMonth) => {
    const parsed = parseForm(form, formOf({ ...valid, ...typed }));
    const fields = parsed.ok ? actionFields(parsed.value) : null;
    expect([fields?.targetDate, fields?.targetIsMonth]).toEqual([targetDate, targetIsMonth]);
    if (!fields) return;
    const target = {
      targetDate: fields.targetDate,
      ...(fields.targetIsMonth && { targetIsMonth: true as const }),
    };
    const shown = actionFormValues(anAction(target));
    expect(shown["targetDate-day"]).toBe(targetIsMonth ? "" : "29");
  });

  it.each([
    ["an account", anAction({ entryId: 21, mitigates: [41, 43] }), { personId: 2 }],
    ["a name", anAction({ ownerId: null, ownerName: "Public health" }), { name: "Public health" }],
    ["after the decision", anAction({ timing: "after" }), { personId: 2 }],
    ["a condition", anAction({ timing: "after", isCondition: true }), { personId: 2 }],
  ])("reads back what it shows: %s", (_name, action, owner) => {
    const parsed = parseForm(form, formOf(actionFormValues(action)));
    expect(parsed.ok && actionFields(parsed.value)).toEqual({
      what: action.what,
      owner,
      targetDate: calendarDate("2018-12-31"),
      timing: action.timing,
      isCondition: action.isCondition,
      entryId: action.entryId,
      mitigates: action.mitigates,
    });
  });

  it("takes no condition of what is done before the decision", () => {
    const values = actionFormValues(anAction({ timing: "after", isCondition: true }));
    const parsed = parseForm(form, formOf({ ...values, timing: "before" }));
    expect(parsed.ok && actionFields(parsed.value)).toMatchObject({ timing: "before", isCondition: false });
  });

  it("starts with the entry and the impact from which it is added, or with nothing", () => {
    expect([newActionValues({ id: 21 }, { id: 41 }), newActionValues(null, null)]).toEqual([
      { entryId: "21", mitigates: ["41"] },
      {},
    ]);
  });

  it.each<[string, RawValues, Record<string, string>]>([
    ["nothing to do", { what: "  " }, { what: "Enter what will be done" }],
    [
      "more than anybody reads",
      { what: "a".repeat(2_001) },
      { what: "What will be done must be 2,000 characters or fewer" },
    ],
    ["nobody", { ownerKind: "" }, { ownerKind: "Choose who owns it" }],
    ["no account", { ownerId: "" }, { ownerId: "Choose whose account it is" }],
    ["an account that is not offered", { ownerId: "3" }, { ownerId: "Choose one of the answers" }],
    [
      "no name",
      { ownerKind: "name", ownerName: " " },
      { ownerName: "Enter the name or job title of the owner" },
    ],
    [
      "no date",
      { "targetDate-day": "", "targetDate-month": "", "targetDate-year": "" },
      {
        targetDate: "Enter the target date",
      },
    ],
    [
      "an impossible date",
      { "targetDate-day": "31", "targetDate-month": "2" },
      {
        targetDate: "Target date must be a real date: February 2018 has no such day",
      },
    ],
    [
      "neither before nor after",
      { timing: "" },
      { timing: "Choose whether it is to be done before or after the decision" },
    ],
    ["nothing it belongs to", { entryId: "" }, { entryId: "Choose what the action belongs to" }],
    ["an entry that is not offered", { entryId: "22" }, { entryId: "Choose one of the answers" }],
    [
      "an impact that is not offered",
      { mitigates: ["41", "99"] },
      { mitigates: "Choose from the answers given" },
    ],
  ])("refuses %s", (_name, values, errors) => {
    expect(faults(form, { ...valid, ...values })).toEqual(errors);
  });
});

describe("completing", () => {
  const valid = {
    "completedOn-day": "1",
    "completedOn-month": "3",
    "completedOn-year": "2018",
    whatWasDone: "All of it",
    eiaUpdated: "no",
    eiaNotUpdatedReason: "Nothing new",
  };
  it("reads what is there", () => {
    expect(parseForm(completeActionForm, formOf(valid))).toMatchObject({
      ok: true,
      value: {
        completedOn: "2018-03-01",
        whatWasDone: "All of it",
        eiaUpdated: false,
        eiaNotUpdatedReason: "Nothing new",
      },
    });
  });
  it.each<[string, RawValues, Record<string, string>]>([
    [
      "no date",
      { "completedOn-day": "", "completedOn-month": "", "completedOn-year": "" },
      {
        completedOn: "Enter the date it was completed",
      },
    ],
    ["nothing done", { whatWasDone: "" }, { whatWasDone: "Enter what was done" }],
    ["no answer about the EIA", { eiaUpdated: "" }, { eiaUpdated: "Choose whether the EIA was updated" }],
    [
      "no without a reason",
      { eiaNotUpdatedReason: " " },
      { eiaNotUpdatedReason: "Enter why the EIA was not updated" },
    ],
  ])("refuses %s", (_name, values, errors) => {
    expect(faults(completeActionForm, { ...valid, ...values })).toEqual(errors);
  });
});

describe("the others ask a choice and a reason", () => {
  const long = "a".repeat(2_001);
  it.each<[string, CheckedForm, RawValues, Record<string, string>]>([
    [
      "a proposal",
      actionProposalForm,
      { kind: "", reason: "" },
      {
        kind: "Choose what you propose",
        reason: "Enter why",
      },
    ],
    [
      "a proposal of something else",
      actionProposalForm,
      { kind: "delete", reason: "So" },
      {
        kind: "Choose what you propose",
      },
    ],
    [
      "an answer",
      proposalAnswerForm("withdraw"),
      { answer: "", reason: " " },
      {
        answer: "Choose yes or no",
        reason: "Enter your reason",
      },
    ],
    [
      "a long answer",
      proposalAnswerForm("carry_forward"),
      { answer: "yes", reason: long },
      {
        reason: "Your reason must be 2,000 characters or fewer",
      },
    ],
    [
      "opening again",
      reopenActionForm,
      { reason: "" },
      {
        reason: "Enter why the action is opened again",
      },
    ],
  ])("%s", (_name, checked, values, errors) => {
    expect(faults(checked, values)).toEqual(errors);
  });
});
