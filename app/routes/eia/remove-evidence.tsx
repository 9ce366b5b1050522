import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { removeEvidence } from "~/services/eia/remove-evidence.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { evidenceName, EvidenceText } from "~/ui/eia/evidence-list";
import { KeepIt } from "~/ui/eia/keep-it";
import { PostForm } from "~/ui/form";
import { Button, InsetText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEntryToWrite } from "./eia-at-hand.server";
import { undoneBy } from "./undone-by.server";

const form = defineForm({});

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.title} – ${data.change.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, change, entry } = await loadEntryToWrite(args);
  const { evidenceId } = readParams(params.evidence, args.params);
  const row = entry.evidence.find(({ id }) => id === evidenceId);
  if (!row) throw notFound();
  return {
    framework,
    change: { id: change.id, title: change.title },
    version: entry.version,
    title: `Remove the evidence ${evidenceName(row)}`,
    row,
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.evidence,
    form,
    act: ({ service, params: { evidenceId, ...where }, version }) => {
      if (evidenceId === "new") throw notFound();
      return removeEvidence(service, { ...where, evidenceId, version });
    },
    done: ({ frameworkId, changeId }) => `${paths.entry(frameworkId, changeId)}#evidence`,
    says: undoneBy,
  });
}

export default function RemoveEvidence() {
  const { framework, change, version, title, row } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <EiaCrumbs framework={framework} change={change} />
      <TwoThirds>
        <PostForm
          form={form}
          version={version}
          answer={answer}
          before={<PageHeading title={title} caption={change.title} />}
        >
          <InsetText>
            <EvidenceText row={row} />
          </InsetText>
          <Button variant="warning">Remove it</Button>
        </PostForm>
        <KeepIt href={paths.entry(framework.id, change.id)} />
      </TwoThirds>
    </>
  );
}
