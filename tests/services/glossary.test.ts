import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, framework } from "../../db/schema";
import { contentLeaves } from "../../app/domain/decision/content-leaves";
import { addGlossaryTerm } from "../../app/services/frameworks/add-glossary-term.server";
import { isWhatWasFrozen, saltLeaves } from "../../app/services/sign-off/content-digest.server";
import { createFramework } from "../../app/services/frameworks/create-framework.server";
import { editGlossaryTerm } from "../../app/services/frameworks/edit-glossary-term.server";
import { removeGlossaryTerm } from "../../app/services/frameworks/remove-glossary-term.server";
import { startBudgets } from "../support/budget";
import { aCompleteFramework, aTerm } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";

let database: Database;
let author: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
});
afterAll(() => database.close());

const context = (as = author) => contextOf(database, as);
const glossary = async (frameworkId: number) => (await getContent(database.db, frameworkId)).glossary;
const YOS = { term: "YOS", meaning: "Youth Offending Service" };
const IOM = { term: "IOM", meaning: "Integrated Offender Management" };

async function start(): Promise<number> {
  const { frameworkId } = await startBudgets(database, author, { before: {}, now: { Helpline: 100 } });
  return frameworkId;
}

describe("the glossary of a framework", () => {
  it("takes terms, in the order of the alphabet, changes and removes them, and the log has each act", async () => {
    const frameworkId = await start();
    const { termId } = await addGlossaryTerm(context(), { frameworkId, ...YOS });
    await addGlossaryTerm(context(), { frameworkId, ...IOM });
    expect(await glossary(frameworkId)).toMatchObject([IOM, YOS]);
    const edited = { term: "YOT", meaning: "Youth Offending Team" };
    await editGlossaryTerm(context(), { frameworkId, termId, version: 1, ...edited });
    expect(await glossary(frameworkId)).toMatchObject([IOM, { ...edited, version: 2 }]);
    await removeGlossaryTerm(context(), { frameworkId, termId, version: 2 });
    expect(await glossary(frameworkId)).toMatchObject([IOM]);
    const events = await database.db
      .select({ act: auditEvent.act, subject: auditEvent.subject })
      .from(auditEvent)
      .where(eq(auditEvent.frameworkId, frameworkId))
      .orderBy(desc(auditEvent.number))
      .limit(4);
    expect(events.reverse()).toEqual([
      { act: "glossary.add", subject: "YOS" },
      { act: "glossary.add", subject: "IOM" },
      { act: "glossary.edit", subject: "YOT" },
      { act: "glossary.remove", subject: "YOT" },
    ]);
  });

  it.each([
    ["no abbreviation", { term: "", meaning: "Nothing" }, "term"],
    ["no meaning", { term: "XYZ", meaning: "" }, "meaning"],
    ["one that is there", { ...IOM, meaning: "Something else" }, "term"],
  ])("refuses %s", async (_, written, field) => {
    const frameworkId = await start();
    await addGlossaryTerm(context(), { frameworkId, ...IOM });
    const { termId } = await addGlossaryTerm(context(), { frameworkId, ...YOS });
    const invalid = { kind: "invalid", errors: { [field]: expect.any(String) as string } };
    expect(await refusalOf(addGlossaryTerm(context(), { frameworkId, ...written }))).toMatchObject(invalid);
    const edit = editGlossaryTerm(context(), { frameworkId, termId, version: 1, ...written });
    expect(await refusalOf(edit)).toMatchObject(invalid);
  });

  it("keeps a term's own name when only its meaning changes", async () => {
    const frameworkId = await start();
    const { termId } = await addGlossaryTerm(context(), { frameworkId, ...IOM });
    await editGlossaryTerm(context(), { frameworkId, termId, version: 1, ...IOM, meaning: "Another" });
    expect(await glossary(frameworkId)).toMatchObject([{ term: "IOM", meaning: "Another" }]);
  });

  it("refuses a stale form with what is there now, and finds nothing through another framework", async () => {
    const [frameworkId, other] = [await start(), await start()];
    const { termId } = await addGlossaryTerm(context(), { frameworkId, ...IOM });
    for (const [at, version, refusal] of [
      [frameworkId, 2, { kind: "stale", current: IOM }],
      [other, 1, { kind: "not-found" }],
    ] as const) {
      const row = { frameworkId: at, termId, version };
      expect(await refusalOf(editGlossaryTerm(context(), { ...row, ...YOS }))).toEqual(refusal);
      expect(await refusalOf(removeGlossaryTerm(context(), row))).toEqual(refusal);
    }
  });

  it("is frozen with what was submitted", async () => {
    const frameworkId = await start();
    const { termId } = await addGlossaryTerm(context(), { frameworkId, ...IOM });
    await database.db.update(framework).set({ state: "submitted" }).where(eq(framework.id, frameworkId));
    for (const attempt of [
      () => addGlossaryTerm(context(), { frameworkId, ...YOS }),
      () => editGlossaryTerm(context(), { frameworkId, termId, version: 1, ...YOS }),
      () => removeGlossaryTerm(context(), { frameworkId, termId, version: 1 }),
    ]) {
      expect(await refusalOf(attempt())).toMatchObject({ kind: "conflict" });
    }
  });

  it("begins as that of the framework it is compared with", async () => {
    const firm = {
      aim: "",
      numberOfYears: 1,
      priorities: ["Victims"],
      budgetDate: null,
    };
    const { frameworkId: baseline } = await createFramework(context(), {
      ...firm,
      title: "Before",
      firstYear: 2017,
      previousId: null,
      isBaseline: true,
    });
    for (const term of [YOS, IOM]) await addGlossaryTerm(context(), { frameworkId: baseline, ...term });
    const { frameworkId } = await createFramework(context(), {
      ...firm,
      title: "Now",
      firstYear: 2018,
      previousId: baseline,
      isBaseline: false,
    });
    expect(await glossary(frameworkId)).toMatchObject([IOM, YOS]);
  });
});

describe("the digest and the glossary", () => {
  it("has a leaf for each term, in the part that is the record", () => {
    const content = aCompleteFramework({ glossary: [aTerm({ id: 7, ...IOM })] });
    expect(contentLeaves(content).filter(({ kind }) => kind === "glossary_term")).toEqual([
      { part: "record", kind: "glossary_term", id: 7, body: { id: 7, ...IOM, version: 1 } },
    ]);
  });

  it("still knows what was frozen before there was a glossary, and tells when a term is added since", () => {
    const before = aCompleteFramework({ glossary: [] });
    const leaves = saltLeaves(contentLeaves(before));
    expect(leaves.some(({ kind }) => kind === "glossary_term")).toBe(false);
    expect(isWhatWasFrozen(before, leaves)).toBe(true);
    expect(isWhatWasFrozen({ ...before, glossary: [aTerm()] }, leaves)).toBe(false);
  });
});
