import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findConfirmation, findLatestLink, listHeldRoles, listPeople } from "~db/queries/people.server";
import { whoMayConfirm } from "~/auth/who-may";
import { ROLES } from "~/domain/framework/lifecycle";
import { formatInstant } from "~/domain/shared/calendar-date";
import { personForm, readPerson } from "~/forms/office/person-form";
import { params as schemas, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { editPerson } from "~/services/office/edit-person.server";
import { whoCanConfirm } from "~/ui/account/confirmation-words";
import { HeldRoles, presentHeldRoles } from "~/ui/account/held-roles";
import { Fields, PostForm } from "~/ui/form";
import { Button, InsetText } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requireOfficeAct } from "./administration.server";

export const handle = pageHandle<typeof loader>({
  title: ({ person }) => `Account – ${person.name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireOfficeAct(args, "accounts.manage");
  const { personId } = readParams(schemas.person, args.params);
  const { database, now, settings } = args.context;
  const [people, heldRoles, link, confirmation] = await Promise.all([
    listPeople(database.db),
    listHeldRoles(database.db, personId),
    findLatestLink(database.db, personId),
    findConfirmation(database.db, personId),
  ]);
  const person = people.find(({ id }) => id === personId);
  if (!person) throw notFound();
  const isOneself = actor.personId === personId;
  const isLinkOpen = link !== null && link.usedAt === null && link.expiresAt > now();
  return {
    person,
    isOneself,
    /** Nobody gives themselves a role, so only those that can be given up are offered. */
    offered: isOneself ? ROLES.filter((role) => person.roles.includes(role)) : [...ROLES],
    roleTitles: settings.roleTitles,
    heldRoles: presentHeldRoles(heldRoles, settings.roleTitles),
    confirmation:
      confirmation && `${formatInstant(confirmation.at)}, by ${confirmation.by ?? "the installation"}`,
    whoCanConfirm: whoCanConfirm(whoMayConfirm(people, person), person.name),
    linkUsableUntil: isLinkOpen ? formatInstant(link.expiresAt) : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireOfficeAct(args, "accounts.manage");
  return answerPost(args, {
    params: schemas.person,
    form: personForm(args.context.settings.roleTitles),
    act: async ({ service, params, value, version }) => {
      await editPerson(service, { ...params, ...readPerson(value), version });
      // Whoever has just given up their own role may not see the list.
      return params.personId === actor.personId ? paths.account() : undefined;
    },
    done: () => paths.admin(),
  });
}

export default function PersonPage() {
  const { person, offered, roleTitles, isOneself, heldRoles } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Crumbs items={[{ text: "Administration", href: paths.admin() }]} />
      <TwoThirds>
        <PostForm
          form={personForm(roleTitles, offered)}
          initial={{
            name: person.name,
            email: person.email,
            seniority: person.seniority ?? "",
            roles: person.roles,
            isActive: person.isActive ? "yes" : "no",
          }}
          version={person.version}
          answer={answer}
          before={<PageHeading title={person.name} caption="Account" />}
        >
          {isOneself && (
            <InsetText>
              This is your own account. You can give up a role here; only another administrator can give you
              one.
            </InsetText>
          )}
          <Fields />
          <Button>Save</Button>
        </PostForm>
        <Password />
      </TwoThirds>
      <h2 className="govuk-heading-m">Roles over time</h2>
      <HeldRoles caption={`Roles that ${person.name} holds or held`} roles={heldRoles} />
    </>
  );
}

function Password() {
  const { person, confirmation, whoCanConfirm: whoCan, linkUsableUntil } = useLoaderData<typeof loader>();
  return (
    <>
      <h2 className="govuk-heading-m">Password</h2>
      <p className="govuk-body">
        {person.hasPassword
          ? `${person.name} has chosen a password.`
          : `${person.name} has not chosen a password yet, so they cannot sign in.`}{" "}
        {linkUsableUntil && `A one-time link can be used until ${linkUsableUntil}.`}
      </p>
      {person.hasPassword && (
        <p className="govuk-body">
          {person.isConfirmed
            ? `It is confirmed that they chose it themselves: ${confirmation ?? "it was there before that was asked"}.`
            : `Somebody else made the link for it, so this account reads and writes drafts and does nothing else until a colleague has confirmed that ${person.name} chose it. ${whoCan}`}
        </p>
      )}
      {person.isActive && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.personLink(person.id)}>
            Make a new one-time link to choose a password
          </a>
        </p>
      )}
    </>
  );
}
