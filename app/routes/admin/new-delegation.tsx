import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listDelegableGrants } from "~db/queries/delegations.server";
import { listPeople } from "~db/queries/people.server";
import { delegationForm, readDelegation } from "~/forms/office/delegation-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { recordDelegation } from "~/services/office/record-delegation.server";
import { Fields, PostForm } from "~/ui/form";
import { Button, InsetText } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requireOfficeAct } from "./administration.server";

const TITLE = "Record a deputy";

export const handle = pageHandle({ title: () => TITLE, needsScript: true });

export async function loader(args: LoaderFunctionArgs) {
  const { personId } = await requireOfficeAct(args, "accounts.manage");
  const { database, settings } = args.context;
  const { grants, people } = await loadChoices(database);
  return {
    grants,
    /** Nobody makes themselves a deputy. */
    people: people.filter(({ id }) => id !== personId),
    roleTitles: settings.roleTitles,
  };
}

async function loadChoices({ db }: AppLoadContext["database"]) {
  const [grants, people] = await Promise.all([listDelegableGrants(db), listPeople(db)]);
  return {
    grants,
    people: people.flatMap(({ id, name, roles, isActive }) => (isActive ? [{ id, name, roles }] : [])),
  };
}

export async function action(args: ActionFunctionArgs) {
  await requireOfficeAct(args, "accounts.manage");
  return answerPost(args, {
    params: params.none,
    form: async ({ context: { database, settings } }) =>
      delegationForm({ ...(await loadChoices(database)), roleTitles: settings.roleTitles }),
    act: ({ service, value }) => recordDelegation(service, readDelegation(value)),
    done: paths.delegations,
  });
}

export default function NewDelegation() {
  const choices = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Crumbs
        items={[
          { text: "Administration", href: paths.admin() },
          { text: "Deputies", href: paths.delegations() },
        ]}
      />
      <TwoThirds>
        <PostForm form={delegationForm(choices)} answer={answer} before={<PageHeading title={TITLE} />}>
          <InsetText>
            Record what the holder of the role has given in writing. For a Commissioner, section 18 of the
            Police Reform and Social Responsibility Act 2011 says to whom functions may be delegated and which
            may not: ask the monitoring officer before you record it.
          </InsetText>
          <Fields />
          <Button>Record</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
