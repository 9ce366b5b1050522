import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { listSections } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, framework, office } from "../../db/schema";
import { contentLeaves } from "../../app/domain/decision/content-leaves";
import { arrangementVersion } from "../../app/domain/shared/arrangement";
import { arrangeSections, type Arrange } from "../../app/services/frameworks/arrange-sections.server";
import { removeSection } from "../../app/services/frameworks/remove-section.server";
import { saveSection } from "../../app/services/frameworks/save-section.server";
import { saveProposedHeadings } from "../../app/services/office/save-proposed-headings.server";
import { isWhatWasFrozen, saltLeaves } from "../../app/services/sign-off/content-digest.server";
import { startBudgets } from "../support/budget";
import { aCompleteFramework, aSection } from "../support/content-builder";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";

let database: Database;
let author: Actor;
let administrator: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
  administrator = await addPerson(database, "Administrator", ["administrator"]);
});
afterAll(() => database.close());

const context = (as = author) => contextOf(database, as);
const sections = (frameworkId: number) => listSections(database.db, frameworkId);
const order = async (frameworkId: number) =>
  (await sections(frameworkId)).map(({ heading, placement }) =>
    placement === "before_budget" ? `${heading} (before)` : heading,
  );

async function start(): Promise<number> {
  const { frameworkId } = await startBudgets(database, author, { before: {}, now: { Helpline: 100 } });
  return frameworkId;
}

const NEW = { sectionId: "new", version: Number.NaN } as const;
const FOREWORD = { heading: "Foreword", text: "What it is for", isReady: true };
const VALUE = { heading: "Value for money", text: "", isReady: false };

async function arrange(frameworkId: number, asked: Arrange | null): Promise<void> {
  const version = arrangementVersion(await sections(frameworkId));
  await arrangeSections(context(), { frameworkId, version, asked });
}

