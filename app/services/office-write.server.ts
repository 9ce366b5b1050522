import { lockOffice } from "~db/queries/office.server";
import { listOpenRoles } from "~db/queries/people.server";
import { mayInOffice, type OfficeAct } from "~/auth/permissions";
import type { Role } from "~/domain/framework/lifecycle";
import { allow, inTransaction, type FrameworkWrite, type ServiceContext } from "./context.server";

export interface OfficeWrite extends Omit<FrameworkWrite, "framework" | "standing"> {
  office: Awaited<ReturnType<typeof lockOffice>>;
  /** The role in which the person acts. */
  role: Role;
}

/**
 * Opens a transaction with the office's row locked, for someone who may do this. Roles are read after the lock: of two
 * administrators who end each other's role, the second no longer is one.
 */
export async function writeOffice<T>(
  context: ServiceContext,
  act: OfficeAct,
  work: (write: OfficeWrite) => Promise<T>,
): Promise<T> {
  return inTransaction(context, async (write) => {
    const office = await lockOffice(write.tx);
    const actor = { ...write.actor, roles: await listOpenRoles(write.tx, write.actor.personId) };
    return work({ ...write, actor, office, role: allow(mayInOffice(actor, act)) });
  });
}
