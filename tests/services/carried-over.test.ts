import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { listCarriedOver } from "../../db/queries/carried-over.server";
import { getContent } from "../../db/queries/content.server";
import { findFramework } from "../../db/queries/frameworks.server";
import type { Actor } from "../../db/queries/people.server";
import {
  framework,
  frameworkSection,
  indicator,
  lineMonitoring,
  lineReturn,
  returnValue,
} from "../../db/schema";
import type { CarriedAnswer, CarriedKind } from "../../app/domain/framework/carried-over";
import { changesOf } from "../../app/domain/framework/content";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { answerCarriedOver } from "../../app/services/frameworks/answer-carried-over.server";
import { carryOver } from "../../app/services/frameworks/carry-over.server";
import { createFramework } from "../../app/services/frameworks/create-framework.server";
import { eventsOf } from "../support/accounts";
import { aCompleteFramework, anAction, aSection, TODAY } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf } from "../support/office";
import { indicatorWords } from "../support/results";
import { refusalOf } from "../support/refusals";
import { storeContent } from "../support/stored-content";

let database: Database;
let author: Actor;
let frameworkId: number;
let previousId: number;
beforeEach(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
  const content = aCompleteFramework();
  ({ frameworkId: previousId } = await storeContent(database, author, {
    ...content,
    sections: [aSection(), aSection({ id: 72, heading: "Not begun", text: "" })],
    actions: [...content.actions, anAction({ id: 99, state: "open", what: "Count who waits" })],
  }));
  // It stands for one that was signed: what may be compared with is asked when a framework is made.
  await database.db.update(framework).set({ state: "baseline" }).where(eq(framework.id, previousId));
  ({ frameworkId } = await createFramework(contextOf(database, author), {
    title: "The next one",
    aim: "",
    firstYear: 2020,
    numberOfYears: 2,
    priorities: ["Victims"],
    budgetDate: null,
    previousId,
    isBaseline: false,
  }));
});
afterEach(() => database.close());

const context = () => contextOf(database, author);
async function version(): Promise<number> {
  const found = await findFramework(database.db, frameworkId, { personId: author.personId, seesAll: true });
  return found?.version ?? 0;
}
const carry = async () => carryOver(context(), { frameworkId, version: await version() });
const things = () => listCarriedOver(database.db, frameworkId);
const contentNow = () => getContent(database.db, frameworkId);

async function answer(
  by: (kind: CarriedKind, name: string) => CarriedAnswer | null,
  reason = "",
): Promise<void> {
  const answers = (await things())
    .filter(({ state }) => state === "to_confirm")
    .flatMap((thing) => {
      const given = by(thing.kind, thing.name);
      return given ? [{ id: thing.id, version: thing.version, answer: given }] : [];
    });
  await answerCarriedOver(context(), { frameworkId, version: await version(), answers, reason });
}

async function asked(): Promise<string[]> {
  const gate = submissionGate(await contentNow(), TODAY);
  return gate.ok
    ? []
    : gate.blockers.filter(({ rule }) => rule === "carried_over").map(({ subject }) => subject);
}

