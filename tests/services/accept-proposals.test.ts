import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { Actor } from "../../db/queries/people.server";
import { auditEvent, budgetChange, changeNewLine, framework } from "../../db/schema";
import { openProposals } from "../../app/domain/budget/open-proposals";
import { isStale } from "../../app/domain/eia/freshness";
import { changesOf } from "../../app/domain/framework/content";
import { FRAMEWORK_STATES, ROLES } from "../../app/domain/framework/lifecycle";
import { acceptProposals } from "../../app/services/changes/accept-proposals.server";
import { editBudgetLine } from "../../app/services/budget/edit-budget-line.server";
import { linkLines } from "../../app/services/changes/link-lines.server";
import { changesIn, inWords, lineFields, startBudgets } from "../support/budget";
import { createTestDatabase } from "../support/database";
import { startManyLines } from "../support/many-lines";
import { addPerson, contextOf } from "../support/office";
import { refusalOf } from "../support/refusals";
import { storeContent } from "../support/stored-content";

let database: Database;
let author: Actor;
beforeAll(async () => {
  database = await createTestDatabase();
  author = await addPerson(database, "Author", ["eia_author"]);
});
afterAll(() => database.close());

const start = () =>
  startBudgets(database, author, {
    before: { "Victim First": 300, Kicks: 10, "Hate crime": 4 },
    now: { "Victim First": 320, Kicks: 10, "Warning Zone": 7 },
  });
const words = async (frameworkId: number) => inWords(await changesIn(database, frameworkId));

async function proposed(frameworkId: number) {
  const content = await getContent(database.db, frameworkId);
  const { proposals } = openProposals(content.budget, content.previous, changesOf(content));
  const [row] = await database.db.select().from(framework).where(eq(framework.id, frameworkId));
  return {
    version: row?.version ?? 0,
    keyOf: (title: string) => proposals.find((proposal) => proposal.title === title)?.key ?? "none",
    keys: proposals.map(({ key }) => key),
  };
}

const accept = (frameworkId: number, version: number, keys: readonly string[], as = author) =>
  acceptProposals(contextOf(database, as), { frameworkId, version, keys });

