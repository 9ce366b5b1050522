import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listDelegationsOf } from "~db/queries/delegations.server";
import { countSessions, findLatestLink, listHeldRoles, listPeople } from "~db/queries/people.server";
import { whoMayConfirm } from "~/auth/who-may";
import { changePasswordForm } from "~/forms/account/password-forms";
import { UNTIL_CONFIRMED } from "~/domain/account/password-confirmation";
import { formatInstant } from "~/domain/shared/calendar-date";
import { params, paths } from "~/paths";
import { answerPost, requireActor } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";
import { changePassword } from "~/services/account/change-password.server";
import { whoCanConfirm } from "~/ui/account/confirmation-words";
import { Delegations, presentDelegation } from "~/ui/account/delegations";
import { HeldRoles, presentHeldRoles } from "~/ui/account/held-roles";
import { Fields, PostForm } from "~/ui/form";
import { Button, SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle({ title: () => "Your account", needsScript: true });

export async function loader(args: LoaderFunctionArgs) {
  const { database, now, settings } = args.context;
  const actor = await requireActor(args);
  const [heldRoles, delegations, sessions, link, people] = await Promise.all([
    listHeldRoles(database.db, actor.personId),
    listDelegationsOf(database.db, actor.personId),
    countSessions(database.db, actor.personId, now()),
    findLatestLink(database.db, actor.personId),
    actor.isConfirmed ? [] : listPeople(database.db),
  ]);
  const own = people.find(({ id }) => id === actor.personId);
  return {
    name: actor.name,
    email: actor.email,
    roles: actor.roles.map((role) => settings.roleTitles[role]),
    heldRoles: presentHeldRoles(heldRoles, settings.roleTitles),
    delegations: delegations.map((one) => presentDelegation(one, settings.roleTitles, todayOf(args.context))),
    sessions,
    link: link && linkInWords(link),
    waits: own ? whoCanConfirm(whoMayConfirm(people, own), "you") : null,
  };
}

function linkInWords({ createdAt, usedAt }: { createdAt: Date; usedAt: Date | null }): string {
  return usedAt
    ? `The last one was used on ${formatInstant(usedAt)}`
    : `One was made on ${formatInstant(createdAt)} and has not been used`;
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.none,
    form: changePasswordForm,
    act: async ({ service, value: { password, newPassword } }) => {
      await changePassword(service, { password, newPassword });
    },
    done: () => paths.signInAfter("password"),
    says: "nothing",
  });
}

export default function Account() {
  const { heldRoles, delegations } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <TwoThirds>
        <PostForm form={changePasswordForm} answer={answer} before={<WhoIAm />}>
          <h2 className="govuk-heading-m">Change your password</h2>
          <p className="govuk-body">You will be signed out everywhere. Then sign in with the new password.</p>
          <Fields />
          <Button>Change password</Button>
        </PostForm>
        <SignOutEverywhere />
      </TwoThirds>
      <h2 className="govuk-heading-m">Your roles over time</h2>
      <HeldRoles caption="Roles that you hold or held" roles={heldRoles} />
      {delegations.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Deputies: for whom you act, and who acts for you</h2>
          <Delegations caption="Delegations to you and by you, newest first" delegations={delegations} />
        </>
      )}
    </>
  );
}

function WhoIAm() {
  const { name, email, roles, sessions, link, waits } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title="Your account" />
      <SummaryList
        rows={[
          { key: "Name", value: name },
          { key: "Email address", value: <span className="app-break-anywhere">{email}</span> },
          { key: "Roles", value: roles.join(", ") || "None yet: ask your administrator" },
          {
            key: "Signed in",
            value: sessions === 1 ? "In this browser only" : `In ${sessions} browsers, this one among them`,
          },
          ...(waits
            ? [
                {
                  key: "Waits to be confirmed",
                  value: `Somebody else made the link by which your password was chosen. It waits for a colleague to confirm that you chose it yourself. ${UNTIL_CONFIRMED} ${waits}`,
                },
              ]
            : []),
          ...(link
            ? [
                {
                  key: "One-time links to set your password",
                  value: `${link}. If you know nothing of it, tell another administrator or the monitoring officer.`,
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function SignOutEverywhere() {
  return (
    <form method="post" action={paths.signOut()}>
      <h2 className="govuk-heading-m">Sign out everywhere</h2>
      <p className="govuk-body">
        Use this if you left a browser open that other people use. It ends this session too.
      </p>
      <input type="hidden" name="everywhere" value="yes" />
      <Button variant="secondary">Sign out everywhere</Button>
    </form>
  );
}
