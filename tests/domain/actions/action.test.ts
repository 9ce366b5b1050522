import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ACTION_ACTS,
  ACTION_STATES,
  ACTION_STATE_LABELS,
  PROPOSAL_KINDS,
  findActionTransition,
  isOutstanding,
  isOverdue,
  isResolved,
  mayResolveForOthers,
  resolutionGaps,
  type Action,
  type ActionAct,
  type ActionState,
  type ProposalKind,
} from "~/domain/actions/action";
import { calendarDate } from "~/domain/shared/calendar-date";
import { aResolvedAction, anUnresolvedAction } from "../../support/arbitraries";
import { PERSON, TODAY, anAction } from "../../support/content-builder";

describe("the states of an action (rule 4)", () => {
  it.each<[ActionState, { label: string; resolved: boolean; outstanding: boolean }]>([
    ["open", { label: "Open", resolved: false, outstanding: true }],
    ["completed", { label: "Completed", resolved: true, outstanding: false }],
    ["withdrawn", { label: "Withdrawn", resolved: true, outstanding: false }],
    ["carried_forward", { label: "Carried forward", resolved: true, outstanding: true }],
  ])("%s: %o", (state, { label, resolved, outstanding }) => {
    expect(ACTION_STATE_LABELS[state]).toBe(label);
    expect(isResolved({ state })).toBe(resolved);
    expect(isOutstanding({ state })).toBe(outstanding);
  });

  it("are these four", () => {
    expect(ACTION_STATES).toHaveLength(4);
  });
});

describe("what an act makes of an action (rule 4)", () => {
  // By hand, state by state in the order of ACTION_STATES; null where the act is not possible.
  it.each<[ActionAct, (ActionState | null)[]]>([
    ["edit", ["open", null, null, null]],
    ["complete", ["completed", null, null, "completed"]],
    ["propose", ["open", null, null, null]],
    ["confirm_withdrawal", ["withdrawn", null, null, null]],
    ["accept_carry_forward", ["carried_forward", null, null, null]],
    ["reopen", [null, "open", "open", "open"]],
  ])("%s: %j", (act, expected) => {
    expect(ACTION_STATES.map((state) => findActionTransition(act, state)?.to ?? null)).toEqual(expected);
  });

  const all = ACTION_ACTS.flatMap((act) =>
    ACTION_STATES.flatMap((state) => findActionTransition(act, state) ?? []),
  );

  it("answers what was proposed, to withdraw it or to carry it forward", () => {
    const answers = all.filter((transition) => transition.answers !== undefined);
    expect(answers.map(({ act, answers: kind }) => [act, kind])).toEqual([
      ["confirm_withdrawal", "withdraw"],
      ["accept_carry_forward", "carry_forward"],
    ]);
  });

  it("happens while its framework is drafted, but for completing what was carried forward", () => {
    const afterwards = all.filter((transition) => transition.isPossibleAfterwards);
    expect(afterwards.map(({ act, from }) => [act, from])).toEqual([["complete", "carried_forward"]]);
  });
});

describe("overdue", () => {
  it.each<[ActionState, string, boolean]>([
    ["open", "2018-03-08", true],
    ["open", "2018-03-09", false],
    ["open", "2018-03-10", false],
    ["carried_forward", "2018-03-08", true],
    ["carried_forward", "2018-03-09", false],
    ["completed", "2018-03-08", false],
    ["withdrawn", "2018-03-08", false],
  ])("%s, due %s: %s", (state, targetDate, expected) => {
    expect(isOverdue({ state, targetDate: calendarDate(targetDate) }, TODAY)).toBe(expected);
  });
});

