import { describe, expect, it } from "vitest";
import {
  carriedAnswerFaults,
  carriedGap,
  draftAmounts,
  unconfirmedIn,
} from "~/domain/framework/carried-over";
import { offeredThings } from "~/domain/framework/offered-things";
import { aCompleteFramework, anAction, aSection } from "../../support/content-builder";

describe("what can be carried over (rule 40)", () => {
  const content = aCompleteFramework();

  it("is each line, the EIA's texts that say something, entries of its own, and actions that are not done", () => {
    const actions = [
      anAction({ id: 1, state: "open", what: "Open" }),
      anAction({ id: 2, state: "completed", what: "Done" }),
      anAction({ id: 3, state: "carried_forward", what: "Carried forward" }),
      anAction({ id: 4, state: "withdrawn", what: "Withdrawn" }),
    ];
    const offered = offeredThings({ ...content, actions }, [], [], new Map());
    const named = (kind: string) => offered.filter((one) => one.kind === kind).map(({ name }) => name);
    expect(named("line")).toEqual(content.budget.lines.map(({ service }) => service));
    expect(named("action")).toEqual(["Open", "Carried forward"]);
    expect(named("entry")).not.toContain("Warning Zone");
    expect(offered.filter(({ kind }) => kind === "text").every(({ says }) => says.trim() !== "")).toBe(true);
  });

  it("is what a consultation passed on, and each project", () => {
    const offered = offeredThings(
      { ...content, budget: { ...content.budget, lines: [] }, entries: [], actions: [] },
      [{ id: 5, consultation: "Your say", title: "Buses", reply: "Passed to the county" }],
      [{ id: 6, name: "Victim First", rationale: "It ends" }],
      new Map(),
    ).filter(({ kind }) => kind !== "text");
    expect(offered).toEqual([
      { kind: "theme", sourceId: 5, field: "", name: "Buses", says: "Your say\nPassed to the county" },
      { kind: "project", sourceId: 6, field: "", name: "Victim First", says: "It ends" },
    ]);
  });

  it("is each section that says anything", () => {
    const sections = [aSection({ id: 7 }), aSection({ id: 8, text: "" })];
    const offered = offeredThings({ ...content, sections }, [], [], new Map()).filter(
      ({ kind }) => kind === "section",
    );
    const { heading, text } = aSection();
    expect(offered).toEqual([{ kind: "section", sourceId: 7, field: "", name: heading, says: text }]);
  });

  it.each([
    ["the same year", [2019], [2018, 2019], { 2018: 1, 2019: 2 }, { 2019: 2 }],
    ["later years: the last", [2020, 2021], [2018, 2019], { 2018: 1, 2019: 2 }, { 2020: 2, 2021: 2 }],
    ["a last year that is not stated", [2020], [2018, 2019], { 2018: 1 }, {}],
    ["nothing", [2020], [], {}, {}],
  ])("has amounts of %s", (_case, years, previousYears, amounts, expected) => {
    expect(draftAmounts({ amounts }, years, previousYears)).toEqual(expected);
  });

  it("is left out with a reason", () => {
    expect(carriedAnswerFaults(["confirm"], "")).toEqual({});
    expect(carriedAnswerFaults(["confirm", "leave_out"], " ")).toHaveProperty("reason");
    expect(carriedAnswerFaults(["leave_out"], "It ended")).toEqual({});
    expect(carriedGap({ kind: "line" }, "Framework 2017/18")).toBe(
      "Budget line. Carried over from Framework 2017/18, not yet confirmed: confirm it, or leave it out with a reason.",
    );
  });
});

describe("what is not confirmed yet", () => {
  const thing = (id: number, kind: "line" | "text" | "entry") => ({ id, kind, name: `Thing ${id}` });
  const carriedOver = [thing(1, "entry"), thing(2, "line"), thing(3, "text")];
  const previous = { title: "Budget of 2017/18" };

  it("is named for the rooms that ask, in its order, with the framework it comes from", () => {
    expect(unconfirmedIn({ carriedOver, previous }, ["text", "entry"])).toEqual({
      from: "Budget of 2017/18",
      things: [thing(1, "entry"), thing(3, "text")],
    });
  });

  it("is nothing where all of that kind is confirmed, or nothing came before", () => {
    expect(unconfirmedIn({ carriedOver, previous }, ["section"])).toBeNull();
    expect(unconfirmedIn({ carriedOver: [], previous: null }, ["line"])).toBeNull();
  });
});
