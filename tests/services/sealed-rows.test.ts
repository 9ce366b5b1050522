import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { prepareDemo } from "../../app/platform/demo/prepare-demo.server";
import type { Database } from "../../db/client.server";
import { createTestDatabase } from "../support/database";
import { TEST_SIGNER } from "../support/signing-key";

/**
 * What no signature is over: the office, its people and their browsers, what is on its way into a budget, the health, and
 * comments, which are working papers.
 */
const NOT_CONTENT = [
  ...["office", "office_setting", "reference_counter", "exemption", "form_key", "import_mapping"],
  "accessibility_statement",
  ...["person", "role_grant", "delegation", "session", "one_time_link", "sign_in_failure", "budget_import"],
  ...["health_probe", "baseline_withholding", "determination_draft"],
  ...["known_device", "unknown_sign_in", "kept_text"],
  ...["decided_thing", "dimension", "record_setting"],
  ...["comment", "comment_answer"],
  // What happened since is sealed on its own (taken-back.test.ts).
  ...["record_addendum", "published_revision"],
  // Made of what is published, and made anew where that is another.
  ...["public_version", "register_document", "register_facet", "figures_read", "published_figure"],
  // Content only once it is confirmed (carried-over.test.ts).
  "carried_over",
  // What a framework belongs to is none of it (plans.test.ts).
  ...["plan", "plan_priority", "framework_plan", "heading_serves"],
  // Results go on after the decision (results.test.ts).
  ...["line_monitoring", "indicator", "line_return", "return_value", "return_count"],
  ...["return_link", "return_reminder", "entry_review"],
  // They go on after the decision (commissioning.test.ts).
  ...["commissioning_project", "commissioning_phase", "project_line", "project_change"],
  // What the public is asked has guards of its own (public-consultations.test.ts).
  ...["public_consultation", "consultation_question", "consultation_answer"],
  ...["consultation_saved_answer", "deleted_survey_row"],
  // On its way to being answers.
  "answer_import",
  ...["consultation_theme", "consultation_theme_change", "consultation_theme_answer"],
  // What is put to a scrutinising body has guards of its own (scrutiny-reports.test.ts).
  ...["scrutiny_report", "scrutiny_recommendation"],
  // Grants are made after the decision, and have guards of their own (grants.test.ts).
  ...["grant_round", "grant_application", "grant_interest", "grant_score", "grant_decision"],
  "grant_payment",
  // What an entry asks stays by a guard of its own; what it answers is in the entry (templates.test.ts).
  "template_version",
  ...["consultation_reading", "answer_quotation"],
  // What people said of themselves as well (consultation-monitoring.test.ts).
  ...["consultation_monitoring", "monitoring_answer", "monitoring_count"],
];

let database: Database;
let tables: string[];
beforeAll(async () => {
  database = await createTestDatabase();
  await prepareDemo(database, TEST_SIGNER);
  tables = (
    await rows<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'")
  )
    .map(({ name }) => name)
    .filter((name) => !NOT_CONTENT.includes(name));
});
afterAll(() => database.close());

async function rows<Row>(statement: string): Promise<Row[]> {
  const result: unknown = await database.db.execute(sql.raw(statement));
  return Array.isArray(result) ? (result as Row[]) : (result as { rows: Row[] }).rows;
}

/** The refusal of a guard, or of the rights of the service's role. */
const REFUSED = /sealed|permission denied|stays one|moves with the log alone/u;

/** Rows that others refer to are held by these as well, which speak first. */
const REFUSED_TO_DELETE = new RegExp(`${REFUSED.source}|violates foreign key constraint`, "u");

async function refusal(statement: string): Promise<string> {
  try {
    await database.db.execute(sql.raw(statement));
  } catch (error) {
    return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  }
  return "it was done";
}

/** The tables whose rows belong to a row of another, and by what. */
const PARENTS: Record<string, readonly [table: string, key: string]> = {
  budget_line_amount: ["budget_line", "line_id"],
  funding_amount: ["funding_source", "source_id"],
  entry_impact: ["eia_entry", "entry_id"],
  consultee_influence: ["eia_entry", "entry_id"],
  consultation_entry: ["eia_entry", "entry_id"],
  entry_finding: ["eia_entry", "entry_id"],
  entry_evidence: ["eia_entry", "entry_id"],
  action_impact: ["action", "action_id"],
  approval: ["submission", "submission_id"],
  determination: ["submission", "submission_id"],
  action_acceptance: ["submission", "submission_id"],
};