describe("the sections of a framework’s paper (rule 41)", () => {
  it("are added, written, moved and removed, and the log has each act", async () => {
    const frameworkId = await start();
    await saveSection(context(), { frameworkId, ...NEW, ...FOREWORD });
    await saveSection(context(), { frameworkId, ...NEW, ...VALUE });
    const [foreword, value] = await sections(frameworkId);
    const ready = { ...VALUE, text: "Tenders where much is spent", isReady: true };
    await saveSection(context(), { frameworkId, sectionId: value?.id ?? 0, version: 1, ...ready });
    expect(await sections(frameworkId)).toMatchObject([FOREWORD, { ...ready, version: 2 }]);
    await arrange(frameworkId, { id: foreword?.id ?? 0, by: -1 });
    expect(await order(frameworkId)).toEqual(["Foreword (before)", "Value for money"]);
    await arrange(frameworkId, { id: value?.id ?? 0, by: -1 });
    await arrange(frameworkId, { id: value?.id ?? 0, by: -1 });
    expect(await order(frameworkId)).toEqual(["Value for money (before)", "Foreword (before)"]);
    await removeSection(context(), { frameworkId, sectionId: foreword?.id ?? 0, version: 2 });
    expect(await order(frameworkId)).toEqual(["Value for money (before)"]);
    const events = await database.db
      .select({ act: auditEvent.act })
      .from(auditEvent)
      .where(eq(auditEvent.frameworkId, frameworkId))
      .orderBy(asc(auditEvent.number));
    expect(events.slice(-7).map(({ act }) => act)).toEqual([
      ...["section.add", "section.add", "section.edit"],
      ...["section.arrange", "section.arrange", "section.arrange"],
      "section.remove",
    ]);
  });

  it("are offered as the office names them, each once, in their order", async () => {
    const frameworkId = await start();
    await saveSection(context(), { frameworkId, ...NEW, ...FOREWORD, heading: "FOREWORD" });
    const [{ version } = { version: 0 }] = await database.db.select().from(office);
    const headings = { before_budget: ["Foreword", "Background"], after_budget: ["Value for money"] };
    expect(await refusalOf(saveProposedHeadings(context(), { ...headings, version }))).toMatchObject({
      kind: "forbidden",
    });
    await saveProposedHeadings(context(administrator), { ...headings, version });
    expect(
      await refusalOf(saveProposedHeadings(context(administrator), { ...headings, version })),
    ).toMatchObject({ kind: "stale" });
    await arrange(frameworkId, "propose");
    expect(await order(frameworkId)).toEqual(["Background (before)", "FOREWORD", "Value for money"]);
    expect(await refusalOf(arrange(frameworkId, "propose"))).toMatchObject({ kind: "conflict" });
  });

  it("refuse what is stale, what is ready and says nothing, and what is another framework’s", async () => {
    const [frameworkId, other] = [await start(), await start()];
    await saveSection(context(), { frameworkId, ...NEW, ...FOREWORD });
    const [{ id: sectionId } = { id: 0 }] = await sections(frameworkId);
    const current = { heading: "Foreword", text: "What it is for", isReady: "Yes" };
    for (const [at, version, refusal] of [
      [frameworkId, 2, { kind: "stale", current }],
      [other, 1, { kind: "not-found" }],
    ] as const) {
      const place = { frameworkId: at, sectionId, version };
      expect(await refusalOf(saveSection(context(), { ...place, ...VALUE }))).toEqual(refusal);
      expect(await refusalOf(removeSection(context(), place))).toEqual(refusal);
    }
    const empty = { frameworkId, sectionId, version: 1, ...VALUE, isReady: true };
    expect(await refusalOf(saveSection(context(), empty))).toMatchObject({
      kind: "invalid",
      errors: { text: expect.any(String) as string },
    });
    const move = { id: sectionId, by: 1 } as const;
    expect(
      await refusalOf(arrangeSections(context(), { frameworkId, version: 9, asked: move })),
    ).toMatchObject({ kind: "stale" });
    expect(await refusalOf(arrange(frameworkId, move))).toMatchObject({ kind: "conflict" });
    expect(await refusalOf(arrange(frameworkId, null))).toMatchObject({ kind: "conflict" });
  });

  it("are for authors alone, and frozen with what was submitted", async () => {
    const frameworkId = await start();
    await saveSection(context(), { frameworkId, ...NEW, ...FOREWORD });
    const [{ id: sectionId } = { id: 0 }] = await sections(frameworkId);
    const senior = context(await addPerson(database, "Senior", ["senior_officer"]));
    const attempts = (as: typeof senior) => [
      () => saveSection(as, { frameworkId, ...NEW, ...VALUE }),
      () => saveSection(as, { frameworkId, sectionId, version: 1, ...VALUE }),
      () => removeSection(as, { frameworkId, sectionId, version: 1 }),
      () => arrangeSections(as, { frameworkId, version: 1, asked: "propose" }),
    ];
    for (const attempt of attempts(senior)) {
      expect(await refusalOf(attempt())).toMatchObject({ kind: "forbidden" });
    }
    await database.db.update(framework).set({ state: "submitted" }).where(eq(framework.id, frameworkId));
    for (const attempt of attempts(context())) {
      expect(await refusalOf(attempt())).toMatchObject({ kind: "conflict" });
    }
  });
});

it("a submission made before there were sections is still what was frozen, until one is written", () => {
  const before = aCompleteFramework();
  const leaves = saltLeaves(contentLeaves(before));
  expect(isWhatWasFrozen(before, leaves)).toBe(true);
  expect(isWhatWasFrozen({ ...before, sections: [aSection({ text: "" })] }, leaves)).toBe(true);
  expect(isWhatWasFrozen({ ...before, sections: [aSection()] }, leaves)).toBe(false);
});

it("another order is another content", () => {
  const [one, two] = [aSection({ id: 1, heading: "A" }), aSection({ id: 2, heading: "B" })];
  const leaves = saltLeaves(contentLeaves(aCompleteFramework({ sections: [one, two] })));
  expect(isWhatWasFrozen(aCompleteFramework({ sections: [one, two] }), leaves)).toBe(true);
  expect(isWhatWasFrozen(aCompleteFramework({ sections: [two, one] }), leaves)).toBe(false);
});
