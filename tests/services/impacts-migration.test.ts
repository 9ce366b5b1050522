import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { migratedFrom } from "../support/earlier-migrations";

const MIGRATIONS_BEFORE = 19;

/** A draft whose one entry has two impacts and an action, as they were before impacts had rows of their own. */
const FROM_BEFORE = `
  insert into person (name, email, created_at) values ('Author', 'author@opcc.example', now());
  insert into framework (title, years, created_at, created_by, state) values ('Framework', '{2018}', now(), 1, 'drafting');
  insert into eia (framework_id) values (1);
  insert into decision_record (framework_id) values (1);
  insert into budget_change (framework_id, title, position) values (1, 'Helpline', 0);
  insert into eia_entry (framework_id, change_id, kind, fingerprint, confirmed_at)
    values (1, 1, 'assessed', '{"previous": [], "new": []}', now());
  insert into entry_impact (entry_id, characteristic, direction, who, description, mitigation)
    values (1, 'sex', 'not_yet_known', 'Callers', 'Nobody counts them', 'A review'), (1, 'age', 'adverse', 'The old', 'It closes', '');
  insert into action (framework_id, entry_id, what, owner_name, target_date, created_by)
    values (1, 1, 'Look again', 'Somebody', '2018-12-31', 1);
`;

it("keeps every impact and every action, ties none, and makes up no answer", async () => {
  const database = await migratedFrom(MIGRATIONS_BEFORE, (client) => client.exec(FROM_BEFORE));
  try {
    const content = await getContent(database.db, 1);
    const unasked = { mitigationBy: "", mitigationTiming: null, inquiry: null, inquiryDate: null };
    expect(content.entries[0]?.impacts).toMatchObject([
      { characteristic: "age", direction: "adverse", who: "The old", ...unasked },
      { characteristic: "sex", direction: "not_yet_known", mitigation: "A review", ...unasked },
    ]);
    expect(new Set(content.entries[0]?.impacts.map(({ id }) => id)).size).toBe(2);
    expect(content.actions).toMatchObject([{ what: "Look again", entryId: 1, mitigates: [] }]);
    const gate = submissionGate(content, calendarDate("2018-03-09"));
    const rules = gate.ok ? [] : gate.blockers;
    expect(rules.filter(({ rule }) => rule === "adverse").map(({ message }) => message)).toEqual([
      expect.stringContaining("No action is tied to it"),
    ]);
    expect(rules.filter(({ rule }) => rule === "inquiry")).toHaveLength(1);

    await database.db.execute(
      sql`insert into entry_impact (entry_id, characteristic, direction) values (1, 'age', 'positive')`,
    );
    expect((await getContent(database.db, 1)).entries[0]?.impacts).toHaveLength(3);
  } finally {
    await database.close();
  }
});
