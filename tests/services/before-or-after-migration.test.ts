import { expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import { migratedFrom } from "../support/earlier-migrations";

const MIGRATIONS_BEFORE = 20;

/** Two drafts and what is submitted, from before it was asked when an action is to be done and when an EIA began. */
const FROM_BEFORE = `
  insert into person (name, email, created_at) values ('Author', 'author@opcc.example', now());
  insert into framework (title, years, created_at, created_by, state) values
    ('Dated', '{2018}', now(), 1, 'drafting'), ('On the log', '{2018}', now(), 1, 'drafting'),
    ('Submitted', '{2018}', now(), 1, 'submitted'), ('Empty', '{2018}', now(), 1, 'drafting');
  insert into eia (framework_id, completed_on) values (1, '2017-03-22'), (2, null), (3, '2017-03-22'), (4, null);
  insert into decision_record (framework_id) values (1), (2), (3), (4);
  insert into action (framework_id, what, owner_name, target_date, created_by)
    values (1, 'Look again', 'Somebody', '2018-12-31', 1);
  insert into audit_event (at, person_id, person_name, act, framework_id, subject) values
    ('2018-01-10T23:30:00Z', 1, 'Author', 'eia.save', 1, 'EIA'), ('2018-01-12T10:00:00Z', 1, 'Author', 'line.add', 2, 'A line'),
    ('2018-06-30T23:30:00Z', 1, 'Author', 'entry.answer', 2, 'A change'), ('2018-07-02T10:00:00Z', 1, 'Author', 'eia.save', 2, 'EIA');
`;

it("has every action done before the decision, and knows of drafts when they began", async () => {
  const database = await migratedFrom(MIGRATIONS_BEFORE, (client) => client.exec(FROM_BEFORE));
  try {
    const { actions } = await getContent(database.db, 1);
    expect(actions).toMatchObject([
      { what: "Look again", timing: "before", isCondition: false, state: "open" },
    ]);
    const started = await Promise.all(
      [1, 2, 3, 4].map(async (id) => (await getContent(database.db, id)).eia.startedOn),
    );
    // What is submitted stays as it was frozen; of an empty one nothing is known.
    expect(started).toEqual(["2017-03-22", "2018-07-01", null, null]);
  } finally {
    await database.close();
  }
});
