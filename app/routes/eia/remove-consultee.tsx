import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { removeConsultee } from "~/services/eia/remove-consultee.server";
import { ConsulteeText } from "~/ui/eia/consultee-list";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { RemovePage } from "~/ui/remove-page";
import { InsetText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { loadEntryToWrite } from "./eia-at-hand.server";
import { undoneBy } from "./undone-by.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Remove the consultee ${data.consultee.consultee} – ${data.change.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, change, entry } = await loadEntryToWrite(args);
  const { consulteeId } = readParams(params.consultee, args.params);
  const consultee = entry.consultees.find(({ id }) => id === consulteeId);
  if (!consultee) throw notFound();
  return {
    framework,
    change: { id: change.id, title: change.title },
    version: entry.version,
    consultee,
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.consultee,
    form: removalForm,
    act: ({ service, params: { consulteeId, ...where }, version }) => {
      if (consulteeId === "new") throw notFound();
      return removeConsultee(service, { ...where, consulteeId, version });
    },
    done: ({ frameworkId, changeId }) => `${paths.entry(frameworkId, changeId)}#consultees`,
    says: undoneBy,
  });
}

export default function RemoveConsultee() {
  const { framework, change, version, consultee } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RemovePage
      crumbs={<EiaCrumbs framework={framework} change={change} />}
      title={`Remove the consultee ${consultee.consultee}`}
      caption={change.title}
      version={version}
      answer={answer}
      keepAt={paths.entry(framework.id, change.id)}
    >
      <InsetText>
        <ConsulteeText consultee={consultee} />
      </InsetText>
    </RemovePage>
  );
}
