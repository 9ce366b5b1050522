import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { evidenceForm, evidenceFormValues } from "~/forms/eia/evidence-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { saveEvidence } from "~/services/eia/save-evidence.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { evidenceName } from "~/ui/eia/evidence-list";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEntryToWrite } from "./eia-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.title} – ${data.change.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, change, entry } = await loadEntryToWrite(args);
  const { evidenceId } = readParams(params.evidence, args.params);
  const row = entry.evidence.find(({ id }) => id === evidenceId);
  if (evidenceId !== "new" && !row) throw notFound();
  return {
    framework,
    change: { id: change.id, title: change.title },
    version: entry.version,
    title: row ? `Evidence: ${evidenceName(row)}` : "Add evidence",
    row: row ?? null,
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.evidence,
    form: evidenceForm,
    act: ({ service, value, params: where, version }) =>
      saveEvidence(service, { ...where, ...value, version }),
    done: ({ frameworkId, changeId }) => `${paths.entry(frameworkId, changeId)}#evidence`,
  });
}

export default function EvidencePage() {
  const { framework, change, version, title, row } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <EiaCrumbs framework={framework} change={change} />
      <TwoThirds>
        <PostForm
          form={evidenceForm}
          initial={row ? evidenceFormValues(row) : {}}
          version={version}
          answer={answer}
          before={<PageHeading title={title} caption={change.title} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
