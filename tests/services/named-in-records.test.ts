import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getOffice } from "../../db/queries/office.server";
import { findPublishedRecord } from "../../db/queries/register.server";
import { person } from "../../db/schema";
import type { Seniority } from "../../app/domain/account/seniority";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { saveNamedFrom } from "../../app/services/office/save-named-from.server";
import { determinePublication } from "../../app/services/sign-off/determine-publication.server";
import { signDecision } from "../../app/services/sign-off/sign-decision.server";
import { verifyAllSeals } from "../../app/services/register/verify-all-seals.server";
import { anOffice, type Office } from "../support/action-plan";
import { createTestDatabase } from "../support/database";
import {
  answersWith,
  at,
  bringTo,
  digestOf,
  givePassword,
  setTitles,
  signature,
  WITHHELD,
} from "../support/sign-off";
import { TEST_SIGNER } from "../support/signing-key";
import { storeContent } from "../support/stored-content";

const TODAY = calendarDate("2018-03-09");
let database: Database;
let office: Office;
let frameworkId: number;
beforeEach(async () => {
  database = await createTestDatabase();
  await setTitles(database);
  office = await anOffice(database);
  await givePassword(database, office.decider);
  ({ frameworkId } = await storeContent(database, office.author));
  await bringTo(database, office, frameworkId, "approved");
});
afterEach(() => database.close());

async function namedFrom(seniority: Seniority | null): Promise<void> {
  const { version } = await getOffice(database.db);
  await saveNamedFrom(at(database, office.admin), { namedFrom: seniority, version });
}

async function recordOf(input: Partial<Parameters<typeof determinePublication>[1]> = {}) {
  await determinePublication(at(database, office.monitoring), {
    frameworkId,
    digest: await digestOf(database, frameworkId),
    answers: answersWith(),
    ...input,
  });
  const signed = await signDecision(at(database, office.decider), await signature(database, frameworkId));
  const found = await findPublishedRecord(database.db, signed.referenceKey, TODAY);
  if (!found?.published) throw new Error("It is published");
  return found;
}

async function verified() {
  return (await verifyAllSeals(database, await TEST_SIGNER.publicKeys())).findings;
}

describe("names in a record", () => {
  it("are all printed where the office has set no grade", async () => {
    const { record } = await recordOf();
    expect([record.submitted.name, record.approval.name, record.determined.name]).toEqual([
      office.author.name,
      office.senior.name,
      office.monitoring.name,
    ]);
  });

  it("are titles alone below the grade, and of those of whom nothing is said", async () => {
    await namedFrom("chief_officer");
    await database.db
      .update(person)
      .set({ seniority: "chief_officer" })
      .where(eq(person.id, office.senior.personId));
    const { record } = await recordOf();
    expect(record.submitted).toMatchObject({ name: "", capacity: "Commissioning Manager" });
    expect(record.approval.name).toBe(office.senior.name);
    expect(record.determined).toMatchObject({ name: "", capacity: "Solicitor to the office" });
    expect(record.signature.name).toBe(office.decider.name);
    expect(await verified()).toEqual([]);
  });

  it("are as the monitoring officer chose for this record", async () => {
    await namedFrom("chief_officer");
    const { record } = await recordOf({ titlesOnly: [office.senior.personId, 999_999] });
    expect([record.submitted.name, record.approval.name]).toEqual([office.author.name, ""]);
  });
});

describe("the reasoning behind a ground", () => {
  it("is published with it and sealed, and the link and the opinion too", async () => {
    const section = "Freedom of Information Act 2000 s.36";
    const { record, report } = await recordOf({
      answers: answersWith({
        report: {
          ...WITHHELD,
          written: section,
          publicInterest: "Candour is worth more here",
          opinionBy: "P. Person, Chief Executive",
          opinionOn: calendarDate("2018-03-01"),
          opinion: "Advice would be inhibited",
        },
        details: {
          ...WITHHELD,
          written: "Freedom of Information Act 2000 s.21",
          accessibleAt: "https://opcc.example/budget",
        },
      }),
    });
    expect(report).toEqual({ published: false, legalGround: section });
    expect(record.determinations.find(({ part }) => part === "report")?.grounds).toEqual([
      {
        legalGround: section,
        publicInterest: "Candour is worth more here",
        opinion: { by: "P. Person, Chief Executive", on: "2018-03-01", text: "Advice would be inhibited" },
      },
    ]);
    expect(record.determinations.find(({ part }) => part === "details")?.grounds).toMatchObject([
      { accessibleAt: "https://opcc.example/budget" },
    ]);
    expect(record.determinations.find(({ part }) => part === "eia")).not.toHaveProperty("grounds");
    expect(await verified()).toEqual([]);
  });
});
