import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { decisionsOf, linesOfService } from "../../db/queries/service-over-years.server";
import type { Actor } from "../../db/queries/people.server";
import { startBudgets } from "../support/budget";
import { aCompleteFramework } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { addPerson } from "../support/office";
import { storeContent } from "../support/stored-content";

let database: Database;
let author: Actor;
let frameworkId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
  ({ frameworkId } = await storeContent(database, author, aCompleteFramework()));
});
afterAll(() => database.close());

const lineCalled = async (service: string) => {
  const { budget, previous } = await getContent(database.db, frameworkId);
  const of = (lines: readonly { id: number; service: string }[]) =>
    lines.find((line) => line.service === service)?.id ?? 0;
  return { now: of(budget.lines), before: of(previous?.lines ?? []) };
};

describe("the lines of one service", () => {
  it("are those that a change joins with it, from either end", async () => {
    const { now, before } = await lineCalled("Victim support");
    for (const start of [now, before]) {
      expect((await linesOfService(database.db, start)).map(({ lineId }) => lineId).sort()).toEqual(
        [now, before].sort(),
      );
    }
  });

  it("are those that are called the same in other frameworks as well, whatever their case", async () => {
    const other = await startBudgets(database, author, { before: {}, now: { "  victim SUPPORT ": 100 } });
    const { now } = await lineCalled("Victim support");
    const frameworks = (await linesOfService(database.db, now)).map((line) => line.frameworkId);
    expect(frameworks).toContain(other.frameworkId);
  });

  it("are none of a line that is not there", async () => {
    expect(await linesOfService(database.db, 999_999)).toEqual([]);
  });

  it("come with what became of each framework", async () => {
    expect(await decisionsOf(database.db, [frameworkId])).toMatchObject([
      { frameworkId, state: "drafting", reference: null, outcome: null },
    ]);
  });
});