describe("what a framework takes over from the one before (rule 40)", () => {
  it("is offered, blocks, and is no content until it is confirmed", async () => {
    await carry();
    const offered = await things();
    expect(new Set(offered.map(({ kind }) => kind))).toEqual(
      new Set(["line", "text", "entry", "action", "section"]),
    );
    expect(offered.every(({ state }) => state === "to_confirm")).toBe(true);
    const { budget, entries, actions, eia } = await contentNow();
    expect([budget.lines, entries, actions, eia.evidence]).toEqual([[], [], [], ""]);
    expect(await asked()).toEqual(offered.map(({ name }) => name));
  });

  it("is a draft where it is a section, in its place, and never over one that is begun", async () => {
    await carry();
    await answer((kind) => (kind === "section" ? "confirm" : null));
    const { heading, text, placement } = aSection();
    expect((await contentNow()).sections).toMatchObject([{ heading, text, placement, isReady: false }]);
    const gate = submissionGate(await contentNow(), TODAY);
    expect(gate.ok ? [] : gate.blockers.map(({ rule }) => rule)).toContain("sections");
  });

  it("is not put over a section of that heading that is begun, but fills one that is not", async () => {
    const { heading } = aSection();
    const own = {
      frameworkId,
      heading: heading.toUpperCase(),
      position: 1,
      placement: "after_budget",
    } as const;
    const [there] = await database.db
      .insert(frameworkSection)
      .values({ ...own, text: "Our own" })
      .returning({ id: frameworkSection.id });
    await carry();
    const refused = answer((kind) => (kind === "section" ? "confirm" : null));
    await expect(refused).rejects.toMatchObject({ detail: { kind: "conflict" } });
    await database.db
      .update(frameworkSection)
      .set({ text: "" })
      .where(eq(frameworkSection.frameworkId, frameworkId));
    await answer((kind) => (kind === "section" ? "confirm" : null));
    expect((await contentNow()).sections).toMatchObject([
      { id: there?.id, heading: own.heading, text: aSection().text, placement: "after_budget", version: 2 },
    ]);
  });

  it("is offered with what was found of it since", async () => {
    const before = await getContent(database.db, previousId);
    const entry = before.entries.find(({ kind }) => kind === "assessed");
    const lineId = changesOf(before).find(({ id }) => id === entry?.changeId)?.newLines[0]?.id ?? 0;
    await database.db
      .insert(lineMonitoring)
      .values({ lineId, frameworkId: previousId, frequency: "full_year" });
    const words = indicatorWords({ about: "disability" });
    const [measured] = await database.db
      .insert(indicator)
      .values({ ...words, lineId, frameworkId: previousId })
      .returning({ id: indicator.id });
    const [returned] = await database.db
      .insert(lineReturn)
      .values({
        ...{ lineId, frameworkId: previousId, periodEndsOn: calendarDate("2019-03-31"), version: 1 },
        ...{ cameBy: "office", personId: author.personId, personName: author.name, at: new Date() },
      })
      .returning({ id: lineReturn.id });
    await database.db
      .insert(returnValue)
      .values({ returnId: returned?.id ?? 0, indicatorId: measured?.id ?? 0, value: 90_00 });
    await carry();
    const offered = (await things()).find(({ kind, sourceId }) => kind === "entry" && sourceId === entry?.id);
    expect(offered?.says).toMatch(
      /Found since the decision:\nDisability, .*People who are helped, 90 people/u,
    );
    expect((await things()).filter(({ says }) => says.includes("Found since"))).toHaveLength(1);
  });

  it("is carried over once, however often it is asked for", async () => {
    const at = await version();
    const results = await Promise.allSettled(
      [1, 2].map(() => carryOver(context(), { frameworkId, version: at })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const offered = await things();
    expect(await refusalOf(carry())).toMatchObject({ kind: "conflict" });
    expect(await things()).toEqual(offered);
  });

  it("becomes a draft that goes on from what it was", async () => {
    await carry();
    await answer(() => "confirm");
    expect(await asked()).toEqual([]);
    const content = await contentNow();
    const before = await getContent(database.db, previousId);
    expect(content.budget.lines.map(({ service }) => service)).toEqual(
      before.budget.lines.map(({ service }) => service),
    );
    const last = before.budget.years.at(-1) ?? 0;
    for (const [place, line] of content.budget.lines.entries()) {
      const pence = before.budget.lines[place]?.amounts[last];
      expect(line.amounts).toEqual(pence === undefined ? {} : { 2020: pence, 2021: pence });
    }
    // Each is in the change of the line that it was, so that nothing of the two budgets is counted twice.
    expect(
      changesOf(content).every(({ previousLines, newLines }) => previousLines.length === newLines.length),
    ).toBe(true);
    expect(content.entries.length).toBeGreaterThan(0);
    expect(content.actions.map(({ what, state }) => [what, state])).toContainEqual([
      "Count who waits",
      "open",
    ]);
    expect(content.eia.evidence).toBe(before.eia.evidence);
    expect(await eventsOf(database, "framework.confirm-carried")).toHaveLength((await things()).length);
  });

  it("is left out with a reason, and not without", async () => {
    await carry();
    expect(await refusalOf(answer(() => "leave_out", " "))).toMatchObject({ kind: "invalid" });
    await answer((kind) => (kind === "line" ? "leave_out" : null), "These services end");
    const lines = (await things()).filter(({ kind }) => kind === "line");
    expect(lines.every(({ state, reason }) => state === "left_out" && reason === "These services end")).toBe(
      true,
    );
    expect((await contentNow()).budget.lines).toEqual([]);
  });

  it("is not taken over a text that was written since, nor confirmed twice", async () => {
    await carry();
    const [text] = (await things()).filter(({ kind }) => kind === "text");
    const one = { id: text?.id ?? 0, version: text?.version ?? 0, answer: "confirm" as const };
    const confirm = async () =>
      answerCarriedOver(context(), { frameworkId, version: await version(), answers: [one], reason: "" });
    await confirm();
    expect(await refusalOf(confirm())).toMatchObject({ kind: "conflict" });
  });

  it("is nothing for whoever is no author", async () => {
    const senior = await addPerson(database, "Senior", ["senior_officer"]);
    const at = await version();
    expect(
      await refusalOf(carryOver(contextOf(database, senior), { frameworkId, version: at })),
    ).toMatchObject({
      kind: "forbidden",
    });
  });
});
