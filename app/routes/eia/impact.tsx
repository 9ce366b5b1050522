import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { characteristicHint } from "~/domain/eia/characteristic-hints";
import { impactName } from "~/domain/eia/impact-name";
import { impactForm, impactFormValues, newImpactForm } from "~/forms/eia/impact-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { saveImpact } from "~/services/eia/save-impact.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { ImpactFields } from "~/ui/eia/impact-fields";
import { PostForm } from "~/ui/form";
import { Button, InsetText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEntryToWrite } from "./eia-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.title} – ${data.change.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, content, change, entry } = await loadEntryToWrite(args);
  const { impactId } = readParams(params.impact, args.params);
  const impact = entry.impacts.find(({ id }) => id === impactId);
  if (impactId !== "new" && !impact) throw notFound();
  return {
    framework,
    change: { id: change.id, title: change.title },
    entryId: entry.id,
    version: entry.version,
    title: impact ? `Impact on ${impactName(impact, entry.impacts)}` : "Add a characteristic",
    impact: impact ?? null,
    actions: content.actions.filter(({ mitigates }) => impact && mitigates.includes(impact.id)),
    assessed: entry.impacts.map((row) => row.characteristic),
  };
}

export function action(args: ActionFunctionArgs) {
  const { impactId } = readParams(params.impact, args.params);
  const done = ({ frameworkId, changeId }: { frameworkId: number; changeId: number }) =>
    `${paths.entry(frameworkId, changeId)}#impacts`;
  if (impactId === "new") {
    return answerPost(args, {
      params: params.change,
      form: newImpactForm([]),
      act: ({ service, value, params: where, version }) =>
        saveImpact(service, { ...where, ...value, impactId, version }),
      done,
    });
  }
  return answerPost(args, {
    params: params.change,
    form: impactForm,
    act: ({ service, value, params: where, version }) =>
      saveImpact(service, { ...where, ...value, impactId, version }),
    done,
  });
}

export default function ImpactPage() {
  const { framework, change, entryId, version, title, impact, actions, assessed } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const hint = impact && characteristicHint(impact.characteristic);
  return (
    <>
      <EiaCrumbs framework={framework} change={change} />
      <TwoThirds>
        <PostForm
          form={impact ? impactForm : newImpactForm(assessed)}
          initial={impact ? impactFormValues(impact) : {}}
          version={version}
          answer={answer}
          before={<PageHeading title={title} caption={change.title} />}
        >
          {hint && <InsetText>{hint}.</InsetText>}
          <ImpactFields
            frameworkId={framework.id}
            tied={impact ? { actions, toAdd: { entryId, impactId: impact.id } } : null}
            isNew={impact === null}
          />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
