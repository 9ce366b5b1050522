import { person, roleGrant } from "../../db/schema";
import type { Database } from "../../db/client.server";
import type { Role } from "../../app/domain/framework/lifecycle";
import type { Actor } from "../../db/queries/people.server";
import type { ServiceContext } from "../../app/services/context.server";
import type { SigningKeys } from "../../app/platform/signing-key.server";
import { TEST_SIGNER } from "./signing-key";

/** The moment at which tests happen, unless they say another. */
export const NOW = new Date("2018-03-07T10:00:00Z");

/** What makes an account one that gives assent: it is confirmed that its holder chose its password. */
export const CONFIRMED = { confirmedPasswordVersion: 0, passwordConfirmedAt: NOW } as const;

/** Adds a person who holds these roles. No password, since services do not ask for one; but it counts as confirmed. */
export async function addPerson(database: Database, name: string, roles: readonly Role[]): Promise<Actor> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@opcc.example`;
  const [row] = await database.db
    .insert(person)
    .values({ name, email, createdAt: NOW, ...CONFIRMED })
    .returning({ id: person.id });
  if (!row) throw new Error("No person was added");
  if (roles.length > 0) {
    await database.db
      .insert(roleGrant)
      .values(roles.map((role) => ({ personId: row.id, role, grantedAt: NOW })));
  }
  return { personId: row.id, name, email, roles, isConfirmed: true };
}

/** What a service gets when this person acts. */
export function contextOf(
  database: Database,
  actor: Actor,
  now: Date = NOW,
): ServiceContext & { signer: SigningKeys } {
  return { database, actor, sessionId: null, now: () => now, signer: TEST_SIGNER };
}
