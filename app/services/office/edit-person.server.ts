import { and, eq, inArray, isNull } from "drizzle-orm";
import {
  countOtherAdministrators,
  findPersonWithRoles,
  isEmailTaken,
  type PersonWithRoles,
} from "~db/queries/people.server";
import { person, roleGrant, session } from "~db/schema";
import { mayChangeAccount } from "~/auth/permissions";
import { forgetDevices } from "~/auth/known-device.server";
import { renewSessions } from "~/auth/session.server";
import { SENIORITY_LABELS } from "~/domain/account/seniority";
import type { Role } from "~/domain/framework/lifecycle";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { EMAIL_TAKEN, type NewPerson } from "./create-person.server";
import { writeOffice, type OfficeWrite } from "./internal/office-write.server";
import { withdrawLinks } from "~/services/account/one-time-link.server";
import { Refusal, refuseFaults } from "~/services/refusal";

export interface EditPerson extends NewPerson {
  personId: number;
  version: number;
  isActive: boolean;
}

/**
 * Name, address, roles, and whether the account is in use. A role that is taken away ends; its period stays on record.
 * A deactivated account is signed out everywhere.
 * @throws Refusal forbidden, also for a role given to oneself; not-found; stale; invalid at the field `email`; conflict
 * where the office would be left without an administrator
 */
export async function editPerson(context: ServiceContext, input: EditPerson): Promise<void> {
  await writeOffice(context, "accounts.manage", async (write) => {
    const { tx, actor } = write;
    const before = await findPersonWithRoles(tx, input.personId);
    if (!before) throw new Refusal({ kind: "not-found" });
    const granted = input.roles.filter((role) => !before.roles.includes(role));
    const ended = before.roles.filter((role) => !input.roles.includes(role));
    const isAdministrator = ({ isActive, roles }: { isActive: boolean; roles: readonly Role[] }) =>
      isActive && roles.includes("administrator");
    allow(
      mayChangeAccount(actor, {
        personId: input.personId,
        granted,
        losesAdministrator: isAdministrator(before) && !isAdministrator(input),
        otherAdministrators: await countOtherAdministrators(tx, input.personId),
      }),
    );
    requireVersion(before, input.version, inWords(before, write));
    refuseFaults((await isEmailTaken(tx, input.email, input.personId)) ? { email: EMAIL_TAKEN } : {});
    await writeAccount(write, before, input);
    await writeRoles(write, input, { granted, ended });
  });
}

function inWords({ name, email, seniority, roles, isActive }: PersonWithRoles, { settings }: OfficeWrite) {
  return {
    name,
    email,
    seniority: seniority === null ? "Not said" : SENIORITY_LABELS[seniority],
    roles: roles.map((role) => settings.roleTitles[role]).join(", ") || "None",
    isActive: isActive ? "In use" : "Deactivated",
  };
}

async function writeAccount(write: OfficeWrite, before: PersonWithRoles, input: EditPerson): Promise<void> {
  const { tx, role } = write;
  const { personId, name, email, isActive, seniority = before.seniority } = input;
  await tx
    .update(person)
    .set({ name, email, seniority, isActive, version: before.version + 1 })
    .where(eq(person.id, personId));
  if (!isActive) {
    await withdrawLinks(tx, personId);
    await tx.delete(session).where(eq(session.personId, personId));
    await forgetDevices(tx, personId);
  }
  if (before.name !== name || before.email !== email || before.seniority !== seniority) {
    recordEvent(write, {
      act: "account.edit",
      role,
      subject: name,
      before: {
        name: before.name,
        email: before.email,
        ...(before.seniority && { seniority: before.seniority }),
      },
      after: { name, email, ...(seniority && { seniority }) },
      detail: { personId },
    });
  }
  if (before.isActive !== isActive) {
    recordEvent(write, {
      act: isActive ? "account.activate" : "account.deactivate",
      role,
      subject: name,
      detail: { personId },
    });
  }
}

async function writeRoles(
  write: OfficeWrite,
  { personId, name }: EditPerson,
  { granted, ended }: { granted: readonly Role[]; ended: readonly Role[] },
): Promise<void> {
  const { tx, actor, now } = write;
  if (ended.length > 0) {
    await tx
      .update(roleGrant)
      .set({ endedAt: now, endedBy: actor.personId })
      .where(
        and(eq(roleGrant.personId, personId), inArray(roleGrant.role, [...ended]), isNull(roleGrant.endedAt)),
      );
  }
  if (granted.length > 0) {
    await tx
      .insert(roleGrant)
      .values(granted.map((held) => ({ personId, role: held, grantedAt: now, grantedBy: actor.personId })));
  }
  if (granted.length + ended.length > 0) await renewSessions(tx, personId);
  const event = { role: write.role, subject: name, detail: { personId } };
  for (const held of granted) recordEvent(write, { ...event, act: "role.grant", after: { role: held } });
  for (const held of ended) recordEvent(write, { ...event, act: "role.end", before: { role: held } });
}
