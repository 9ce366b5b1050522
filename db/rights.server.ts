import type postgres from "postgres";
import type { Approval } from "./driver.server";

/** The service runs in this role, which owns nothing: it can neither drop a guard nor write to what is sealed. */
export const APPLICATION_ROLE = "eia_application";
/** Public pages are read in this one, which may read what is published and nothing else. */
export const PUBLIC_ROLE = "eia_public";

/** What is only ever added to. */
export const APPENDED_ONLY = [
  "signed_record",
  "published_part",
  "audit_event",
  "budget_line_edit",
  "entry_finding",
  "comment_answer",
  "record_addendum",
  "published_revision",
];

/**
 * Makes the two roles where they are not there yet, and says what each may do. Run by the owner of the database after its
 * migrations, so that a new table has its rights from the start.
 * @throws where the owner may not make roles, in one line that says what an administrator does about it
 */
export async function giveRights(owner: postgres.Sql): Promise<void> {
  try {
    for (const role of [APPLICATION_ROLE, PUBLIC_ROLE]) await owner.unsafe(makeRole(role));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === INSUFFICIENT_PRIVILEGE)) throw error;
    throw new Error(
      `its user may not make the roles that the service runs in. As an administrator of PostgreSQL run: CREATE ROLE ${APPLICATION_ROLE} NOLOGIN; CREATE ROLE ${PUBLIC_ROLE} NOLOGIN; GRANT ${APPLICATION_ROLE}, ${PUBLIC_ROLE} TO its user`,
      { cause: error },
    );
  }
  await owner.unsafe(`
    REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${PUBLIC_ROLE};
    GRANT USAGE ON SCHEMA public TO ${APPLICATION_ROLE}, ${PUBLIC_ROLE};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${APPLICATION_ROLE};
    REVOKE UPDATE, DELETE ON ${APPENDED_ONLY.join(", ")} FROM ${APPLICATION_ROLE};
    REVOKE INSERT, UPDATE, DELETE ON audit_head, public_decision_part, public_record_addendum, published_part_now, open_consultation, open_consultation_question, public_scrutiny_report, public_successor, public_grant_round, public_grant FROM ${APPLICATION_ROLE};
    REVOKE DELETE ON action, framework, delegation, comment, scrutiny_report, grant_round, grant_application, grant_interest, grant_score, grant_decision FROM ${APPLICATION_ROLE};
    GRANT SELECT ON public_decision_part, public_record_addendum, open_consultation, open_consultation_question, public_scrutiny_report, public_successor, public_grant_round, public_grant TO ${PUBLIC_ROLE};
    GRANT USAGE ON SCHEMA drizzle TO ${APPLICATION_ROLE};
    GRANT SELECT ON drizzle.__drizzle_migrations TO ${APPLICATION_ROLE};
  `);
  await refuseReadableTables(owner);
}

/** Whatever else gives the role rights: that it is a superuser's, a member of another role, or a grant to everybody. */
async function refuseReadableTables(owner: postgres.Sql): Promise<void> {
  const readable = await owner<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege(${PUBLIC_ROLE}, oid, 'SELECT')
    order by relname`;
  if (readable.length === 0) return;
  throw new Error(
    `the role ${PUBLIC_ROLE}, in which public pages are read, may read ${readable.map(({ name }) => name).join(", ")}. As an administrator of PostgreSQL take from it, and from PUBLIC, what gives it that right`,
  );
}

/** The limits of a connection that PostgreSQL itself keeps, in milliseconds. */
export interface SessionLimits {
  statement_timeout: number;
  lock_timeout: number;
  idle_in_transaction_session_timeout: number;
}

/**
 * What a connection asked for as it began may not have come through: a pooler in between may leave it out, and a setting in
 * DATABASE_URL may stand against it. So it is asked.
 * @param role null where it is the owner's own
 */
export function asAskedFor(role: string | null, limits: Partial<SessionLimits>): Approval {
  const names = Object.keys(limits);
  return {
    question: `select current_user as role, jsonb_object_agg(name, setting)::text as settings
      from pg_catalog.pg_settings where name in (${names.map((name) => `'${name}'`).join(", ")})`,
    accept: ([row]) => {
      const settings = JSON.parse(String(row?.settings)) as Record<string, string>;
      const wanted = [
        ...(role === null ? [] : [["current_user", role, String(row?.role)] as const]),
        ...Object.entries(limits).map(([name, ms]) => [name, String(ms), settings[name] ?? ""] as const),
      ];
      const wrong = wanted.filter(([, asked, is]) => asked !== is);
      if (wrong.length > 0) throw new NotAsAskedFor(wrong);
    },
  };
}

/** A connection has other rights or limits than it asked for, and is not used. */
export class NotAsAskedFor extends Error {
  constructor(wrong: readonly (readonly [name: string, asked: string, is: string])[]) {
    const words = wrong.map(([name, asked, is]) => `${name} is ${is} and not ${asked}`).join(", ");
    super(
      `a connection is not as it asked to be: ${words}. Something on the way, such as PgBouncer, or DATABASE_URL itself changes it; docs/deploy.md says what may stand in between`,
    );
    this.name = "NotAsAskedFor";
  }
}

const INSUFFICIENT_PRIVILEGE = "42501";

/** Roles belong to the whole server, which other databases of ours may share and set up at the same moment. */
const makeRole = (role: string) => `
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
    IF NOT pg_has_role(current_user, '${role}', 'MEMBER') THEN GRANT ${role} TO CURRENT_USER; END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$`;
