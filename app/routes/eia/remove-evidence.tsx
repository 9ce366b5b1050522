import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { removeEvidence } from "~/services/eia/remove-evidence.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { evidenceName, EvidenceText } from "~/ui/eia/evidence-list";
import { RemovePage } from "~/ui/remove-page";
import { InsetText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { loadEntryToWrite } from "./eia-at-hand.server";
import { undoneBy } from "./undone-by.server";

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
    form: removalForm,
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
    <RemovePage
      crumbs={<EiaCrumbs framework={framework} change={change} />}
      title={title}
      caption={change.title}
      version={version}
      answer={answer}
      keepAt={paths.entry(framework.id, change.id)}
    >
      <InsetText>
        <EvidenceText row={row} />
      </InsetText>
    </RemovePage>
  );
}
