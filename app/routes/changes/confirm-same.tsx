import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isConfirmedSame } from "~/domain/budget/changes";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/eia/eia-at-hand.server";
import { confirmSameService } from "~/services/confirm-same-service.server";
import { ChangeCrumbs } from "~/ui/changes/change-crumbs";
import { differencesInWords } from "~/ui/changes/change-view";
import { Differences } from "~/ui/changes/differences";
import { ChangeInView } from "~/ui/eia/change-in-view";
import { changeView } from "~/ui/eia/change-view";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadOneChange } from "./changes-at-hand.server";

const form = defineForm({});

export const handle = pageHandle<typeof loader>({
  title: (data) => `Is it the same service? – ${data.change.title}`,
  needsScript: true,
});

/** Where nothing differs, or it is confirmed already, there is nothing to ask: back to the change. */
export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, change } = await loadOneChange(args);
  requirePermission(permission);
  if (change.differences.length === 0 || isConfirmedSame(change)) {
    throw redirect(paths.change(framework.id, change.id));
  }
  return {
    framework,
    change: changeView(change),
    version: change.version,
    differences: differencesInWords(change),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.change,
    form,
    act: ({ service, params: where, version }) => confirmSameService(service, { ...where, version }),
    done: ({ frameworkId }) => paths.changes(frameworkId),
  });
}

export default function ConfirmSame() {
  const { framework, change, version, differences } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ChangeCrumbs framework={framework} change={change} />
      <PostForm
        form={form}
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
        <p className="govuk-body">
          You confirm under your own name that provider and reach are the same on both sides, spelt
          differently. It holds for the two lines as they are now.
        </p>
        <Button preventDoubleClick>Confirm that it is the same</Button>
      </PostForm>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.entry(framework.id, change.id)}>
          It is not the same: assess it in the EIA
        </a>
      </p>
    </>
  );
}
