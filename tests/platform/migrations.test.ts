import path from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "../../app/platform/open-database.server";
import { readEnvironment } from "../../app/platform/environment.server";
import { signOut } from "../../app/services/account/sign-out.server";
import { compareMigrations, knownMigrations, type Migration } from "../../db/migrations.server";
import type { Database, Opening } from "../../db/client.server";
import { person } from "../../db/schema";
import { addSession } from "../support/accounts";
import { tamper } from "../support/audit";
import { startCommand } from "../support/command";
import { addPerson, NOW } from "../support/office";
import { createPlace, type Place } from "../support/place";

// The project's own commands, each a process.
vi.setConfig({ testTimeout: 180_000 });

const migration = (writtenAt: number): Migration => ({ name: `000${writtenAt}`, writtenAt });
const KNOWN = [1, 2, 3].map(migration);

describe("the migrations of a database", () => {
  it.each([
    ["none yet", [], { latest: null, unknown: 0, missing: KNOWN }],
    ["all", [1, 2, 3], { latest: KNOWN[2], unknown: 0, missing: [] }],
    ["not yet the last", [1, 2], { latest: KNOWN[1], unknown: 0, missing: [KNOWN[2]] }],
    ["one that is not known", [1, 2, 3, 4], { latest: KNOWN[2], unknown: 1, missing: [] }],
    ["one of another line", [1, 3, 9], { latest: KNOWN[2], unknown: 1, missing: [KNOWN[1]] }],
  ])("%s", (_, had, state) => {
    expect(compareMigrations(KNOWN, had)).toEqual(state);
  });

  it("of this release are written one after the other: an earlier one would be left out where a later one is applied", async () => {
    const times = (await knownMigrations()).map(({ writtenAt }) => writtenAt);
    expect(times.length).toBeGreaterThan(10);
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
  });
});

type Command = "verify-audit" | "start" | "backup" | "restore";

describe("a database", () => {
  let place: Place;
  beforeEach(async () => {
    place = await createPlace();
    await place.inside(async (database) => {
      const actor = await addPerson(database, "Somebody", ["administrator"]);
      const sessionId = await addSession(database, actor);
      await signOut({ database, now: () => NOW, isSecure: false, actor, sessionId, everywhere: false });
    });
  });
  afterEach(() => place.remove());

  /** As what opens it for a command does, without a process of its own. */
  const opened = async (opening: Opening = {}): Promise<Database> =>
    openDatabase(readEnvironment(place.environment, "unused"), opening);
  const inDatabase = (...statements: string[]) => place.inside((database) => tamper(database, ...statements));
  /** Past our own code, for that would not open it. */
  const ofNewerRelease = () =>
    inDatabase("insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)");
  const withoutTheLast = () =>
    inDatabase(
      "delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)",
    );
  const commandIn = async (where: Place, name: Command, ...args: string[]) => {
    const running = startCommand(name, where.environment, args);
    return { code: await running.ended, output: running.output().trim() };
  };
  const command = (name: Command, ...args: string[]) => commandIn(place, name, ...args);
  const counted = async () => {
    const database = await opened({ isReading: true });
    try {
      const [row] = await database.db
        .select({ count: sql<number>`count(*)::int` })
        .from(sql`drizzle.__drizzle_migrations`);
      return row?.count;
    } finally {
      await database.close();
    }
  };

  it("of a newer release is refused by an older one, that reads or works, in one line", async () => {
    await ofNewerRelease();
    const line = /of a newer release\. Use that one\.$/u;
    await expect(opened()).rejects.toThrow(line);
    await expect(opened({ isReading: true })).rejects.toThrow(line);
    expect(await command("start")).toEqual({
      code: 1,
      output: expect.stringMatching(/^[^\n]+of a newer release\. Use that one\.$/u),
    });
  });

  it("of an earlier release is verified as it is, and nothing in it is changed", async () => {
    const { length } = await knownMigrations();
    await withoutTheLast();
    expect(await command("verify-audit")).toMatchObject({
      code: 0,
      output: expect.stringContaining("Verified: all 1 rows"),
    });
    expect(await counted()).toBe(length - 1);
  });

  it("that has left out an earlier migration than its last is refused", async () => {
    await inDatabase("delete from drizzle.__drizzle_migrations where id = 5");
    await expect(opened()).rejects.toThrow(/has not had 0004_audit_chain, .* another line of releases/u);
  });

  it("without anything in it is not filled by what only reads", async () => {
    const empty = await createPlace();
    try {
      await expect(
        openDatabase(readEnvironment(empty.environment, "unused"), { isReading: true }),
      ).rejects.toThrow("The database is empty: no server has been started on it yet.");
    } finally {
      await empty.remove();
    }
  });

  it("of an older release does not take a newer backup in place of what it has", async () => {
    const file = path.join(place.folder, "newer.backup");
    await ofNewerRelease();
    expect((await command("backup", file)).code).toBe(0);
    const older = await createPlace();
    try {
      await older.inside((database) => addPerson(database, "Somebody else", ["administrator"]));
      const { code, output } = await commandIn(older, "restore", file, "--replace");
      expect(output).toContain("of a newer release");
      expect(code).toBe(1);
      const people = await older.inside(({ db }) => db.select({ name: person.name }).from(person));
      expect(people).toEqual([{ name: "Somebody else" }]);
    } finally {
      await older.remove();
    }
  });
});
