import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPeople } from "~db/queries/people.server";
import { paths } from "~/paths";
import { RoleClashes, Roles } from "~/ui/account/roles-needed";
import { ButtonLink, Table, Tag } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requireOfficeAct } from "./administration.server";
import { loadRoles } from "./roles-at-hand.server";

export const handle = pageHandle({ title: () => "People and their roles" });

export async function loader(args: LoaderFunctionArgs) {
  await requireOfficeAct(args, "accounts.manage");
  const { database, settings } = args.context;
  const [people, roles] = await Promise.all([listPeople(database.db), loadRoles(args.context)]);
  return {
    roles,
    people: people.map(({ id, name, email, roles, isActive, hasPassword, isConfirmed }) => ({
      id,
      name,
      email,
      roles: roles.map((role) => settings.roleTitles[role]).join(", ") || "None",
      isActive,
      hasPassword,
      isConfirmed,
    })),
  };
}

export default function People() {
  const { people, roles } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title="People and their roles" />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.delegations()}>
          Deputies
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.office()}>
          The office: its names, references, legal grounds and other settings
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.plans()}>
          Plans, and what they put first
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.audit()}>
          Audit log
        </a>
      </p>
      <ButtonLink href={paths.newPerson()}>Add a person</ButtonLink>
      <RoleClashes {...roles} />
      <Table
        caption="Accounts, by name"
        captionHidden
        head={[{ text: "Name" }, { text: "Email address" }, { text: "Roles" }, { text: "Account" }]}
        rows={people.map(({ id, name, email, roles: held, ...state }) => ({
          key: String(id),
          header: (
            <a className="govuk-link" href={paths.person(id)}>
              {name}
            </a>
          ),
          cells: [{ content: email }, { content: held }, { content: <AccountTag {...state} /> }],
        }))}
      />
      <h2 className="govuk-heading-m">Each role, and what may be combined with it</h2>
      <Roles {...roles} />
    </>
  );
}

function AccountTag({
  isActive,
  hasPassword,
  isConfirmed,
}: Record<"isActive" | "hasPassword" | "isConfirmed", boolean>) {
  if (!isActive) return <Tag colour="grey">Deactivated</Tag>;
  if (!hasPassword) return <Tag colour="yellow">No password yet</Tag>;
  return isConfirmed ? <Tag>In use</Tag> : <Tag colour="orange">Waits to be confirmed</Tag>;
}
