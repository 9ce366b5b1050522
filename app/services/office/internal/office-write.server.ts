import { getOffice } from "~db/queries/office.server";
import { mayInOffice, type OfficeAct } from "~/auth/permissions";
import type { Role } from "~/domain/framework/lifecycle";
import { allow, inTransaction, type FrameworkWrite, type ServiceContext } from "~/services/context.server";

export interface OfficeWrite extends Omit<FrameworkWrite, "framework" | "standing" | "authorship"> {
  office: Awaited<ReturnType<typeof getOffice>>;
  /** The role in which the person acts. */
  role: Role;
}

/**
 * Opens a transaction with the office's row locked, for someone who may do this: of two administrators who end each
 * other's role, the second no longer is one.
 */
export async function writeOffice<T>(
  context: ServiceContext,
  act: OfficeAct,
  work: (write: OfficeWrite) => Promise<T>,
): Promise<T> {
  return inTransaction(
    context,
    async (write) => {
      const role = allow(mayInOffice(write.actor, act));
      return work({ ...write, office: await getOffice(write.tx), role });
    },
    "update",
  );
}
