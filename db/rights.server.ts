import type postgres from "postgres";

/** The service runs in this role, which owns nothing: it can neither drop a guard nor write to what is sealed. */
export const APPLICATION_ROLE = "eia_application";
/** Public pages are read in this one, which may read what is published and nothing else. */
export const PUBLIC_ROLE = "eia_public";

/** What is only ever added to. */
const APPENDED_ONLY = ["signed_record", "published_part", "audit_event", "budget_line_edit"];

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
    GRANT USAGE ON SCHEMA public TO ${APPLICATION_ROLE}, ${PUBLIC_ROLE};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${APPLICATION_ROLE};
    REVOKE UPDATE, DELETE ON ${APPENDED_ONLY.join(", ")} FROM ${APPLICATION_ROLE};
    REVOKE INSERT, UPDATE, DELETE ON audit_head, public_decision_part FROM ${APPLICATION_ROLE};
    REVOKE DELETE ON action, framework, delegation FROM ${APPLICATION_ROLE};
    GRANT SELECT ON public_decision_part TO ${PUBLIC_ROLE};
  `);
}

const INSUFFICIENT_PRIVILEGE = "42501";

/** Roles belong to the whole server, which other databases of ours may share and set up at the same moment. */
const makeRole = (role: string) => `
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
    IF NOT pg_has_role(current_user, '${role}', 'MEMBER') THEN GRANT ${role} TO CURRENT_USER; END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$`;
