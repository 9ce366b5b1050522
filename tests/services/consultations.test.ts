import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NO_ALLOCATION } from "../../app/domain/eia/allocation";
import type { Database } from "../../db/client.server";
import { getContent, listConsultations } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, eiaEntry, framework } from "../../db/schema";
import { eiaBody } from "../../app/domain/decision/signed-snapshot";
import type { ConsultationLink } from "../../app/domain/eia/consultation";
import { ROLES } from "../../app/domain/framework/lifecycle";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { NO_VERSION } from "../../app/services/context.server";
import { answerChange } from "../../app/services/eia/answer-change.server";
import { removeConsultation } from "../../app/services/eia/remove-consultation.server";
import {
  saveConsultation,
  type SaveConsultationInput,
} from "../../app/services/eia/save-consultation.server";
import { NOTHING_MORE } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { entryOf, storeEiaFramework, type EiaFramework } from "../support/eia-framework";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";

let database: Database;
let author: Actor;
let given: EiaFramework;
/** The entries of the cut and of the transfer. */
let cut: number;
let transfer: number;
beforeEach(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
  given = await storeEiaFramework(database, author);
  cut = await assess("cut");
  transfer = await assess("transfer");
});
afterEach(() => database.close());

async function assess(change: keyof EiaFramework["changes"], nobodyConsultedReason = ""): Promise<number> {
  const changeId = given.changes[change];
  const { entries } = await getContent(database.db, given.frameworkId);
  await answerChange(contextOf(database, author), {
    kind: "assessed",
    ...NOTHING_MORE,
    screeningReason: "",
    separateReference: "",
    separateDate: null,
    separateCopy: null,
    allocation: NO_ALLOCATION,
    noImpactReason: "",
    nobodyConsultedReason,
    frameworkId: given.frameworkId,
    changeId,
    version: entries.find((entry) => entry.changeId === changeId)?.version ?? 0,
  });
  return (await entryOf(database, given.frameworkId, changeId)).id;
}

const link = (entryId: number, words: Partial<ConsultationLink> = {}): ConsultationLink => ({
  entryId,
  influence: "",
  unchangedReason: "",
  ...words,
});
const WORDS = {
  consultee: "Youth Commission",
  consultedWhen: "January 2018",
  consultedFrom: calendarDate("2018-01-08"),
  consultedTo: calendarDate("2018-02-19"),
  said: "Keep both near where we live",
};
const save = (overrides: Partial<SaveConsultationInput> = {}, as = author) =>
  saveConsultation(contextOf(database, as), {
    frameworkId: given.frameworkId,
    consultationId: "new",
    version: NO_VERSION,
    ...WORDS,
    links: [
      link(cut, { influence: "The cut was halved" }),
      link(transfer, { unchangedReason: "The Force keeps the office open" }),
    ],
    ...overrides,
  });
const remove = (consultationId: number, version = 1, as = author) =>
  removeConsultation(contextOf(database, as), { frameworkId: given.frameworkId, consultationId, version });
const stored = () => listConsultations(database.db, given.frameworkId);
const consulteesOf = async (entryId: number) =>
  (await getContent(database.db, given.frameworkId)).entries.find(({ id }) => id === entryId)?.consultees ??
  [];
const versions = async () =>
  new Map((await database.db.select().from(eiaEntry)).map(({ id, version }) => [id, version]));

