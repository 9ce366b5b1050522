import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isStale, whatMoved } from "~/domain/eia/freshness";
import { linesSeen } from "~/domain/eia/lines-seen";
import { confirmEntryForm } from "~/forms/eia/answer-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { confirmEntry } from "~/services/eia/confirm-entry.server";
import { ChangeInView } from "~/ui/eia/change-in-view";
import { changeView } from "~/ui/eia/change-view";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { WhatMoved } from "~/ui/eia/stale-banner";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEntryToWrite } from "./eia-at-hand.server";
import { seenLines } from "./seen-lines.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Is it still right? – ${data.change.title}`,
  needsScript: true,
});

/** Where nothing moved, or somebody else has confirmed it already, there is nothing to ask: back to the entry. */
export async function loader(args: LoaderFunctionArgs) {
  const { framework, change, entry } = await loadEntryToWrite(args);
  if (!isStale(entry, change)) throw redirect(paths.entry(framework.id, change.id));
  return {
    framework,
    change: changeView(change),
    version: entry.version,
    moved: whatMoved(entry.fingerprint, change),
    linesSeen: linesSeen(change),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.change,
    form: confirmEntryForm,
    act: ({ service, params: where, version, posted }) =>
      confirmEntry(service, { ...where, version, linesSeen: seenLines(posted) }),
    done: ({ frameworkId, changeId }) => paths.entry(frameworkId, changeId),
  });
}

export default function ConfirmEntry() {
  const { framework, change, version, moved, linesSeen: seen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <EiaCrumbs framework={framework} change={change} />
      <PostForm
        form={confirmEntryForm}
        version={version}
        hidden={{ linesSeen: seen }}
        answer={answer}
        before={
          <>
            <PageHeading title="Is it still right?" caption={change.title} />
            <p className="govuk-body">What moved since the entry was written or last confirmed:</p>
            <WhatMoved moved={moved} />
            <ChangeInView change={change} />
          </>
        }
      >
        <Button>Confirm it is still right</Button>
      </PostForm>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.entry(framework.id, change.id)}>
          Look at the entry, and revise it
        </a>
      </p>
    </>
  );
}
