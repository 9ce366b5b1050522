import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import {
  findQuotation,
  listQuotations,
  listReadings,
  listReadingsOf,
} from "../../db/queries/consultation-readings.server";
import type { Actor } from "../../db/queries/people.server";
import { findAnswer } from "../../db/queries/public-consultations.server";
import { auditEvent } from "../../db/schema";
import { agreementOf, isReadBlind } from "../../app/domain/consultation/agreement";
import type { ReadAnswerInput } from "../../app/services/consultation/read-answer.server";
import { readAnswer } from "../../app/services/consultation/read-answer.server";
import { removeTheme } from "../../app/services/consultation/remove-theme.server";
import { saveTheme } from "../../app/services/consultation/save-theme.server";
import { undoReading } from "../../app/services/consultation/undo-reading.server";
import { anOffice, expectRefusal, type Office } from "../support/action-plan";
import { anOpenConsultation } from "../support/open-consultation";
import { at, setTitles, SIGN_OFF_NOW } from "../support/sign-off";
import { createTestDatabase } from "../support/database";
import { NO_VERSION } from "../../app/services/context.server";
import { storeContent } from "../support/stored-content";

let database: Database;
let office: Office;
let place: { frameworkId: number; consultationId: number };
let answerId: number;
let themes: number[];
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await setTitles(database);
});
beforeEach(async () => {
  const { frameworkId } = await storeContent(database, office.author);
  const asked = await anOpenConsultation(database, office, frameworkId, SIGN_OFF_NOW);
  place = { frameworkId, consultationId: asked.consultationId };
  answerId = asked.answerId;
  const second = await saveTheme(at(database, office.author), {
    ...{ ...place, themeId: "new", version: NO_VERSION, title: "Buses", quotation: "" },
    ...{ changeIds: [], outcome: null, reply: "" },
  });
  themes = [asked.themeId, second];
});
afterAll(() => database.close());

const answer = () => findAnswer(database.db, place.consultationId, answerId);

async function read(who: Actor, as: Partial<ReadAnswerInput>): Promise<void> {
  await readAnswer(at(database, who), {
    ...{ ...place, answerId, version: (await answer())?.version ?? 0 },
    ...{ reading: "read", themeIds: [], quotation: "", ...as },
  });
}
const undo = async (who: Actor, version?: number) =>
  undoReading(at(database, who), {
    ...{ ...place, answerId, version: version ?? (await answer())?.version ?? 0 },
  });

describe("an answer that two people read", () => {
  it("keeps what each of them saw, and tells how alike they are", async () => {
    await read(office.author, { reading: "second_look", themeIds: themes });
    await read(office.senior, { themeIds: themes.slice(0, 1) });
    const known = themes.map((id) => ({ id }));
    const readings = await listReadings(database.db, place.consultationId);
    expect(readings.map(({ personId, themeIds }) => [personId, themeIds])).toEqual([
      [office.author.personId, themes],
      [office.senior.personId, themes.slice(0, 1)],
    ]);
    expect(agreementOf(readings, known)).toEqual({
      answers: 1,
      seen: 2,
      seenByBoth: 1,
      differing: [answerId],
    });
    expect(await answer()).toMatchObject({ reading: "read", themeIds: themes.slice(0, 1) });
    await read(office.author, { themeIds: themes.slice(0, 1) });
    expect(agreementOf(await listReadings(database.db, place.consultationId), known)).toMatchObject({
      differing: [],
    });
  });
});

describe("a second look", () => {
  it("is a blind one for whoever has not read it, and takes back no quotation that they were not shown", async () => {
    await read(office.author, { reading: "second_look", themeIds: themes, quotation: "Support" });
    const readings = await listReadingsOf(database.db, answerId);
    const isBlindFor = ({ personId }: Actor) => isReadBlind({ reading: "second_look" }, readings, personId);
    expect([office.author, office.senior].map(isBlindFor)).toEqual([false, true]);
    expect(isReadBlind({ reading: "read" }, readings, office.senior.personId)).toBe(false);
    expect(isReadBlind({ reading: "second_look" }, [], office.senior.personId)).toBe(false);
    await read(office.senior, { themeIds: themes });
    expect(await findQuotation(database.db, answerId)).toBe("Support");
    // They see it now: to leave it out is to take it back.
    await read(office.senior, { themeIds: themes });
    expect(await findQuotation(database.db, answerId)).toBe("");
  });
});

describe("a reading that is undone", () => {
  it("leaves the answer as it was before, its themes and its quotation too", async () => {
    await read(office.author, { reading: "second_look", themeIds: themes, quotation: "Support" });
    await read(office.senior, { themeIds: [], quotation: "Support at night" });
    await undo(office.senior);
    expect(await answer()).toMatchObject({ reading: "second_look", themeIds: themes });
    expect(await findQuotation(database.db, answerId)).toBe("Support");
    expect(await listReadingsOf(database.db, answerId)).toMatchObject([{ personId: office.author.personId }]);
  });

  it("is the last, and one's own", async () => {
    await read(office.author, { themeIds: themes });
    await expectRefusal(undo(office.senior), { kind: "conflict" });
    await read(office.senior, {});
    await expectRefusal(undo(office.author), { kind: "conflict" });
    await expectRefusal(undo(office.senior, 1), { kind: "stale" });
    await undo(office.senior);
    await expectRefusal(undo(office.senior), { kind: "conflict" });
  });

  it("does not bring back a theme that was removed meanwhile", async () => {
    await read(office.author, { themeIds: themes });
    await read(office.senior, {});
    const [, second = 0] = themes;
    await removeTheme(at(database, office.author), { ...place, themeId: second, version: 1 });
    await undo(office.senior);
    expect(await answer()).toMatchObject({ themeIds: themes.slice(0, 1) });
  });
});

describe("words that may be published", () => {
  it("are said in the answer, and stand with nothing else of it on the audit log", async () => {
    await expectRefusal(read(office.author, { quotation: "Support at noon" }), { kind: "invalid" });
    await read(office.author, { quotation: "Support … night" });
    expect(await listQuotations(database.db, place.consultationId)).toEqual([
      { answerId, words: "Support … night" },
    ]);
    const events = await database.db
      .select()
      .from(auditEvent)
      .where(sql`${auditEvent.detail} ->> 'consultationId' = ${String(place.consultationId)}`);
    const [last] = events.filter(({ act }) => act === "answer.read");
    expect(last?.detail).toMatchObject({ after: { hasQuotation: true } });
    expect(JSON.stringify(last)).not.toContain("night");
  });

  it("stand in a theme, and not on the audit log", async () => {
    const themeId = await saveTheme(at(database, office.author), {
      ...{ ...place, themeId: "new", version: NO_VERSION, title: "Nights", quotation: "canary at night" },
      ...{ changeIds: [], outcome: null, reply: "" },
    });
    await removeTheme(at(database, office.author), { ...place, themeId, version: 1 });
    const events = await database.db
      .select()
      .from(auditEvent)
      .where(sql`${auditEvent.detail} ->> 'consultationId' = ${String(place.consultationId)}`);
    const ofThemes = events.filter(({ act }) => act.startsWith("theme."));
    expect(JSON.stringify(ofThemes)).toContain("Nights");
    expect(JSON.stringify(ofThemes)).not.toContain("canary");
  });

  it("are gone where the answer is set aside", async () => {
    await read(office.author, { quotation: "Support at night", themeIds: themes });
    await read(office.author, { reading: "set_aside", quotation: "Support at night", themeIds: themes });
    expect(await listQuotations(database.db, place.consultationId)).toEqual([]);
    expect(await answer()).toMatchObject({ themeIds: [] });
  });
});
