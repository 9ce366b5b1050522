import type { Permission } from "~/auth/permissions";
import { forbidden } from "./answer.server";

/** For a page that is all form. @throws 403 for whoever is no author; 409 where the content is frozen */
export function requirePermission(permission: Permission): void {
  if (permission.ok) return;
  if (permission.refused.why !== "state") throw forbidden(permission.refused.message);
  throw new Response(permission.refused.message, {
    status: 409,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
