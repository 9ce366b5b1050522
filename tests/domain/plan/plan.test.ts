import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayLinkToPlan, mayReadPlans } from "~/auth/permissions";
import { FRAMEWORK_STATES, ROLES, type Role } from "~/domain/framework/lifecycle";
import { frameworkToCome, planFaults, priorityFaults, servedBy } from "~/domain/plan/plan";
import { calendarDate } from "~/domain/shared/calendar-date";
import { aBudget, aLine } from "../../support/content-builder";
import { aPlan } from "../../support/plan";

describe("a plan", () => {
  it.each([
    [{}, []],
    [{ endsOn: calendarDate("2017-04-01") }, []],
    [{ endsOn: calendarDate("2017-03-31") }, ["endsOn"]],
    [{ eiaLink: "somewhere" }, ["eiaLink"]],
    [{ eiaTitle: "", eiaState: "none", eiaLink: "" }, []],
    [{ nextFirstYear: 2018, nextYears: 3 }, []],
    [{ nextFirstYear: 2018 }, ["nextYears"]],
    [{ nextYears: 3 }, ["nextFirstYear"]],
    [{ eiaTitle: " " }, ["eiaTitle"]],
    [{ eiaTitle: "", eiaState: "in_progress", eiaLink: "" }, ["eiaTitle"]],
  ] as const)("with %j has faults at %j", (overrides, expected) => {
    expect(Object.keys(planFaults(aPlan(overrides)))).toEqual(expected);
  });

  it("says who sees to what is left to another body, and of nothing else", () => {
    expect(priorityFaults({ name: "Visible Policing", kind: "left", leftTo: "" })).toHaveProperty("leftTo");
    expect(priorityFaults({ name: "Visible Policing", kind: "left", leftTo: "The force" })).toEqual({});
    expect(priorityFaults({ name: "Crime Prevention", kind: "theme", leftTo: "" })).toEqual({});
  });

  it("is read by whoever reads every framework or manages the office, and tied to by authors, until it is withdrawn", () => {
    const person = (role: Role) => ({ personId: 1, roles: [role], isConfirmed: true });
    expect(ROLES.filter((role) => !mayReadPlans(person(role)))).toEqual(["action_owner"]);
    for (const state of FRAMEWORK_STATES) {
      expect(mayLinkToPlan(person("eia_author"), { state }).ok, state).toBe(state !== "withdrawn");
      expect(mayLinkToPlan(person("senior_officer"), { state }).ok).toBe(false);
    }
  });
});

describe("what serves the priorities of a plan", () => {
  const [VICTIMS, POLICING] = [{ id: 1 }, { id: 2 }];
  const budget = aBudget({
    years: [2018, 2019],
    priorities: [
      { id: 10, name: "Victims" },
      { id: 11, name: "Cross cutting" },
    ],
    lines: [
      aLine({ id: 1, service: "Helpline", priorityId: 10, amounts: { 2018: 100, 2019: 200 } }),
      aLine({ id: 2, service: "Refuge", priorityId: 10, amounts: { 2018: 50 } }),
      aLine({ id: 3, service: "Grants", priorityId: 11, amounts: { 2018: 7, 2019: 7 } }),
      aLine({ id: 4, service: "Under no heading", priorityId: null, amounts: { 2018: 1, 2019: 1 } }),
    ],
  });

  it("is each with its lines and money, also where nothing serves it, and what serves none", () => {
    const { byPriority, ofNone } = servedBy([VICTIMS, POLICING], { budget, serves: new Map([[10, 1]]) });
    expect([...byPriority.keys()]).toEqual([1, 2]);
    expect(byPriority.get(1)).toEqual({
      headings: ["Victims"],
      lines: [
        { id: 1, service: "Helpline" },
        { id: 2, service: "Refuge" },
      ],
      byYear: [
        { year: 2018, pence: 150, isUnstated: false },
        { year: 2019, pence: 200, isUnstated: true },
      ],
    });
    expect(byPriority.get(2)).toMatchObject({
      headings: [],
      lines: [],
      byYear: [{ pence: 0 }, { pence: 0 }],
    });
    expect(ofNone.lines.map(({ service }) => service)).toEqual(["Grants", "Under no heading"]);
  });

  it("is every line once", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(10, 11), fc.constantFrom(1, 2, 99)), { maxLength: 4 }),
        (links) => {
          const { byPriority, ofNone } = servedBy([VICTIMS, POLICING], { budget, serves: new Map(links) });
          const all = [...byPriority.values(), ofNone];
          expect(all.flatMap(({ lines }) => lines.map(({ id }) => id)).toSorted()).toEqual([1, 2, 3, 4]);
          expect(all.reduce((sum, { byYear }) => sum + (byYear[0]?.pence ?? 0), 0)).toBe(158);
        },
      ),
    );
  });
});

describe("the framework to come under a plan", () => {
  const years = (nextFirstYear: number | null, nextYears: number | null) =>
    frameworkToCome(aPlan({ nextFirstYear, nextYears }), [
      { title: "Framework 2017/18", years: [2017] },
      { title: "Framework 2018-21", years: [2018, 2019, 2020] },
    ]);

  it("is said by its years, and once it is begun by its name", () => {
    expect(years(null, null)).toBeNull();
    expect(years(2018, 3)).toEqual({ years: "2018/19 to 2020/21, 3 years", begun: "Framework 2018-21" });
    expect(years(2021, 1)).toEqual({ years: "2021/22", begun: null });
  });
});
