import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { listPeople, type Actor } from "~db/queries/people.server";
import { mayInOffice, type OfficeAct } from "~/auth/permissions";
import { isFirstOfAll } from "~/domain/account/password-confirmation";
import { formatInstant } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { forbidden, requireActor } from "~/routes/answer.server";
import type { OneTimeLink } from "~/services/account/one-time-link.server";

/** Who asks, where they may do this. @throws a redirect to sign in; 403 */
export async function requireOfficeAct(
  args: LoaderFunctionArgs | ActionFunctionArgs,
  act: OfficeAct,
): Promise<Actor> {
  const actor = await requireActor(args);
  const permission = mayInOffice(actor, act);
  if (!permission.ok) throw forbidden(permission.refused.message);
  return actor;
}

/** Whether whoever makes a link for this account will be the one to confirm it. */
export async function makerConfirms(
  db: Parameters<typeof listPeople>[0],
  holderId: number,
  linkMadeBy: number,
): Promise<boolean> {
  return isFirstOfAll({ holderId, linkMadeBy }, await listPeople(db));
}

/** A link in full, to be shown in the answer to the post that made it and never again. */
export function shownLink(origin: string, { token, expiresAt }: OneTimeLink) {
  return { address: origin + paths.setPassword(token), usableUntil: formatInstant(expiresAt) };
}
