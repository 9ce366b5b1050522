import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepContents } from "~/platform/kept-contents.server";
import type { Database } from "../../db/client.server";
import { readWhoAsks } from "../../db/queries/arrival.server";
import { getContent } from "../../db/queries/content.server";
import { framework } from "../../db/schema";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { anOffice } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { propertyRuns } from "../support/property-runs";
import { storeContent } from "../support/stored-content";

let database: Database;
let [one, other] = [0, 0];
beforeAll(async () => {
  database = await createTestDatabase();
  const office = await anOffice(database);
  one = (await storeContent(database, office.author)).frameworkId;
  other = (await storeContent(database, office.author)).frameworkId;
});
afterAll(() => database.close());

const NOW = new Date("2018-03-01T10:00:00Z");
const arrive = async () =>
  (await readWhoAsks(database.db, { tokenHash: null, now: NOW, today: calendarDate("2018-03-01") })).state;
const setAim = (id: number, aim: string) =>
  database.db.update(framework).set({ aim }).where(eq(framework.id, id));

describe("what was read of a framework", () => {
  it("is given to the next who asks, and cannot be changed", async () => {
    const contents = keepContents(database.db);
    const state = await arrive();
    const [first] = await contents.of([one], state);
    const [again] = await contents.of([one], await arrive());
    expect(again).toBe(first);
    expect(Object.isFrozen(first?.entries)).toBe(true);
    expect(first).toEqual(await getContent(database.db, one));
  });

  it("is read anew by whoever comes after any write, and by somebody who is to see what was written since they came", async () => {
    const contents = keepContents(database.db);
    const state = await arrive();
    await contents.of([one, other], state);
    await setAim(other, "Another aim");
    const since = await contents.of([other], null);
    expect(since.map(({ aim }) => aim)).toEqual(["Another aim"]);
    const after = await contents.of([one, other], await arrive());
    expect(after.map(({ budget }) => budget.frameworkId)).toEqual([one, other]);
    expect(after[1]?.aim).toBe("Another aim");
  });

  it("is read once for several who come after the same write", async () => {
    const contents = keepContents(database.db);
    const state = await arrive();
    const [[first], [second]] = await Promise.all([contents.of([one], state), contents.of([one], state)]);
    expect(second).toBe(first);
  });

  it("is kept within bounds, the newest first", async () => {
    const rows = (await getContent(database.db, one)).budget.lines.length;
    expect(rows).toBeGreaterThan(0);
    const contents = keepContents(database.db, { mostRows: 0 });
    const [found] = await contents.of([one], await arrive());
    expect(found?.budget.frameworkId).toBe(one);
    expect(contents.size()).toBe(0);
  });

  it("is never older than what was saved before somebody asked, in whatever order several write and ask", async () => {
    const contents = keepContents(database.db);
    let saved = 0;
    const step = fc.record({ act: fc.constantFrom("write", "nothing", "give up"), asking: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        for (const { act, asking } of steps) {
          const before = saved;
          const writing =
            act === "write"
              ? setAim(one, `Aim ${before + 1}`).then(() => (saved = before + 1))
              : act === "give up"
                ? database
                    .transaction(async (tx) => {
                      await tx.execute(sql`update framework set aim = 'never' where id = ${one}`);
                      throw new Error("given up");
                    })
                    .catch(() => undefined)
                : Promise.resolve();
          const asked = await Promise.all(
            Array.from({ length: asking }, async () => {
              const atLeast = saved;
              const [found] = await contents.of([one], await arrive());
              return { atLeast, aim: Number(found?.aim.replace("Aim ", "")) };
            }),
          );
          await writing;
          for (const { atLeast, aim } of asked) if (atLeast > 0) expect(aim).toBeGreaterThanOrEqual(atLeast);
          const [after] = await contents.of([one], await arrive());
          if (saved > 0) expect(after?.aim).toBe(`Aim ${saved}`);
        }
      }),
      propertyRuns({ short: 25, long: 2_000 }),
    );
  });
});
