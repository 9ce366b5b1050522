import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { asOwner } from "../support/audit";
import { everyDay } from "../../app/platform/daily.server";
import { createLog } from "../../app/platform/log.server";
import { createTestDatabase } from "../support/database";

const NOW = new Date("2019-02-20T10:00:00Z");

function aLog() {
  const lines: string[] = [];
  const stream = new PassThrough();
  stream.on("data", (chunk: Buffer) => lines.push(chunk.toString()));
  return { lines, log: createLog("info", stream) };
}

it("does what is due as the server starts, and is waited for as it stops", async () => {
  const database = await createTestDatabase();
  const { lines, log } = aLog();
  await everyDay({ database, now: () => NOW, log })();
  expect(lines).toEqual([]);
  await database.close();
});

it("says in the log what could not be done, and the server goes on", async () => {
  const database = await createTestDatabase();
  await asOwner(
    database,
    "create function refuse_to_delete() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$",
    "create trigger refused before delete on consultation_saved_answer for each statement execute function refuse_to_delete()",
  );
  const { lines, log } = aLog();
  await everyDay({ database, now: () => NOW, log })();
  expect(lines.join("")).toContain("what is due to be deleted could not be deleted");
  await database.close();
});
