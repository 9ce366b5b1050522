import { describe, expect, it } from "vitest";
import type { ActionInPlan } from "~/domain/actions/action-in-plan";
import type { FrameworkState, Role } from "~/domain/framework/lifecycle";
import { calendarDate } from "~/domain/shared/calendar-date";
import { linksFor, planInWords, whatNext } from "~/ui/actions/words";
import { anAction } from "../support/content-builder";

const TITLES = {
  eia_author: "Author",
  action_owner: "Owner",
  senior_officer: "Chief Executive",
  monitoring_officer: "Solicitor",
  decision_maker: "Commissioner",
  administrator: "Administrator",
} as const satisfies Record<Role, string>;

const planned = (
  overrides: Parameters<typeof anAction>[0],
  state: FrameworkState = "drafting",
): ActionInPlan => ({
  ...anAction(overrides),
  framework: { id: 1, title: "Framework", state, years: [2018] },
  change: null,
  proposedByName: null,
  resolvedAt: null,
  hasLapsed: false,
});

describe("an action for after the decision (rule 18)", () => {
  it("says what happens next, before the submission and after it", () => {
    expect(whatNext(planned({ timing: "after" }), TITLES)).toBe(
      "It is to be done after the decision, so it does not hold up the submission. Once submitted, Solicitor or Chief Executive accepts it before the signature. Commissioning Manager has it.",
    );
    expect(whatNext(planned({ timing: "after", isCondition: true }, "approved"), TITLES)).toBe(
      "It is to be done after the decision. Before the signature Solicitor or Chief Executive accepts it. Commissioning Manager has it. The decision is made on the condition that it is done.",
    );
  });

  it("is not proposed to be carried forward, but may be withdrawn", () => {
    const links = (timing: "before" | "after") =>
      linksFor(planned({ timing }), ["propose"]).map(({ text }) => text);
    expect(links("before")).toEqual(["Propose to carry it forward", "Propose to withdraw it"]);
    expect(links("after")).toEqual(["Propose to withdraw it"]);
  });
});

describe("a plan in words", () => {
  const today = calendarDate("2018-03-09");
  const told = (state: FrameworkState, ...actions: Parameters<typeof anAction>[0][]) =>
    planInWords({ state, today, actions: actions.map((overrides) => planned(overrides, state)) });

  it.each<[string, ReturnType<typeof told>, string]>([
    [
      "only for after the decision",
      told("drafting", { timing: "after" }),
      "Nothing is left to be done before the decision. 1 action is to be done after the decision, and is accepted before the signature.",
    ],
    [
      "both",
      told("drafting", {}, { timing: "after" }, { timing: "after" }),
      "1 action is open and blocks the sign-off until it is resolved. 2 actions are to be done after the decision, and are accepted before the signature.",
    ],
    [
      "all resolved",
      told("drafting", { state: "completed" }),
      "Every action is resolved: none blocks the sign-off.",
    ],
    [
      "signed, with a condition that is overdue",
      told(
        "signed",
        {
          state: "carried_forward",
          timing: "after",
          isCondition: true,
          targetDate: calendarDate("2018-03-08"),
        },
        { state: "carried_forward", timing: "after" },
      ),
      "2 actions were carried forward and are still to be completed. 1 is overdue. The decision was made on the condition that 1 of them is done.",
    ],
  ])("%s", (_name, words, expected) => {
    expect(words).toBe(expected);
  });
});
