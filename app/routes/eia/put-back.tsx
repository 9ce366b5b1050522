import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { putBack } from "~/services/eia/put-back.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { putBackForm } from "~/ui/saved-notice";
import { loadEntryToWrite } from "./eia-at-hand.server";

const TITLE = "Put back what was just removed";

/** The notice after a removal posts here, so that this page is seen only where it cannot be put back, or from an address kept. */
export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.change.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, change, entry } = await loadEntryToWrite(args);
  return { framework, change: { id: change.id, title: change.title }, version: entry.version };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.change,
    form: putBackForm,
    act: ({ service, params: where, version }) => putBack(service, { ...where, version }),
    done: ({ frameworkId, changeId }) => paths.entry(frameworkId, changeId),
  });
}

export default function PutBack() {
  const { framework, change, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <EiaCrumbs framework={framework} change={change} />
      <TwoThirds>
        <PostForm
          form={putBackForm}
          version={version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={change.title} />}
        >
          <p className="govuk-body">
            Only the last thing that was done in an entry can be undone, and only by whoever did it.
          </p>
          <Button variant="secondary">Put it back</Button>
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.entry(framework.id, change.id)}>
            Go to the entry
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
