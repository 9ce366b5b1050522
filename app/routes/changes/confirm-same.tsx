import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isConfirmedSame } from "~/domain/budget/changes";
import { hasOtherProvider } from "~/domain/budget/same-service";
import { confirmSameForm } from "~/forms/changes/same-service-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { confirmSameService } from "~/services/changes/confirm-same-service.server";
import { ChangeCrumbs } from "~/ui/changes/change-crumbs";
import { differencesInWords } from "~/ui/changes/change-view";
import { Differences } from "~/ui/changes/differences";
import { ChangeInView } from "~/ui/eia/change-in-view";
import { changeView } from "~/ui/eia/change-view";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { changeOfPost, loadOneChange } from "./changes-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Is it the same service? – ${data.change.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, change } = await loadOneChange(args);
  requirePermission(permission);
  return {
    framework,
    change: changeView(change),
    version: change.version,
    differences: differencesInWords(change),
    asksProvider: hasOtherProvider(change),
    nothingToAsk: isConfirmedSame(change)
      ? "It is confirmed already that these are the same."
      : change.differences.length === 0
        ? "There is nothing here to confirm: either the amounts differ, or provider, provision, method and reach read the same."
        : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const form = confirmSameForm(hasOtherProvider(await changeOfPost(args)));
  return answerPost(args, {
    params: params.change,
    form,
    act: ({ service, value: { sameProvider }, params: where, version }) =>
      confirmSameService(service, { ...where, version, sameProvider: sameProvider.length > 0 }),
    done: ({ frameworkId }) => paths.changes(frameworkId),
  });
}

export default function ConfirmSame() {
  const { framework, change, version, differences, asksProvider, nothingToAsk } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ChangeCrumbs framework={framework} change={change} />
      <PostForm
        form={confirmSameForm(asksProvider && nothingToAsk === null)}
        version={version}
        answer={answer}
        before={
          <>
            <PageHeading title="Is it the same service?" caption={change.title} />
            <Differences differences={differences} />
            <ChangeInView change={change} />
          </>
        }
      >
        {nothingToAsk === null ? (
          <>
            <p className="govuk-body">
              You confirm under your own name that provider, provision, method and reach are the same on both
              sides, spelt differently. It holds for the two lines as they are now.
            </p>
            <Fields />
            <Button>Confirm that it is the same</Button>
          </>
        ) : (
          <p className="govuk-body">{nothingToAsk}</p>
        )}
      </PostForm>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.entry(framework.id, change.id)}>
          {nothingToAsk === null ? "It is not the same: assess it in the EIA" : "Its entry in the EIA"}
        </a>
      </p>
    </>
  );
}
