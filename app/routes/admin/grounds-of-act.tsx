import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listGroundSettings } from "~db/queries/grounds.server";
import { getOffice } from "~db/queries/office.server";
import { groundsByAct, isOfferedOn } from "~/domain/publication/listed-grounds";
import { chooseGroundsForm } from "~/forms/office/grounds-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";
import { chooseGrounds } from "~/services/office/choose-grounds.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requireOfficeAct } from "./administration.server";

export const handle = pageHandle<typeof loader>({
  title: ({ act }) => `Grounds of the ${act}`,
  needsScript: true,
});

/** @throws 403; 404 where no ground of the list is of that Act */
async function loadAct(args: LoaderFunctionArgs | ActionFunctionArgs) {
  await requireOfficeAct(args, "office.manage");
  const { act } = readParams(params.groundsOfAct, args.params);
  const found = groundsByAct(await listGroundSettings(args.context.database.db)).find(
    ({ key }) => key === act,
  );
  if (!found) throw notFound();
  return found;
}

export async function loader(args: LoaderFunctionArgs) {
  const { act, grounds } = await loadAct(args);
  const today = todayOf(args.context);
  const { version } = await getOffice(args.context.database.db);
  return {
    act,
    version,
    grounds: grounds.map(({ id, section, subject, isQualified, demand }) => ({
      id,
      section,
      subject,
      isQualified,
      demand,
    })),
    offered: grounds.filter((ground) => isOfferedOn(ground, today)).map(({ id }) => String(id)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { key, grounds } = await loadAct(args);
  return answerPost(args, {
    params: params.groundsOfAct,
    form: chooseGroundsForm(grounds),
    act: ({ service, value, version }) =>
      chooseGrounds(service, { act: key, offered: value.offered.map(Number), version }),
    done: () => paths.grounds(),
  });
}

export default function ActGrounds() {
  const { act, grounds, offered, version } = useLoaderData<typeof loader>();
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
          form={chooseGroundsForm(grounds)}
          initial={{ offered }}
          version={version}
          answer={answer}
          before={<PageHeading title={`Grounds of the ${act}`} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
