import { desc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import type { Database } from "../../db/client.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, eiaEntry, framework } from "../../db/schema";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { confirmEia } from "../../app/services/eia/confirm-eia.server";
import { confirmEntry } from "../../app/services/eia/confirm-entry.server";
import { correctEiaStart, type CorrectEiaStartInput } from "../../app/services/eia/correct-eia-start.server";
import { saveEia } from "../../app/services/eia/save-eia.server";
import { expectRefusal } from "../support/action-plan";
import { aCompleteFramework, anEia } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf, NOW } from "../support/office";
import { storeContent } from "../support/stored-content";

const LATER = new Date("2018-03-09T11:00:00Z");
const EARLY = calendarDate("2017-03-22");

let database: Database;
let author: Actor;
let frameworkId: number;
beforeEach(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
  const content = aCompleteFramework({ eia: anEia({ completedOn: EARLY }) });
  ({ frameworkId } = await storeContent(database, author, content));
});
afterEach(() => database.close());

const as = (now: Date = NOW, actor = author) => contextOf(database, actor, now);
const content = () => getContent(database.db, frameworkId);
const stored = async () => (await content()).eia;
async function save(overrides: Partial<Parameters<typeof saveEia>[1]> = {}, now: Date = NOW): Promise<void> {
  const { version, startedOn: _startedOn, confirmedAt: _confirmedAt, ...head } = await stored();
  await saveEia(as(now), { ...head, frameworkId, version, ...overrides });
}
const messages = async () => {
  const gate = submissionGate(await content(), calendarDate("2018-03-09"));
  return gate.ok ? [] : gate.blockers.map(({ message }) => message);
};
const lastEvent = async () => {
  const [event] = await database.db.select().from(auditEvent).orderBy(desc(auditEvent.number)).limit(1);
  return event;
};

describe("the day on which an EIA was started", () => {
  it("is that of its first words, or the earlier one they bear, and stays", async () => {
    await save();
    expect((await stored()).startedOn).toBe("2017-03-22");
    await save({ completedOn: calendarDate("2018-02-28") }, LATER);
    expect(await stored()).toMatchObject({ startedOn: "2017-03-22", completedOn: "2018-02-28" });
  });

  it.each([
    ["bear no day", null],
    ["bear a day to come", calendarDate("2018-03-20")],
  ])("is today where its first words %s", async (_name, completedOn) => {
    await save({ completedOn });
    expect((await stored()).startedOn).toBe("2018-03-07");
  });

  it("is corrected with a reason, and the log keeps what it was", async () => {
    await save();
    const { version } = await stored();
    const input: CorrectEiaStartInput = {
      frameworkId,
      version,
      startedOn: calendarDate("2016-11-14"),
      reason: "It began on paper",
    };
    await expectRefusal(correctEiaStart(as(), { ...input, reason: " " }), {
      kind: "invalid",
      errors: { reason: "Enter the reason" },
    });
    await expectRefusal(correctEiaStart(as(), { ...input, startedOn: calendarDate("2018-03-08") }), {
      kind: "invalid",
      errors: { startedOn: "The day it was started must be today or in the past" },
    });
    await correctEiaStart(as(), input);
    expect((await stored()).startedOn).toBe("2016-11-14");
    expect(await lastEvent()).toMatchObject({
      act: "eia.correct_start",
      detail: {
        before: { startedOn: "2017-03-22" },
        after: { startedOn: "2016-11-14" },
        reason: "It began on paper",
      },
    });
    await expectRefusal(correctEiaStart(as(), input), { kind: "stale" });
  });
});

describe("confirming an EIA (rule 5)", () => {
  it("does away with the blocker and leaves its own date and its start as they are", async () => {
    await save();
    expect(await messages()).toEqual([expect.stringContaining("nothing in it was confirmed since")]);
    await confirmEia(as(LATER), { frameworkId, version: (await stored()).version });
    expect(await messages()).toEqual([]);
    expect(await stored()).toMatchObject({
      startedOn: "2017-03-22",
      completedOn: "2017-03-22",
      confirmedAt: LATER,
    });
  });

  it("is as the log has it, to the instant", async () => {
    await confirmEia(as(LATER), { frameworkId, version: (await stored()).version });
    const event = await lastEvent();
    expect(event).toMatchObject({ act: "eia.confirm", personName: "Author", at: LATER });
    expect((await stored()).confirmedAt).toEqual(event?.at);
  });

  it("comes also with confirming a stale entry", async () => {
    const { entries } = await content();
    const [entry] = entries;
    if (!entry) throw new Error("Nothing is assessed");
    await database.db
      .update(eiaEntry)
      .set({ fingerprint: { previous: [], new: [] } })
      .where(eq(eiaEntry.id, entry.id));
    await confirmEntry(as(LATER), { frameworkId, changeId: entry.changeId, version: entry.version });
    expect((await stored()).confirmedAt).toEqual(LATER);
    expect(await messages()).toEqual([]);
  });

  it("is refused on an older form, to others, and once it is submitted", async () => {
    const version = (await stored()).version;
    await expectRefusal(confirmEia(as(), { frameworkId, version: version - 1 }), { kind: "stale" });
    const reader = await addPerson(database, "Reader", ["senior_officer"]);
    await expectRefusal(confirmEia(as(NOW, reader), { frameworkId, version }), { kind: "forbidden" });
    await database.db.update(framework).set({ state: "submitted" }).where(eq(framework.id, frameworkId));
    await expectRefusal(confirmEia(as(), { frameworkId, version }), { kind: "conflict" });
    expect((await stored()).confirmedAt).toBeNull();
  });
});
