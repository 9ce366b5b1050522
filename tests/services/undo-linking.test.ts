import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { framework } from "../../db/schema";
import { isStale } from "../../app/domain/eia/freshness";
import { linkLines } from "../../app/services/changes/link-lines.server";
import { splitChange } from "../../app/services/changes/split-change.server";
import { undoLinking } from "../../app/services/changes/undo-linking.server";
import { changesIn, inWords, startBudgets } from "../support/budget";
import { createTestDatabase } from "../support/database";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";
import { storeContent } from "../support/stored-content";

let database: Database;
let author: Actor;
let colleague: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
  colleague = await addPerson(database, "Colleague", ["eia_author"]);
});
afterAll(() => database.close());

const context = (as = author) => contextOf(database, as);

async function versionOf(frameworkId: number): Promise<number> {
  const [row] = await database.db.select().from(framework).where(eq(framework.id, frameworkId));
  return row?.version ?? 0;
}

async function link(frameworkId: number, title: string, before: string[], now: string[]) {
  const { budget, previous } = await getContent(database.db, frameworkId);
  const idsOf = (lines: readonly { id: number; service: string }[], services: string[]) =>
    services.map((service) => lines.find((line) => line.service === service)?.id ?? 0);
  return linkLines(context(), {
    frameworkId,
    version: await versionOf(frameworkId),
    title,
    previousLineIds: idsOf(previous?.lines ?? [], before),
    newLineIds: idsOf(budget.lines, now),
  });
}

const undo = async (frameworkId: number, changeId: number, as = author) =>
  undoLinking(context(as), { frameworkId, changeId, version: await versionOf(frameworkId) });

/** What each change is made of, whatever order they stand in. */
const words = async (frameworkId: number) => inWords(await changesIn(database, frameworkId)).sort();

const start = () =>
  startBudgets(database, author, {
    before: { "Victim First": 300, "Hardship fund": 5, Kicks: 10 },
    now: { "Victim First": 320, Kicks: 10, "Warning Zone": 7 },
  });

describe("undoing a link", () => {
  it("puts lines back into the changes that ended in it, and into those that lost some", async () => {
    const { frameworkId } = await start();
    await link(frameworkId, "Both of before", ["Victim First", "Hardship fund"], []);
    const before = await words(frameworkId);
    const { changeId, canBeUndone } = await link(
      frameworkId,
      "Joined",
      ["Hardship fund"],
      ["Victim First", "Kicks"],
    );
    expect(canBeUndone).toBe(true);
    expect(await words(frameworkId)).not.toEqual(before);
    await undo(frameworkId, changeId);
    expect(await words(frameworkId)).toEqual(before);
  });

  it("takes a change away again that was made of parts of others", async () => {
    const { frameworkId } = await start();
    await link(frameworkId, "All before", ["Victim First", "Hardship fund", "Kicks"], []);
    await link(frameworkId, "All now", [], ["Victim First", "Kicks", "Warning Zone"]);
    const before = await words(frameworkId);
    const { changeId } = await link(frameworkId, "Kicks", ["Kicks"], ["Kicks"]);
    await undo(frameworkId, changeId);
    expect(await words(frameworkId)).toEqual(before);
  });

  it("makes the answer of the change that went on about today’s figures again", async () => {
    const { frameworkId } = await storeContent(database, author);
    const was = await changesIn(database, frameworkId);
    const victims = was.find(({ title }) => title === "Victim support");
    const plain = was.find((change) => change.id !== victims?.id && change.newLines.length > 0);
    const { entries } = await getContent(database.db, frameworkId);
    const free = was.find(
      ({ id, newLines }) => newLines.length > 0 && entries.every(({ changeId }) => changeId !== id),
    );
    expect(plain && free).toBeDefined();
    const { changeId } = await link(
      frameworkId,
      "Together",
      victims?.previousLines.map(({ service }) => service) ?? [],
      [...(victims?.newLines ?? []), ...(free?.newLines ?? [])].map(({ service }) => service),
    );
    const entryNow = async () => {
      const content = await getContent(database.db, frameworkId);
      const change = (await changesIn(database, frameworkId)).find(({ id }) => id === changeId);
      const entry = content.entries.find((one) => one.changeId === changeId);
      return entry && change ? isStale(entry, change) : null;
    };
    expect(await entryNow()).toBe(true);
    await undo(frameworkId, changeId);
    expect(await entryNow()).toBe(false);
  });

  it("is refused where an answer went into another one", async () => {
    const { frameworkId } = await storeContent(database, author);
    const { changeId, canBeUndone } = await link(
      frameworkId,
      "Together",
      ["Drugs officers"],
      ["Warning Zone"],
    );
    expect(canBeUndone).toBe(false);
    expect(await refusalOf(undo(frameworkId, changeId))).toMatchObject({ kind: "conflict" });
  });

  it("is refused to anybody else, after anything else, and on another version", async () => {
    const { frameworkId } = await start();
    const { changeId } = await link(frameworkId, "Kicks", ["Kicks"], ["Kicks"]);
    expect(await refusalOf(undo(frameworkId, changeId, colleague))).toMatchObject({ kind: "conflict" });
    expect(await refusalOf(undoLinking(context(), { frameworkId, changeId, version: 0 }))).toMatchObject({
      kind: "stale",
    });
    await link(frameworkId, "Victims", ["Victim First"], ["Victim First"]);
    expect(await refusalOf(undo(frameworkId, changeId))).toMatchObject({ kind: "conflict" });
  });
});

describe("undoing a split", () => {
  it("makes one change of it again, and is not undone twice", async () => {
    const { frameworkId } = await start();
    const { changeId } = await link(frameworkId, "Kicks and more", ["Kicks"], ["Kicks", "Warning Zone"]);
    const before = await words(frameworkId);
    const change = (await changesIn(database, frameworkId)).find(({ id }) => id === changeId);
    const { frameworkVersion } = await splitChange(context(), {
      frameworkId,
      changeId,
      version: change?.version ?? 0,
      takeOut: null,
    });
    expect(frameworkVersion).toBe(await versionOf(frameworkId));
    expect(await words(frameworkId)).not.toEqual(before);
    await undo(frameworkId, changeId);
    expect(await words(frameworkId)).toEqual(before);
    expect(await refusalOf(undo(frameworkId, changeId))).toMatchObject({ kind: "conflict" });
  });
});
