import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEmbedded } from "../../db/client.server";
import { NO_FILTER } from "../../app/domain/audit/filter";
import { auditJsonLines } from "../../app/services/office/audit-export.server";
import { signOut } from "../../app/services/account/sign-out.server";
import { tamper } from "../support/audit";
import { startCommand, temporaryFolder } from "../support/command";
import { addSession } from "../support/accounts";
import { addPerson, NOW } from "../support/office";

let folder: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  await inDatabase(async (database) => {
    const actor = await addPerson(database, "Somebody", ["administrator"]);
    for (const everywhere of [false, true, false]) {
      const sessionId = await addSession(database, actor);
      await signOut({ database, now: () => NOW, isSecure: false, actor, sessionId, everywhere });
    }
    const lines = [];
    for await (const line of auditJsonLines(database.db, NO_FILTER, NOW)) lines.push(line);
    await writeFile(file("whole.jsonl"), lines.join(""));
    await writeFile(file("changed.jsonl"), lines.join("").replace("session.end-all", "session.end"));
  });
});
afterAll(() => remove());

const file = (name: string) => path.join(folder, name);
const data = () => path.join(folder, "data");

async function inDatabase(work: (database: Awaited<ReturnType<typeof openEmbedded>>) => Promise<void>) {
  const database = await openEmbedded(data());
  await work(database).finally(() => database.close());
}

async function verify(...args: string[]) {
  const command = startCommand("verify-audit", { DATA_DIR: data() }, args);
  return { code: await command.ended, output: command.output() };
}

it("says that a log is whole, with the head that it comes to", async () => {
  const { code, output } = await verify();
  expect(output).toMatch(
    /^Verified: all 3 rows of the audit log are there, as they were written\. The log comes to row 3, hash [0-9a-f]{64}\.$/mu,
  );
  expect(code).toBe(0);
});

it("verifies an export without the database", async () => {
  expect(await verify("--file", file("whole.jsonl"))).toMatchObject({ code: 0 });
  const { code, output } = await verify("--file", file("changed.jsonl"));
  expect(output).toContain("Row 2: it does not agree with its own hash");
  expect(code).toBe(1);
});

it("says in a line what it cannot check", async () => {
  const missing = await verify("--file", file("none.jsonl"));
  expect(missing).toEqual({ code: 1, output: `There is no file ${file("none.jsonl")}.\n` });
  expect(await verify("--fiel", file("whole.jsonl"))).toMatchObject({
    code: 1,
    output: expect.stringContaining("Usage: npm run verify:audit") as string,
  });
  const command = startCommand("verify-audit", { DATA_DIR: file("nowhere") });
  expect(await command.ended).toBe(1);
  expect(command.output()).toContain(`There is no database at ${file("nowhere")}.`);
});

describe("names the row that was", () => {
  beforeAll(() =>
    inDatabase((database) =>
      tamper(
        database,
        "create table kept_event as table audit_event",
        "create table kept_head as table audit_head",
      ),
    ),
  );

  it.each<[string, string, readonly string[]]>([
    ["changed", "Row 2: ", ["update audit_event set subject = 'Another' where number = 2"]],
    ["deleted", "Row 2: it was deleted.", ["delete from audit_event where number = 2"]],
    [
      "inserted",
      "Row 2: it was put in",
      [
        "update audit_event set number = -number where number > 1",
        "update audit_event set number = 1 - number where number < 0",
        `insert into audit_event (number, at, act, previous_hash, hash)
         select 2, at, act, (select hash from audit_event where number = 1), hash from audit_event where number = 4`,
        "update audit_event as event set hash = audit_event_hash(event) where number = 2",
      ],
    ],
    [
      "moved",
      "Row 1: ",
      [
        "update audit_event set number = -1 where number = 1",
        "update audit_event set number = 1 where number = 3",
        "update audit_event set number = 3 where number = -1",
      ],
    ],
    ["cut off with all after it", "Row 3: ", ["delete from audit_event where number > 2"]],
    [
      "the first of a log that was dropped",
      "the log is empty, yet there are 1 accounts",
      ["delete from audit_event", "update audit_head set number = 0, hash = repeat('0', 64)"],
    ],
  ])("%s", async (_what, printed, statements) => {
    await inDatabase((database) => tamper(database, ...statements));
    const { code, output } = await verify();
    expect(output).toContain(printed);
    expect(code).toBe(1);
    await inDatabase((database) =>
      tamper(
        database,
        "delete from audit_event",
        "delete from audit_head",
        "insert into audit_event select * from kept_event",
        "insert into audit_head select * from kept_head",
      ),
    );
  });
});
