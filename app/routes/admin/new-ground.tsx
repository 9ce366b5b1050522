import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listGroundSettings } from "~db/queries/grounds.server";
import { getOffice } from "~db/queries/office.server";
import { newGroundForm } from "~/forms/office/grounds-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";
import { addGround } from "~/services/office/add-ground.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requireOfficeAct } from "./administration.server";

const TITLE = "Add a legal ground";

export const handle = pageHandle({ title: () => TITLE, needsScript: true });

async function loadList(args: LoaderFunctionArgs | ActionFunctionArgs) {
  await requireOfficeAct(args, "office.manage");
  const listed = await listGroundSettings(args.context.database.db);
  return {
    today: todayOf(args.context),
    existing: listed.map(({ act, section }) => ({ act, section })),
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const list = await loadList(args);
  const { version } = await getOffice(args.context.database.db);
  return { ...list, version };
}

export async function action(args: ActionFunctionArgs) {
  const { today } = await loadList(args);
  return answerPost(args, {
    params: params.none,
    // What is in the list already is for the service to say: sent a second time, it is done.
    form: newGroundForm([], today),
    act: ({ service, value, version }) => addGround(service, { ...value, version }),
    done: () => paths.grounds(),
  });
}

export default function NewGround() {
  const { existing, today, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Crumbs
        items={[
          { text: "Administration", href: paths.admin() },
          { text: "The office", href: paths.office() },
          { text: "Legal grounds", href: paths.grounds() },
        ]}
      />
      <TwoThirds>
        <PostForm
          form={newGroundForm(existing, today)}
          version={version}
          answer={answer}
          before={<PageHeading title={TITLE} />}
        >
          <Fields />
          <Button>Add</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
