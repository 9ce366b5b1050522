import { expect, it } from "vitest";
import { getContent } from "../../db/queries/content.server";
import { acknowledgementsGiven } from "../../app/domain/decision/acknowledgements-needed";
import { submissionGate } from "../../app/domain/framework/sign-off-gate";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { migratedFrom } from "../support/earlier-migrations";

const MIGRATIONS_BEFORE = 20;

/**
 * Two drafts and a signed framework from before findings were kept. In the first an impact was saved as adverse, made positive
 * and its change screened out; in the second an adverse impact stands that the log does not know.
 */
const FROM_BEFORE = `
  insert into person (name, email, created_at) values ('Author', 'author@opcc.example', now());
  insert into framework (title, years, created_at, created_by, state) values
    ('First', '{2018}', now(), 1, 'drafting'), ('Second', '{2018}', now(), 1, 'drafting'), ('Third', '{2018}', now(), 1, 'drafting');
  insert into eia (framework_id) values (1), (2), (3);
  insert into decision_record (framework_id) values (1), (2), (3);
  insert into budget_change (framework_id, title, position) values (1, 'Helpline', 0), (2, 'Refuge', 0), (3, 'Club', 0);
  insert into eia_entry (framework_id, change_id, kind, fingerprint, confirmed_at, screening_reason) values
    (1, 1, 'screened_out', '{"previous": [], "new": []}', '2018-03-05T12:00:00Z', 'It goes on'),
    (2, 2, 'assessed', '{"previous": [], "new": []}', '2018-02-28T23:30:00Z', ''),
    (3, 3, 'assessed', '{"previous": [], "new": []}', '2018-02-28T12:00:00Z', '');
  insert into entry_impact (entry_id, characteristic, direction) values
    (1, 'sex', 'positive'), (2, 'race', 'not_yet_known'), (2, 'race', 'not_yet_known'), (3, 'age', 'adverse');
  insert into audit_event (at, act, framework_id, detail) values
    ('2018-03-02T12:00:00Z', 'impact.save', 1, '{"changeId": 1, "after": [{"characteristic": "sex", "direction": "adverse"}]}'),
    ('2018-03-03T12:00:00Z', 'impact.save', 1, '{"changeId": 1, "after": [{"characteristic": "sex", "direction": "adverse"}]}'),
    ('2018-03-04T12:00:00Z', 'impact.save', 1, '{"changeId": 1, "after": [{"characteristic": "sex", "direction": "positive"}]}'),
    ('2018-03-04T12:00:00Z', 'impact.save', 2, '{"changeId": 1, "after": [{"characteristic": "age", "direction": "adverse"}]}'),
    ('2018-03-04T12:00:00Z', 'entry.answer', 1, '{"changeId": 1, "after": {"kind": "screened_out"}}');
  update framework set state = 'signed' where id = 3;
`;

it("finds what entries held in the audit log, and makes up no answer and no day of a screening out", async () => {
  const database = await migratedFrom(MIGRATIONS_BEFORE, (client) => client.exec(FROM_BEFORE));
  try {
    const [first, second, signed] = await Promise.all([1, 2, 3].map((id) => getContent(database.db, id)));
    expect(first?.entries).toMatchObject([
      {
        findings: [{ characteristic: "sex", direction: "adverse", foundOn: "2018-03-02" }],
        screenedOutOn: null,
        changesRecipients: null,
        screenedDespite: "",
        othersReason: "",
        combinedNote: "",
        contradictedReason: "",
        evidence: [],
      },
    ]);
    expect(second?.entries[0]?.findings).toEqual([
      { characteristic: "race", direction: "not_yet_known", foundOn: "2018-02-28" },
    ]);
    expect(signed?.entries[0]?.findings).toEqual([]);

    if (!first) throw new Error("There is a first framework");
    expect(acknowledgementsGiven(first).map(({ text }) => text)).toContain(
      "Change 1: I have considered these effects: assessed as adverse for sex on 2 March 2018, screened out",
    );
    const gate = submissionGate(first, calendarDate("2018-03-09"));
    const blockers = gate.ok ? [] : gate.blockers;
    expect(blockers.filter(({ rule }) => rule === "screening")).toHaveLength(1);
  } finally {
    await database.close();
  }
});
