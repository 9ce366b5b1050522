import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newPersonForm } from "~/forms/office/person-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { createPerson } from "~/services/office/create-person.server";
import { OneTimeLinkPage } from "~/ui/account/one-time-link";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { makerConfirms, requireOfficeAct, shownLink } from "./administration.server";

export const handle = pageHandle({ title: () => "Add a person", needsScript: true });

export async function loader(args: LoaderFunctionArgs) {
  await requireOfficeAct(args, "accounts.manage");
  return { roleTitles: args.context.settings.roleTitles };
}

/** Answers with the link instead of leading on: it is stored as a hash only, so no later page could show it. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireOfficeAct(args, "accounts.manage");
  const { database, origin, settings } = args.context;
  const made: { personId: number; name: string; link: ReturnType<typeof shownLink> }[] = [];
  const answer = await answerPost(args, {
    params: params.none,
    form: newPersonForm(settings.roleTitles),
    act: async ({ service, value }) => {
      const { personId, link } = await createPerson(service, value);
      made.push({ personId, name: value.name, link: shownLink(origin, link) });
    },
    done: paths.admin,
  });
  const [account] = made;
  if (!account) return answer;
  return {
    made: {
      ...account,
      makerConfirms: await makerConfirms(database.db, account.personId, actor.personId),
    },
  };
}

export default function NewPerson() {
  const { roleTitles } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Crumbs items={[{ text: "Administration", href: paths.admin() }]} />
      <TwoThirds>
        {answer && "made" in answer ? (
          <OneTimeLinkPage
            title={`${answer.made.name} has an account`}
            name={answer.made.name}
            link={answer.made.link}
            makerConfirms={answer.made.makerConfirms}
            next={{
              text: `Go to the account of ${answer.made.name}`,
              href: paths.person(answer.made.personId),
            }}
          />
        ) : (
          <PostForm
            form={newPersonForm(roleTitles)}
            answer={answer}
            before={<PageHeading title="Add a person" />}
          >
            <Fields />
            <Button>Add</Button>
          </PostForm>
        )}
      </TwoThirds>
    </>
  );
}
