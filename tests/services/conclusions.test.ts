import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { contentLeaves } from "../../app/domain/decision/content-leaves";
import type { Characteristic } from "../../app/domain/eia/characteristics";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { saveConclusion } from "../../app/services/eia/save-conclusion.server";
import { eventsOf } from "../support/accounts";
import { aCompleteFramework, anEntry, anImpact, TODAY } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";
import { storeContent } from "../support/stored-content";

let database: Database;
let author: Actor;
let frameworkId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
  const content = aCompleteFramework();
  const [first, ...others] = content.entries;
  const entryOf = (changeId: number) => {
    const impact = anImpact({ id: changeId * 10, characteristic: "race", direction: "adverse" });
    const there = content.entries.find((entry) => entry.changeId === changeId);
    return there
      ? { ...there, kind: "assessed" as const, impacts: [...there.impacts, impact] }
      : anEntry({ id: 900 + changeId, changeId, impacts: [impact] });
  };
  expect([first, ...others].length).toBeGreaterThan(0);
  const entries = content.links.slice(0, 3).map(({ id }) => entryOf(id));
  ({ frameworkId } = await storeContent(database, author, { ...content, actions: [], entries }));
});
afterAll(() => database.close());

const contentNow = () => getContent(database.db, frameworkId);
async function asked(): Promise<string[]> {
  const gate = submissionGate(await contentNow(), TODAY);
  return gate.ok ? [] : gate.blockers.filter(({ rule }) => rule === "together").map(({ message }) => message);
}
const save = (version: number, conclusion: string, as = author, characteristic: Characteristic = "race") =>
  saveConclusion(contextOf(database, as), { frameworkId, characteristic, conclusion, version });

describe("what several changes together do to the same people (rule 34)", () => {
  it("blocks until it is said, and is frozen with the changes that it is about", async () => {
    expect(await asked()).toEqual([expect.stringContaining("3 changes are adverse")]);
    expect(await refusalOf(save(0, "  "))).toMatchObject({ kind: "invalid" });
    await save(0, "Few are in two of them");
    expect(await asked()).toEqual([]);
    const content = await contentNow();
    const { conclusions, links } = content;
    const changeIds = links.slice(0, 3).map(({ id }) => id);
    expect(conclusions).toEqual([
      { characteristic: "race", conclusion: "Few are in two of them", changeIds, version: 1 },
    ]);
    expect(contentLeaves(content).filter(({ kind }) => kind === "conclusion")).toEqual([
      {
        part: "eia",
        kind: "conclusion",
        id: 6,
        body: { characteristic: "race", conclusion: "Few are in two of them", changeIds },
      },
    ]);
  });

  it("is changed on the version that it was read in, and the log has it", async () => {
    expect(await refusalOf(save(0, "Another"))).toMatchObject({
      kind: "stale",
      current: { conclusion: "Few are in two of them" },
    });
    await save(1, "Nobody is in two of them");
    expect((await contentNow()).conclusions).toMatchObject([
      { conclusion: "Nobody is in two of them", version: 2 },
    ]);
    const events = await eventsOf(database, "eia.conclude-together");
    expect(events).toHaveLength(2);
  });

  it("may be said of fewer, and by authors alone", async () => {
    await save(0, "Nothing adds up", author, "age");
    expect((await contentNow()).conclusions.map(({ characteristic }) => characteristic)).toEqual([
      "age",
      "race",
    ]);
    const senior = await addPerson(database, "Senior", ["senior_officer"]);
    expect(await refusalOf(save(0, "No", senior, "sex"))).toMatchObject({ kind: "forbidden" });
  });
});
