import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPerson } from "~db/queries/people.server";
import { defineForm } from "~/forms/form";
import { params as schemas, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { makeOneTimeLink } from "~/services/office/make-one-time-link.server";
import { whoWillConfirm } from "~/ui/account/confirmation-words";
import { OneTimeLinkPage } from "~/ui/account/one-time-link";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { makerConfirms, requireOfficeAct, shownLink } from "./administration.server";

const confirmForm = defineForm({});

export const handle = pageHandle<typeof loader>({
  title: ({ name }) => `One-time link – ${name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireOfficeAct(args, "accounts.manage");
  const { db } = args.context.database;
  const { personId } = readParams(schemas.person, args.params);
  const holder = await findPerson(db, personId);
  if (!holder) throw notFound();
  return {
    personId,
    name: holder.name,
    hasPassword: holder.passwordHash !== null,
    makerConfirms: await makerConfirms(db, personId, actor.personId),
  };
}

/** Answers with the link instead of leading on: it is stored as a hash only, so no later page could show it. */
export async function action(args: ActionFunctionArgs) {
  await requireOfficeAct(args, "accounts.manage");
  const made: ReturnType<typeof shownLink>[] = [];
  const answer = await answerPost(args, {
    params: schemas.person,
    form: confirmForm,
    act: async ({ service, params }) => {
      made.push(shownLink(args.context.origin, await makeOneTimeLink(service, params)));
    },
    done: ({ personId }) => paths.person(personId),
    says: "nothing",
  });
  return made[0] ? { link: made[0] } : answer;
}

export default function PersonLink() {
  const { personId, name, hasPassword, makerConfirms: isMakers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const toPerson = { text: `Go to the account of ${name}`, href: paths.person(personId) };
  return (
    <>
      <Crumbs
        items={[
          { text: "Administration", href: paths.admin() },
          { text: name, href: paths.person(personId) },
        ]}
      />
      <TwoThirds>
        {answer && "link" in answer ? (
          <OneTimeLinkPage
            title="A one-time link is made"
            name={name}
            link={answer.link}
            makerConfirms={isMakers}
            next={toPerson}
          />
        ) : (
          <PostForm
            form={confirmForm}
            answer={answer}
            before={<PageHeading title="Make a one-time link" caption={name} />}
          >
            <p className="govuk-body">
              With it {name} chooses a new password.{" "}
              {hasPassword && "Until it is used, the current password still works. "}A link that was made
              before and not used stops working now.
            </p>
            <p className="govuk-body">
              Make sure that it is {name} who asks. That you made it is on record. After it is used, the
              account reads and writes drafts and does nothing else until {whoWillConfirm(name, isMakers)}.
            </p>
            <Button>Make the link</Button>
          </PostForm>
        )}
      </TwoThirds>
    </>
  );
}