/** What makes a copy of a row another row. Of an EIA and a decision record a framework has one: a second has no place. */
const ANOTHER: Record<string, string> = {
  budget_line_amount: "'year', 2099",
  funding_amount: "'year', 2099",
  stated_total: "'id', 900000000, 'year', 2099",
  priority: "'id', 900000000, 'name', 'Another'",
  glossary_term: "'id', 900000000, 'term', 'ANOTHER'",
  considered_option: "'id', 900000000",
  framework_section: "'id', 900000000",
  eia_entry: "'id', 900000000, 'change_id', (select max(id) from budget_change)",
  entry_impact: "'id', 900000000",
  consultation_entry: "'id', 900000000, 'entry_id', (select max(id) from eia_entry)",
  entry_finding: "'id', 900000000, 'characteristic', 'marriage_and_civil_partnership'",
  entry_evidence: "'id', 900000000",
  action_impact: "'impact_id', (select max(id) from entry_impact)",
  framework_author: "'person_id', (select max(id) from person)",
  change_previous_line: "'line_id', (select max(id) from budget_line)",
  change_new_line: "'line_id', (select min(id) from budget_line)",
  approval: "'id', 900000000, 'submission_id', (select max(id) from submission)",
  determination: "'id', 900000000",
  action_acceptance: "'id', 900000000, 'action_id', (select min(id) from action)",
};
const ONE_EACH = [
  ...["eia", "decision_record", "eia_entry", "approval", "determination", "dimension_answer"],
  "characteristic_conclusion",
];

/** The rows that the signature is over; the whole of a table that tells only of what is signed. */
function signedRows(table: string): string {
  const whole = [...["signed_record", "published_part"], ...["audit_event", "audit_head"]];
  if (whole.includes(table)) return "true";
  const [parent, key] = PARENTS[table] ?? [];
  const frameworkId =
    parent === undefined
      ? table === "framework"
        ? "framework.id"
        : `${table}.framework_id`
      : `(select framework_id from ${parent} where ${parent}.id = ${table}.${key})`;
  return `is_sealed(array[${frameworkId}])`;
}

describe("a signed framework, by plain SQL", () => {
  it("has rows in every table that holds content", async () => {
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) {
      if (table === "budget_line_edit") continue;
      const [found] = await rows<{ count: number }>(
        `select count(*)::int as count from ${table} where ${signedRows(table)}`,
      );
      expect(found?.count, table).toBeGreaterThan(0);
    }
  });

  it("refuses to change a row, in whatever column", async () => {
    for (const table of tables) {
      if (table === "budget_line_edit") continue;
      const columns = await rows<{ name: string }>(
        `select column_name as name from information_schema.columns
         where table_name = '${table}' and is_identity = 'NO'`,
      );
      expect(columns.length, table).toBeGreaterThan(0);
      for (const { name } of columns) {
        const why = await refusal(`update ${table} set ${name} = ${name} where ${signedRows(table)}`);
        expect(why, `${table}.${name}`).toMatch(REFUSED);
      }
    }
  });

  it("refuses to move a row into it, or it out of what the guards look at", async () => {
    const [signed] = await rows<{ id: number; previous: number }>(
      "select id, previous_id as previous from framework where state = 'signed' and previous_id is not null",
    );
    const [draft] = await rows<{ id: number }>("select id from framework where state = 'drafting'");
    for (const table of ["budget_line", "priority", "eia_entry", "action", "glossary_term"]) {
      for (const into of [signed?.id, signed?.previous]) {
        const why = await refusal(
          `update ${table} set framework_id = ${into} where framework_id = ${draft?.id}`,
        );
        expect(why, table).toMatch(/sealed|duplicate key/u);
      }
    }
    for (const change of ["state = 'drafting'", "previous_id = null", "years = '{}'"]) {
      expect(await refusal(`update framework set ${change} where id = ${signed?.id}`), change).toMatch(
        REFUSED,
      );
      expect(await refusal(`update framework set ${change} where id = ${signed?.previous}`), change).toMatch(
        REFUSED,
      );
    }
  });

  it("refuses to delete a row", async () => {
    for (const table of tables) {
      expect(await refusal(`delete from ${table} where ${signedRows(table)}`), table).toMatch(
        table === "budget_line_edit" ? /sealed|permission denied|it was done/u : REFUSED_TO_DELETE,
      );
    }
  });

  it("refuses to add a row", async () => {
    const added = tables.filter(
      (table) =>
        ![
          "framework",
          "signed_record",
          "published_part",
          "figures_read",
          "published_figure",
          "audit_event",
          "audit_head",
          "budget_line_edit",
        ].includes(table),
    );
    for (const table of added) {
      const other = `jsonb_build_object(${ANOTHER[table] ?? "'id', 900000000"})`;
      const why = await refusal(
        `insert into ${table} overriding system value
         select (jsonb_populate_record(${table}, ${other})).* from ${table} where ${signedRows(table)} limit 1`,
      );
      expect(why, table).toMatch(ONE_EACH.includes(table) ? /sealed|duplicate key/u : REFUSED);
    }
  });

  it("refuses to empty a table", async () => {
    for (const table of tables) {
      expect(await refusal(`truncate ${table} cascade`), table).toMatch(REFUSED);
    }
  });

  // The embedded database has one user, who owns it.
  const isPostgresql = inject("databaseTemplate").kind === "postgresql";
  it.runIf(isPostgresql)("refuses to take a guard away, to whoever is not the owner", async () => {
    for (const table of tables) {
      expect(await refusal(`alter table ${table} disable trigger all`), table).toMatch(/must be owner/u);
      expect(await refusal(`drop table ${table} cascade`), table).toMatch(/must be owner/u);
    }
    expect(await refusal("set session_replication_role = replica")).toMatch(/permission denied/u);
  });

  it("lets what is in drafting change", async () => {
    expect(await refusal("update budget_line set note = note where not is_sealed(array[framework_id])")).toBe(
      "it was done",
    );
  });
});
