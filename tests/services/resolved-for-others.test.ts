import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { hasResolvedForOthers, readFourEyesOf } from "../../db/queries/frameworks.server";
import { action, framework, frameworkAuthor } from "../../db/schema";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { anOffice, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import { NOW } from "../support/office";

/** Rule 10: whoever confirmed how an action was resolved does not write what they confirmed. */
let database: Database;
let office: Office;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
});
afterAll(() => database.close());

async function aFramework(state: "baseline" | "drafting", previousId: number | null = null): Promise<number> {
  const [row] = await database.db
    .insert(framework)
    .values({
      ...{ title: `A ${state}`, state, years: [2018], previousId },
      ...{ createdAt: NOW, createdBy: office.author.personId },
    })
    .returning({ id: framework.id });
  if (!row) throw new Error("No framework was added");
  return row.id;
}

async function resolve(
  frameworkId: number,
  state: (typeof action.$inferSelect)["state"],
  who: keyof Office,
): Promise<void> {
  await database.db.insert(action).values({
    ...{ frameworkId, state, what: "It", ownerName: "Somebody", targetDate: calendarDate("2018-05-01") },
    ...{ createdBy: office.author.personId, resolvedBy: state === "open" ? null : office[who].personId },
  });
}

it("is asked of the framework itself, and of a baseline in what is compared with it, whoever completed there", async () => {
  const baseline = await aFramework("baseline");
  const compared = await aFramework("drafting", baseline);
  const next = await aFramework("drafting", compared);
  await resolve(compared, "withdrawn", "senior");
  await resolve(compared, "completed", "owner");
  await resolve(next, "carried_forward", "monitoring");
  const expected = [
    { of: baseline, senior: true, owner: false, monitoring: false },
    { of: compared, senior: true, owner: false, monitoring: false },
    { of: next, senior: false, owner: false, monitoring: true },
  ];
  for (const { of, ...people } of expected) {
    for (const [who, has] of Object.entries(people) as [keyof Office, boolean][]) {
      const { personId } = office[who];
      expect(await hasResolvedForOthers(database.db, of, personId), `${who} of ${of}`).toBe(has);
      expect((await readFourEyesOf(database.db, of, personId)).hasResolvedForOthers).toBe(has);
    }
  }
});

it("stands beside who wrote: a baseline's authors are authors of what is compared with it, and wrote nothing of that", async () => {
  const baseline = await aFramework("baseline");
  const compared = await aFramework("drafting", baseline);
  const { personId } = office.author;
  await database.db.insert(frameworkAuthor).values({ frameworkId: baseline, personId });
  const said = await readFourEyesOf(database.db, compared, personId);
  expect(said).toEqual({
    authorIds: new Set([personId]),
    approvedBy: null,
    isAuthor: false,
    hasResolvedForOthers: false,
  });
  expect((await readFourEyesOf(database.db, baseline, personId)).isAuthor).toBe(true);
});
