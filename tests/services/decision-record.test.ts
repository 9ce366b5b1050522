import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { auditEvent, frameworkAuthor } from "../../db/schema";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import {
  decisionRecordForm,
  decisionRecordFormValues,
} from "../../app/forms/frameworks/decision-record-form";
import { parseForm } from "../../app/forms/form";
import { saveDecisionRecord } from "../../app/services/frameworks/save-decision-record.server";
import { anOffice, isAuthor, type Office } from "../support/action-plan";
import { aCompleteFramework, aRecord } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { formOf } from "../support/form-data";
import { refusalOf } from "../support/refusals";
import { at, bringTo, givePassword } from "../support/sign-off";
import { storeContent } from "../support/stored-content";

let database: Database;
let office: Office;
let frameworkId: number;
beforeAll(async () => {
  database = await createTestDatabase();
  office = await anOffice(database);
  await givePassword(database, office.decider);
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ frameworkId } = await storeContent(database, office.author));
});

const recordOf = async () => (await getContent(database.db, frameworkId)).record;
const save = (overrides: Partial<ReturnType<typeof aRecord>> = {}, who: keyof Office = "author") =>
  saveDecisionRecord(at(database, office[who]), { ...aRecord(overrides), frameworkId });

describe("saving the decision record", () => {
  it("keeps every field, counts the edit, marks the author and writes it down", async () => {
    const fields = aRecord({
      title: "A new title",
      receivedOn: calendarDate("2018-03-01"),
      discussion: "Two rounds\nof talk",
      resolved: "To go on",
    });
    await database.db.delete(frameworkAuthor).where(eq(frameworkAuthor.frameworkId, frameworkId));
    await save(fields);
    expect(await recordOf()).toEqual({ ...fields, version: 2 });
    expect(await isAuthor(database, frameworkId, office.author)).toBe(true);
    const events = await database.db.select().from(auditEvent).where(eq(auditEvent.frameworkId, frameworkId));
    expect(events.map(({ act }) => act)).toEqual(["record.save"]);
  });

  it("may all be empty in a draft", async () => {
    const empty = {
      title: "",
      datedOn: null,
      receivedOn: null,
      officersPresent: "",
      summary: "",
      optionsConsidered: "",
      recommendations: "",
      discussion: "",
      resolved: "",
      financialSummary: "",
      reportTitle: "",
      reportAuthor: "",
      reportDatedOn: null,
      reportAddress: "",
    };
    await save(empty);
    expect(await recordOf()).toEqual({ ...empty, implications: {}, version: 2 });
  });

  it("is refused on a form that is stale, with what is there now", async () => {
    await save({ summary: "Saved first" });
    expect(await refusalOf(save({ summary: "Saved second" }))).toMatchObject({
      kind: "stale",
      current: { summary: "Saved first", receivedOn: "7 March 2018" },
    });
    expect((await recordOf()).summary).toBe("Saved first");
  });

  it("names the report that goes with it, by a title and an address", async () => {
    const named = {
      datedOn: calendarDate("2018-03-06"),
      reportTitle: "Report on the framework",
      reportAuthor: "Chief Finance Officer",
      reportDatedOn: calendarDate("2018-03-05"),
      reportAddress: "https://office.example/report",
    };
    await save(named);
    expect(await recordOf()).toMatchObject(named);
    expect(
      await refusalOf(save({ ...named, reportTitle: " ", reportAddress: "the shelf", version: 2 })),
    ).toMatchObject({
      kind: "invalid",
      errors: {
        reportTitle: "Enter the title of the attached report",
        reportAddress: "Where it can be read must be an address of the web, like https://example.org/report",
      },
    });
  });

  it("is refused for a day on which it cannot have been received yet", async () => {
    expect(await refusalOf(save({ receivedOn: calendarDate("2018-03-10") }))).toEqual({
      kind: "invalid",
      errors: { receivedOn: "Date received must be today or in the past" },
    });
  });

  it.each([
    ["senior", "forbidden"],
    ["monitoring", "forbidden"],
    ["decider", "forbidden"],
    ["owner", "not-found"],
    ["admin", "not-found"],
  ] as const)("is not for the %s", async (who, kind) => {
    expect(await refusalOf(save({}, who))).toMatchObject({ kind });
  });

  it.each(["submitted", "approved", "determined", "signed"] as const)(
    "is refused while it is %s",
    async (stage) => {
      await bringTo(database, office, frameworkId, stage);
      expect(await refusalOf(save({ version: 1 }))).toMatchObject({ kind: "conflict" });
    },
  );
});

describe("its form", () => {
  it("reads back what it shows", () => {
    const { record } = aCompleteFramework();
    const parsed = parseForm(decisionRecordForm, formOf(decisionRecordFormValues(record)));
    // Implications have a page of their own (implications.test.ts).
    const { version: _version, implications: _elsewhere, ...fields } = record;
    expect(parsed).toMatchObject({ ok: true, value: fields });
  });

  it.each([
    [{ title: "x".repeat(201) }, "title", "Title must be 200 characters or fewer"],
    [{ summary: "x".repeat(10_001) }, "summary", "Summary of the issue must be 10,000 characters or fewer"],
    [
      { "receivedOn-day": "31", "receivedOn-month": "2", "receivedOn-year": "2018" },
      "receivedOn",
      "Date received must be a real date: February 2018 has no such day",
    ],
  ])("refuses %j", (values, field, message) => {
    const parsed = parseForm(decisionRecordForm, formOf(values));
    expect(parsed.ok || parsed.errors).toEqual({ [field]: message });
  });
});
