import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findLatestUsedLink, listPeople } from "~db/queries/people.server";
import { mayConfirmPassword } from "~/auth/permissions";
import { chosenBy } from "~/auth/who-may";
import { isFirstOfAll } from "~/domain/account/password-confirmation";
import { formatInstant } from "~/domain/shared/calendar-date";
import { confirmAccountForm } from "~/forms/account/confirm-account-form";
import { params as schemas, paths } from "~/paths";
import { answerPost, notFound, readParams, requireActor } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { confirmPassword } from "~/services/account/confirm-password.server";
import { Fields, PostForm } from "~/ui/form";
import { Button, SummaryList, WarningText } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({
  title: ({ name }) => `Confirm the account of ${name}`,
  needsScript: true,
});

/** @throws 404 for no account; 403 for its holder, the maker of the link, and whoever waits themself; 409 where nothing waits */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const { personId } = readParams(schemas.person, args.params);
  const { database, settings } = args.context;
  const [people, link] = await Promise.all([
    listPeople(database.db),
    findLatestUsedLink(database.db, personId),
  ]);
  const holder = people.find(({ id }) => id === personId);
  if (!holder) throw notFound();
  const chosen = chosenBy(holder);
  const firstOfAll = isFirstOfAll(chosen, people);
  requirePermission(mayConfirmPassword(actor, chosen, firstOfAll));
  return {
    name: holder.name,
    email: holder.email,
    roles: holder.roles.map((role) => settings.roleTitles[role]).join(", ") || "None",
    chosenAt: link ? formatInstant(link.usedAt) : "",
    linkMadeBy: people.find(({ id }) => id === chosen.linkMadeBy)?.name ?? "somebody",
    isOwnLink: chosen.linkMadeBy === actor.personId,
    passwordVersion: holder.passwordVersion,
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: schemas.person,
    form: confirmAccountForm,
    act: ({ service, params, value, version }) =>
      confirmPassword(service, {
        ...params,
        passwordVersion: version,
        confirmed: value.confirmed.length > 0,
      }),
    done: () => paths.home(),
  });
}

export default function ConfirmAccount() {
  const account = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { name, email, roles, chosenAt, linkMadeBy, isOwnLink, passwordVersion } = account;
  return (
    <>
      <Crumbs items={[{ text: "Waiting for you", href: paths.home() }]} />
      <TwoThirds>
        <PostForm
          form={confirmAccountForm}
          answer={answer}
          version={passwordVersion}
          before={
            <>
              <PageHeading title="Confirm this account" caption={name} />
              <SummaryList
                rows={[
                  { key: "Name", value: name },
                  { key: "Email address", value: <span className="app-break-anywhere">{email}</span> },
                  { key: "Roles", value: roles },
                  { key: "Password chosen", value: chosenAt },
                  { key: "By a link that was made by", value: linkMadeBy },
                ]}
              />
              <p className="govuk-body">
                Whoever makes a one-time link could open it in place of {name}. So this account reads and
                writes drafts and does nothing else until a colleague has confirmed who chose its password.
              </p>
              {isOwnLink && (
                <WarningText>
                  You made the link yourself. You may confirm this account only because nobody else’s was ever
                  confirmed: from now on another colleague confirms the accounts that you make links for.
                </WarningText>
              )}
              <p className="govuk-body">
                Ask {name} face to face, or by a call in which you know them. If they did not choose it, tell
                the monitoring officer, and do not confirm. That you confirmed it is on record.
              </p>
            </>
          }
        >
          <Fields />
          <Button>Confirm</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