describe("what the record of a resolution lacks (rule 4)", () => {
  it.each<[string, Partial<Action>, string[]]>([
    ["open", { state: "open" }, []],
    ["completed", { state: "completed" }, []],
    ["completed without its date", { state: "completed", completedOn: null }, ["the date"]],
    ["completed without what was done", { state: "completed", whatWasDone: " " }, ["what was done"]],
    [
      "completed without saying whether the EIA was updated",
      { state: "completed", eiaUpdated: null },
      ["whether the EIA was updated"],
    ],
    [
      "completed, the EIA not updated, without a reason",
      { state: "completed", eiaUpdated: false, eiaNotUpdatedReason: " " },
      ["why the EIA was not updated"],
    ],
    [
      "completed, the EIA not updated, with a reason",
      { state: "completed", eiaUpdated: false, eiaNotUpdatedReason: "Nothing new" },
      [],
    ],
    [
      "completed with nothing",
      { state: "completed", completedOn: null, whatWasDone: "", eiaUpdated: null },
      ["the date", "what was done", "whether the EIA was updated"],
    ],
    ["withdrawn", { state: "withdrawn" }, []],
    [
      "withdrawn without a reason",
      { state: "withdrawn", resolutionReason: " " },
      ["why it is no longer needed"],
    ],
    [
      "withdrawn with nobody's confirmation",
      { state: "withdrawn", resolvedBy: null },
      ["confirmation by someone other than its owner"],
    ],
    [
      "withdrawn by its owner",
      { state: "withdrawn", resolvedBy: { id: PERSON.owner, name: "B", capacity: "Senior officer" } },
      ["confirmation by someone other than its owner"],
    ],
    ["withdrawn, of an owner without an account", { state: "withdrawn", ownerId: null }, []],
    ["carried forward", { state: "carried_forward" }, []],
    [
      "carried forward without the reason for accepting it",
      { state: "carried_forward", acceptanceReason: "" },
      ["the reason for accepting it"],
    ],
    [
      "carried forward without why the decision cannot wait",
      { state: "carried_forward", resolutionReason: " " },
      ["why the decision cannot wait for it"],
    ],
    [
      "carried forward from the list of what is done after the decision, which nobody proposes",
      { state: "carried_forward", timing: "after", resolutionReason: "" },
      [],
    ],
    [
      "carried forward, accepted by nobody",
      { state: "carried_forward", resolvedBy: null },
      ["acceptance by someone other than its owner"],
    ],
    [
      "carried forward by its owner",
      {
        state: "carried_forward",
        resolvedBy: { id: PERSON.owner, name: "B", capacity: "Monitoring Officer" },
      },
      ["acceptance by someone other than its owner"],
    ],
  ])("%s", (_name, overrides, gaps) => {
    expect(resolutionGaps(anAction(overrides))).toEqual(gaps);
  });

  it("is nothing for any properly resolved action", () => {
    fc.assert(
      fc.property(aResolvedAction, (action) => isResolved(action) && resolutionGaps(action).length === 0),
    );
  });

  it("does not make an open action resolved, however much of it is filled in", () => {
    fc.assert(fc.property(anUnresolvedAction, (action) => !isResolved(action)));
  });
});

describe("who may confirm a withdrawal, or accept that an action is carried forward (rule 4)", () => {
  const authors = new Set<number>([PERSON.author]);
  const proposed = (kind: ProposalKind, proposedBy: number) => ({ kind, reason: "Because", proposedBy });

  it.each<[string, Partial<Action>, number, boolean]>([
    ["the monitoring officer", {}, PERSON.monitoringOfficer, true],
    ["a senior officer", {}, PERSON.seniorOfficer, true],
    ["its owner", {}, PERSON.owner, false],
    ["an author of the EIA", {}, PERSON.author, false],
    ["an author who owns it", { ownerId: PERSON.author }, PERSON.author, false],
    ["anyone but an author, of an owner without an account", { ownerId: null }, PERSON.owner, true],
    ["an author, of an owner without an account", { ownerId: null }, PERSON.author, false],
    [
      "the proposer of a withdrawal",
      { proposal: proposed("withdraw", PERSON.seniorOfficer) },
      PERSON.seniorOfficer,
      false,
    ],
    [
      "another, where the withdrawal was proposed",
      { proposal: proposed("withdraw", PERSON.seniorOfficer) },
      PERSON.monitoringOfficer,
      true,
    ],
    [
      "the monitoring officer who proposed to carry it forward",
      { proposal: proposed("carry_forward", PERSON.monitoringOfficer) },
      PERSON.monitoringOfficer,
      true,
    ],
    [
      "its owner, where another proposed to carry it forward",
      { proposal: proposed("carry_forward", PERSON.colleague) },
      PERSON.owner,
      false,
    ],
    [
      "an author who proposed to carry it forward",
      { proposal: proposed("carry_forward", PERSON.author) },
      PERSON.author,
      false,
    ],
  ])("%s: %s", (_name, overrides, person, expected) => {
    expect(mayResolveForOthers(anAction(overrides), person, authors)).toBe(expected);
  });

  it("never its owner, an author, or the proposer of its withdrawal; everyone else", () => {
    const person = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(
        person,
        fc.option(person),
        fc.uniqueArray(person),
        fc.option(fc.record({ kind: fc.constantFrom(...PROPOSAL_KINDS), by: person })),
        (who, ownerId, authorIds, proposal) => {
          const action = anAction({ ownerId, proposal: proposal && proposed(proposal.kind, proposal.by) });
          expect(mayResolveForOthers(action, who, new Set(authorIds))).toBe(
            ownerId !== who &&
              !authorIds.includes(who) &&
              !(proposal?.kind === "withdraw" && proposal.by === who),
          );
        },
      ),
    );
  });
});
