import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { impactName } from "~/domain/eia/impact-name";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { removeImpact } from "~/services/eia/remove-impact.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { KeepIt } from "~/ui/eia/keep-it";
import { ImpactText } from "~/ui/eia/impact-list";
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
    form,
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
            <ImpactText frameworkId={framework.id} impact={impact} actions={actions} />
          </InsetText>
          {actions.length > 0 && (
            <p className="govuk-body">
              The actions tied to it stay in the action plan, and no longer mitigate it.
            </p>
          )}
          <Button variant="warning">Remove it</Button>
        </PostForm>
        <KeepIt href={paths.entry(framework.id, change.id)} />
      </TwoThirds>
    </>
  );
}