describe("a consultation on several changes", () => {
  it("is recorded once, and is a consultee of each entry, with its own words there", async () => {
    const before = await versions();
    const id = await save();
    expect(await stored()).toHaveLength(1);
    const common = {
      ...WORDS,
      id: -id,
      consultationId: id,
      amountBefore: null,
      amountAfter: null,
      version: 1,
    };
    expect(await consulteesOf(cut)).toEqual([
      { ...common, influence: "The cut was halved", unchangedReason: "" },
    ]);
    expect(await consulteesOf(transfer)).toEqual([
      { ...common, influence: "", unchangedReason: "The Force keeps the office open" },
    ]);
    const now = await versions();
    for (const entryId of [cut, transfer]) expect(now.get(entryId)).toBe((before.get(entryId) ?? 0) + 1);
    const [event] = await database.db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.act, "consultation.save"));
    expect(event).toMatchObject({ subject: "Youth Commission", frameworkId: given.frameworkId });
  });

  it("is printed with each entry as any consultee is, and tells nothing of how it is kept", async () => {
    await save();
    const { entries } = eiaBody(await getContent(database.db, given.frameworkId));
    expect(entries.map(({ consultees }) => consultees)).toEqual([
      [{ ...WORDS, influence: "The cut was halved", unchangedReason: "" }],
      [{ ...WORDS, influence: "", unchangedReason: "The Force keeps the office open" }],
    ]);
  });

  it("is edited for all of them at once, and taken out of one that it was not about", async () => {
    const id = await save();
    await save({
      consultationId: id,
      version: 1,
      said: "Keep one",
      links: [link(cut, { influence: "Kept" })],
    });
    expect(await consulteesOf(cut)).toMatchObject([{ said: "Keep one", influence: "Kept", version: 2 }]);
    expect(await consulteesOf(transfer)).toEqual([]);
  });

  it("is not saved over what somebody else saved, which is shown in words", async () => {
    const id = await save();
    await save({ consultationId: id, version: 1, said: "Theirs" });
    expect(await refusalOf(save({ consultationId: id, version: 1, said: "Mine" }))).toEqual({
      kind: "stale",
      current: expect.objectContaining({
        said: "Theirs",
        consultedFrom: "8 January 2018",
        entries: "Offender management\nDrugs officers",
        [`influence_${cut}`]: "The cut was halved",
      }) as unknown,
    });
    expect(await refusalOf(save({ consultationId: id }))).toEqual({ kind: "unversioned" });
  });

  it("is about entries of its framework that assess something", async () => {
    const at = (entries: RegExp) => ({
      kind: "invalid",
      errors: { entries: expect.stringMatching(entries) as string },
    });
    expect(await refusalOf(save({ links: [] }))).toMatchObject(at(/at least one/u));
    expect(await refusalOf(save({ links: [link(999_999)] }))).toMatchObject(at(/answered for/u));
    await assess("cut", "Nobody is left to ask");
    expect(await refusalOf(save())).toMatchObject(at(/^Offender management gives a reason why nobody/u));
    await database.db.update(eiaEntry).set({ kind: "screened_out", nobodyConsultedReason: "" });
    expect(await refusalOf(save())).toMatchObject(at(/^Offender management is screened out/u));
    expect(await stored()).toEqual([]);
  });

  it("does not let an entry say that nobody was consulted", async () => {
    await save();
    expect(await refusalOf(assess("cut", "Nobody was"))).toMatchObject({
      kind: "invalid",
      errors: { nobodyConsultedReason: expect.any(String) as string },
    });
  });

  it("is removed from all of them, and stays in the log", async () => {
    const id = await save();
    expect(await refusalOf(remove(id, 7))).toMatchObject({ kind: "stale" });
    await remove(id);
    expect(await stored()).toEqual([]);
    expect(await consulteesOf(cut)).toEqual([]);
    const [event] = await database.db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.act, "consultation.remove"));
    expect(event?.detail).toMatchObject({
      before: { said: WORDS.said, links: [{ entryId: cut }, { entryId: transfer }] },
    });
    expect(await refusalOf(remove(id))).toEqual({ kind: "not-found" });
    expect(await refusalOf(save({ consultationId: id, version: 1 }))).toEqual({ kind: "not-found" });
  });

  it("of another framework is not found", async () => {
    const id = await save();
    const other = await storeEiaFramework(database, author);
    expect(
      await refusalOf(
        removeConsultation(contextOf(database, author), {
          frameworkId: other.frameworkId,
          consultationId: id,
          version: 1,
        }),
      ),
    ).toEqual({ kind: "not-found" });
    expect(await refusalOf(save({ frameworkId: other.frameworkId }))).toMatchObject({ kind: "invalid" });
  });

  it.each(ROLES.filter((role) => role !== "eia_author"))("is refused to a %s", async (role) => {
    const id = await save();
    const other = await addPerson(database, `Somebody else ${role}`, [role]);
    for (const attempt of [() => save({}, other), () => remove(id, 1, other)]) {
      expect((await refusalOf(attempt())).kind).toMatch(/forbidden|not-found/u);
    }
    expect(await stored()).toHaveLength(1);
  });

  it("is refused once it is submitted", async () => {
    await database.db
      .update(framework)
      .set({ state: "submitted" })
      .where(eq(framework.id, given.frameworkId));
    expect((await refusalOf(save())).kind).toMatch(/forbidden|conflict/u);
  });
});