describe("accepting proposals", () => {
  it("links the lines of those chosen, and leaves the others", async () => {
    const { frameworkId } = await start();
    const { version, keyOf } = await proposed(frameworkId);
    expect(await accept(frameworkId, version, [keyOf("Kicks"), keyOf("Kicks")])).toBe(1);
    expect(await words(frameworkId)).toEqual([
      "Victim First: Victim First → ",
      "Kicks: Kicks → Kicks",
      "Hate crime: Hate crime → ",
      "Victim First:  → Victim First",
      "Warning Zone:  → Warning Zone",
    ]);
    expect((await proposed(frameworkId)).version).toBe(version + 1);
  });

  it("links all at once, and writes one event that says what and why", async () => {
    const { frameworkId, before, now } = await start();
    const { version, keys } = await proposed(frameworkId);
    expect(await accept(frameworkId, version, keys)).toBe(2);
    expect((await words(frameworkId)).sort()).toEqual([
      "Hate crime: Hate crime → ",
      "Kicks: Kicks → Kicks",
      "Victim First: Victim First → Victim First",
      "Warning Zone:  → Warning Zone",
    ]);
    const events = await database.db
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.frameworkId, frameworkId), eq(auditEvent.act, "change.accept_proposals")));
    expect(events).toMatchObject([
      {
        personId: author.personId,
        subject: "2 proposals",
        detail: {
          after: [
            {
              previousLineIds: [before["Victim First"]],
              newLineIds: [now["Victim First"]],
              sureness: "certain",
              reasons: ["Same name", "The provider is the same"],
            },
            { title: "Kicks" },
          ],
        },
      },
    ]);
    expect((await proposed(frameworkId)).keys).toEqual([]);
  });

  it("keeps what was written about the lines, stale, as linking by hand does", async () => {
    const { frameworkId } = await storeContent(database, author);
    // Its two lines are split, so that they are proposed again, with the new one that has the same provider and purpose.
    const content = await getContent(database.db, frameworkId);
    const joined = changesOf(content).find(({ title }) => title === "Victim support");
    const newLineId = joined?.newLines[0]?.id ?? 0;
    const [alone] = await database.db
      .insert(budgetChange)
      .values({ frameworkId, title: "Alone", position: 99 })
      .returning();
    await database.db
      .update(changeNewLine)
      .set({ changeId: alone?.id ?? 0 })
      .where(eq(changeNewLine.lineId, newLineId));
    const { version, keyOf } = await proposed(frameworkId);
    await accept(frameworkId, version, [keyOf("Victim support")]);
    const after = await getContent(database.db, frameworkId);
    const change = changesOf(after).find(({ id }) => id === joined?.id);
    const entry = after.entries.find(({ changeId }) => changeId === joined?.id);
    expect(change && inWords([change])).toEqual([
      "Victim support: Victim support → Victim support, Warning Zone",
    ]);
    expect(entry?.kind).toBe("assessed");
    expect(entry && change && isStale(entry, change)).toBe(true);
    expect(entry?.impacts).toEqual(content.entries.find(({ changeId }) => changeId === joined?.id)?.impacts);
    expect(entry?.absorbed.map(({ title }) => title)).toEqual(["Warning Zone"]);
  });

  it("is refused where others linked lines meanwhile", async () => {
    const { frameworkId, before, now } = await start();
    const { version, keyOf } = await proposed(frameworkId);
    await linkLines(contextOf(database, author), {
      frameworkId,
      version,
      title: "Theirs",
      previousLineIds: [before["Hate crime"] ?? 0],
      newLineIds: [now["Warning Zone"] ?? 0],
    });
    expect((await refusalOf(accept(frameworkId, version, [keyOf("Kicks")]))).kind).toBe("stale");
  });

  it("is refused whole where a line of one was edited meanwhile", async () => {
    const { frameworkId, now } = await start();
    const { keys } = await proposed(frameworkId);
    await editBudgetLine(contextOf(database, author), {
      frameworkId,
      lineId: now.Kicks ?? 0,
      version: 1,
      ...lineFields("Kicks", 11, [2018, 2019]),
      reason: "A slip",
    });
    const { version } = await proposed(frameworkId);
    const before = await words(frameworkId);
    expect(await refusalOf(accept(frameworkId, version, keys))).toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("Nothing was linked") as string,
    });
    expect(await words(frameworkId)).toEqual(before);
  });

  it("is refused for none, for one that was never proposed, and for another framework's", async () => {
    const [mine, other] = [await start(), await start()];
    const { version, keys } = await proposed(mine.frameworkId);
    expect(await refusalOf(accept(mine.frameworkId, version, []))).toMatchObject({
      kind: "invalid",
      errors: { chosen: "Choose the proposals to accept" },
    });
    expect((await refusalOf(accept(mine.frameworkId, version, ["1.1/2.1"]))).kind).toBe("conflict");
    const theirs = await proposed(other.frameworkId);
    expect((await refusalOf(accept(other.frameworkId, theirs.version, keys))).kind).toBe("conflict");
  });

  it.each(FRAMEWORK_STATES.filter((state) => state !== "drafting"))("is refused when %s", async (state) => {
    const { frameworkId } = await start();
    const { version, keys } = await proposed(frameworkId);
    await database.db.update(framework).set({ state }).where(eq(framework.id, frameworkId));
    const refusal = await refusalOf(accept(frameworkId, version, keys));
    expect(refusal.kind).toBe(state === "baseline" ? "not-found" : "conflict");
  });

  it.each(ROLES.filter((role) => role !== "eia_author"))("is refused to %s", async (role) => {
    const { frameworkId } = await start();
    const { version, keys } = await proposed(frameworkId);
    const other = await addPerson(database, `Accepts as ${role}`, [role]);
    const refusal = await refusalOf(accept(frameworkId, version, keys, other));
    expect(["forbidden", "not-found"]).toContain(refusal.kind);
  });

  it("takes a thousand in one go", async () => {
    const { frameworkId } = await startManyLines(database, author, 1_000);
    const { version, keys } = await proposed(frameworkId);
    expect(keys).toHaveLength(1_000);
    expect(await accept(frameworkId, version, keys)).toBe(1_000);
    expect((await changesIn(database, frameworkId)).map(({ kind }) => kind)).toEqual(
      keys.map(() => "unchanged"),
    );
  });
});
