import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../db/client.server";
import { verifyAuditLog } from "../../app/services/office/verify-audit.server";
import { chainOf } from "../support/audit";
import { migratedFrom } from "../support/earlier-migrations";

/** The migrations before the one that makes the log a chain. */
const BEFORE_THE_CHAIN = 4;

let database: Database;
beforeAll(async () => {
  database = await migratedFrom(BEFORE_THE_CHAIN, (client) =>
    client.exec(`
    insert into person (email, name, created_at) values ('jo@opcc.example', 'Jo', now());
    insert into audit_event (at, act, person_id, person_name, subject, detail) values
      ('2018-03-07 10:00:00.123456+01', 'session.start', 1, 'Jo', '', '{}'),
      ('2018-03-07 10:01:00+00', 'eia.save', 1, 'Jo', 'Réduction', '{"b": 1, "a": [true, null]}'),
      ('2018-03-07 09:00:00+00', 'session.end', null, '', '', '{}');
  `),
  );
});
afterAll(() => database.close());

it("chains what was on the log already, in the order in which it was written", async () => {
  expect(await verifyAuditLog(database)).toMatchObject({ rows: 3, findings: [], head: { number: 3 } });
  expect((await chainOf(database)).map(({ number, at, act }) => [number, at, act])).toEqual([
    [1, "2018-03-07T09:00:00.123456Z", "session.start"],
    [2, "2018-03-07T10:01:00.000000Z", "eia.save"],
    [3, "2018-03-07T09:00:00.000000Z", "session.end"],
  ]);
});

it("leaves the log append-only", async () => {
  for (const statement of ["update audit_event set subject = 'x'", "delete from audit_event"]) {
    await expect(database.db.execute(statement)).rejects.toMatchObject({ cause: { code: "23000" } });
  }
});
