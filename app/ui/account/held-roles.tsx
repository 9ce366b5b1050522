import type { Role } from "~/domain/framework/lifecycle";
import { formatInstant } from "~/domain/shared/calendar-date";
import { Table } from "../govuk";

interface HeldRole {
  id: number;
  role: Role;
  grantedAt: Date;
  grantedBy: string | null;
  endedAt: Date | null;
  endedBy: string | null;
}

export interface HeldRoleInWords {
  id: number;
  title: string;
  from: string;
  until: string;
}

/** Periods in words, under the titles that the roles have today. */
export function presentHeldRoles(
  roles: readonly HeldRole[],
  titles: Readonly<Record<Role, string>>,
): HeldRoleInWords[] {
  return roles.map(({ id, role, grantedAt, grantedBy, endedAt, endedBy }) => ({
    id,
    title: titles[role],
    from: `${formatInstant(grantedAt)}, by ${grantedBy ?? "the installation"}`,
    until: endedAt ? `${formatInstant(endedAt)}, by ${endedBy ?? "the installation"}` : "Held now",
  }));
}

export function HeldRoles({ caption, roles }: { caption: string; roles: readonly HeldRoleInWords[] }) {
  if (roles.length === 0) return <p className="govuk-body">No role has been given yet.</p>;
  return (
    <Table
      caption={caption}
      captionHidden
      head={[{ text: "Role" }, { text: "Given" }, { text: "Ended" }]}
      rows={roles.map(({ id, title, from, until }) => ({
        key: String(id),
        header: title,
        cells: [{ content: from }, { content: until }],
      }))}
    />
  );
}
