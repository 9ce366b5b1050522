import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { impactName } from "~/domain/eia/impact-name";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { removeImpact } from "~/services/eia/remove-impact.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { ImpactText } from "~/ui/eia/impact-list";
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
  const { framework, content, change, entry } = await loadEntryToWrite(args);
  const { impactId } = readParams(params.impact, args.params);
  const impact = entry.impacts.find(({ id }) => id === impactId);
  if (!impact) throw notFound();
  return {
    framework,
    change: { id: change.id, title: change.title },
    version: entry.version,
    title: `Remove the impact on ${impactName(impact, entry.impacts)}`,
    impact,
    actions: content.actions.filter(({ mitigates }) => mitigates.includes(impact.id)),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.impact,
    form: removalForm,
    act: ({ service, params: { impactId, ...where }, version }) => {
      if (impactId === "new") throw notFound();
      return removeImpact(service, { ...where, impactId, version });
    },
    done: ({ frameworkId, changeId }) => `${paths.entry(frameworkId, changeId)}#impacts`,
    says: undoneBy,
  });
}

export default function RemoveImpact() {
  const { framework, change, version, title, impact, actions } = useLoaderData<typeof loader>();
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
        <ImpactText frameworkId={framework.id} impact={impact} actions={actions} />
      </InsetText>
      {actions.length > 0 && (
        <p className="govuk-body">
          The actions tied to it stay in the action plan, and no longer mitigate it.
        </p>
      )}
    </RemovePage>
  );
}
