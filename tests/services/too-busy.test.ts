import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { addFundingSource } from "../../app/services/budget/add-funding-source.server";
import { createFramework } from "../../app/services/frameworks/create-framework.server";
import { DatabaseBusy, openPostgres, type Database } from "../../db/client.server";
import { consultationAnswer, formKey, fundingSource } from "../../db/schema";
import { receiveAnswer } from "../../app/services/consultation/receive-answer.server";
import { anOffice } from "../support/action-plan";
import { anOpenConsultation } from "../support/open-consultation";
import { setTitles, SIGN_OFF_NOW } from "../support/sign-off";
import { storeContent } from "../support/stored-content";
import { copyPostgresTemplate } from "../support/database";
import { aNewFramework } from "../support/budget";
import { deferred } from "../support/deferred";
import { hold } from "../support/held";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";

const WAIT_MS = 300;
/** Longer than PostgreSQL takes to notice a deadlock (1 s). */
const LONG_MS = 30_000;

const template = inject("databaseTemplate");
// The embedded database does one thing at a time, so nothing there waits for a row or for a connection.
describe.runIf(template.kind === "postgresql")("a database that others keep busy", () => {
  let copy: Awaited<ReturnType<typeof copyPostgresTemplate>>;
  /** The service's own, with one connection for transactions; and another server on the same database. */
  let database: Database;
  let other: Database;

  beforeAll(async () => {
    if (template.kind !== "postgresql") throw new Error("This is for PostgreSQL");
    copy = await copyPostgresTemplate(template);
    database = await openPostgres(copy.url, { poolSize: 1, waitMs: WAIT_MS });
    other = await openPostgres(copy.url, { poolSize: 2, waitMs: LONG_MS });
  });
  afterAll(async () => {
    await Promise.all([database.close(), other.close()]);
    await copy.drop();
  });

  it("refuses what waits too long for a row, stores nothing of it, and takes the same form afterwards", async () => {
    const author = await addPerson(other, "Writer", ["eia_author"]);
    const { frameworkId } = await createFramework(
      contextOf(other, author),
      aNewFramework({ isBaseline: true }),
    );
    const add = () =>
      addFundingSource(
        { ...contextOf(database, author), formKey: "made once" },
        { frameworkId, name: "Reserve", amounts: { 2018: 1_000_00 } },
      );
    const { letGo } = await hold(other, (tx) =>
      tx.execute(sql`select id from framework where id = ${frameworkId} for update`),
    );
    expect(await refusalOf(add())).toEqual({
      kind: "busy",
      message:
        "The service is too busy with what others are saving. Try again in a moment: nothing is done twice.",
    });
    expect(await other.db.$count(fundingSource)).toBe(0);
    expect(await other.db.$count(formKey)).toBe(0);
    await letGo();
    await add();
    expect(await other.db.$count(fundingSource)).toBe(1);
  });

  it("tells whoever answers a consultation so too, keeps nothing of the answer, and takes it afterwards", async () => {
    const office = await anOffice(other);
    await setTitles(other);
    const { frameworkId } = await storeContent(other, office.author);
    const asked = await anOpenConsultation(other, office, frameworkId, SIGN_OFF_NOW);
    const before = await other.db.$count(consultationAnswer);
    const send = () =>
      receiveAnswer(
        { database, now: () => SIGN_OFF_NOW, secret: new Uint8Array(32), address: "203.0.113.7" },
        { slug: asked.slug, formKey: "once", body: "", given: { [`q${asked.questionId}`]: "At night" } },
      );
    const { letGo } = await hold(other, (tx) =>
      tx.execute(sql`select id from public_consultation where id = ${asked.consultationId} for update`),
    );
    expect(await refusalOf(send())).toMatchObject({ kind: "busy" });
    expect(await other.db.$count(consultationAnswer)).toBe(before);
    await letGo();
    await send();
    expect(await other.db.$count(consultationAnswer)).toBe(before + 1);
  });

  it("refuses what waits too long for its turn, while pages are read", async () => {
    const { letGo } = await hold(database, () => Promise.resolve());
    const second = database.transaction(() => Promise.resolve("its turn came"));
    await expect(second).rejects.toThrow(DatabaseBusy);
    await database.ping();
    expect(await database.publicDb.execute(sql`select 1 as one`)).toMatchObject([{ one: 1 }]);
    await letGo();
    expect(await database.transaction(() => Promise.resolve("its turn came"))).toBe("its turn came");
  });

  it("refuses the one of two that wait for each other which PostgreSQL ends, and lets the other go on", async () => {
    const [first, second] = await Promise.all(
      ["First", "Second"].map((name) => addPerson(other, name, ["eia_author"])),
    );
    const lock = (personId = 0) => sql`select id from person where id = ${personId} for update`;
    const both = [first, second].map((person) => ({ personId: person?.personId, isLocked: deferred() }));
    const outcomes = await Promise.allSettled(
      both.map(({ personId, isLocked }, index) =>
        other.transaction(async (tx) => {
          await tx.execute(lock(personId));
          isLocked.resolve();
          const rival = both[1 - index];
          await rival?.isLocked.promise;
          await tx.execute(lock(rival?.personId));
        }),
      ),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: expect.any(DatabaseBusy) as unknown,
    });
  });

  it("passes on what went wrong for another reason as it was", async () => {
    const failing = database.transaction(() => Promise.reject(new RangeError("for another reason")));
    await expect(failing).rejects.toThrow(RangeError);
  });
});
