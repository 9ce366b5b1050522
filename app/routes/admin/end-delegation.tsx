import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findDelegation } from "~db/queries/delegations.server";
import { endDelegationForm } from "~/forms/office/delegation-form";
import { params as schemas, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";
import { endDelegation } from "~/services/office/end-delegation.server";
import { presentDelegation } from "~/ui/account/delegations";
import { Fields, PostForm } from "~/ui/form";
import { Button, SummaryList } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requireOfficeAct } from "./administration.server";

export const handle = pageHandle<typeof loader>({
  title: ({ delegation }) => `End delegation ${delegation.reference}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  await requireOfficeAct(args, "accounts.manage");
  const { delegationId } = readParams(schemas.delegation, args.params);
  const { database, settings } = args.context;
  const delegation = await findDelegation(database.db, delegationId);
  if (!delegation) throw notFound();
  return {
    delegation: presentDelegation(delegation, settings.roleTitles, todayOf(args.context)),
    version: delegation.version,
  };
}

export async function action(args: ActionFunctionArgs) {
  await requireOfficeAct(args, "accounts.manage");
  return answerPost(args, {
    params: schemas.delegation,
    form: endDelegationForm,
    act: ({ service, value, params, version }) => endDelegation(service, { ...params, ...value, version }),
    done: () => paths.delegations(),
  });
}

export default function EndDelegation() {
  const { delegation, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { reference, deputy, holder, period, reason, ended } = delegation;
  const facts = (
    <>
      <PageHeading title="End this delegation" caption={reference} />
      <SummaryList
        rows={[
          { key: "Deputy", value: deputy },
          { key: "For", value: holder },
          { key: "Days", value: period },
          { key: "Why", value: reason },
          ...(ended ? [{ key: "Ended", value: ended }] : []),
        ]}
      />
    </>
  );
  return (
    <>
      <Crumbs
        items={[
          { text: "Administration", href: paths.admin() },
          { text: "Deputies", href: paths.delegations() },
        ]}
      />
      <TwoThirds>
        {ended && !answer ? (
          facts
        ) : (
          <PostForm form={endDelegationForm} answer={answer} version={version} before={facts}>
            <Fields />
            <Button>End it</Button>
          </PostForm>
        )}
      </TwoThirds>
    </>
  );
}
