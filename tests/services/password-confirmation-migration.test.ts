import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { listPeople } from "../../db/queries/people.server";
import { oneTimeLink } from "../../db/schema";
import { hashToken } from "../../app/auth/session.server";
import { setPassword } from "../../app/services/account/set-password.server";
import { NEW_PASSWORD } from "../support/accounts";
import { migratedFrom } from "../support/earlier-migrations";
import { NOW } from "../support/office";

/** The migrations before the one that asks whose password it is. */
const BEFORE_CONFIRMATION = 12;

let database: Database;
beforeAll(async () => {
  database = await migratedFrom(BEFORE_CONFIRMATION, (client) =>
    client.exec(`
    insert into person (email, name, password_hash, created_at) values
      ('admin@opcc.example', 'Admin', 'x', now()), ('signatory@opcc.example', 'Signatory', 'x', now()),
      ('new@opcc.example', 'New', null, now()), ('unlogged@opcc.example', 'Unlogged', null, now());
    insert into audit_event (at, act, person_id, person_name, subject, detail) values
      (now(), 'account.create', 2, 'Signatory', 'New', '{"personId": 3}'),
      (now(), 'account.link', 1, 'Admin', 'New', '{"personId": 3}'),
      (now(), 'account.link', 2, 'Signatory', 'Signatory', '{"personId": 2}');
    insert into one_time_link (token_hash, purpose, person_id, created_at, expires_at, used_at) values
      ('${hashToken("open link of New")}', 'set_password', 3, now(), '2100-01-01', null),
      ('a used one', 'set_password', 2, now(), '2100-01-01', now()),
      ('an open one that is not on the log', 'set_password', 4, now(), '2100-01-01', null),
      ('the code', 'set_up', null, now(), '2100-01-01', now());
  `),
  );
});
afterAll(() => database.close());

it("takes accounts that had a password as confirmed, and no other", async () => {
  expect((await listPeople(database.db)).map(({ name, isConfirmed }) => [name, isConfirmed])).toEqual([
    ["Admin", true],
    ["New", false],
    ["Signatory", true],
    ["Unlogged", false],
  ]);
});

it("knows from the audit log who made an open link, and lets none stay of which that is not known", async () => {
  const links = await database.db.select().from(oneTimeLink);
  expect(links.map(({ personId, madeBy, usedAt }) => [personId, madeBy, usedAt !== null])).toEqual(
    expect.arrayContaining([
      [3, 1, false],
      [2, null, true],
      [null, null, true],
    ]),
  );
  expect(links).toHaveLength(3);
  const chosen = { token: "open link of New", newPassword: NEW_PASSWORD };
  expect(await setPassword({ database, now: () => NOW }, chosen)).toBe(true);
  const [, account] = await listPeople(database.db);
  expect(account).toMatchObject({ name: "New", linkMadeBy: 1, isConfirmed: false });
});
