import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CHARACTERISTIC_LABELS, countsForFirstAimOnly } from "~/domain/eia/characteristics";
import { FIRST_AIM_ONLY, impactForm, impactFormValues, newImpactForm } from "~/forms/impact-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { saveImpact } from "~/services/save-impact.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button, InsetText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEntryToWrite } from "./eia-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.title} – ${data.change.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, change, entry } = await loadEntryToWrite(args);
  const { characteristic } = readParams(params.impact, args.params);
  const impact = entry.impacts.find((row) => row.characteristic === characteristic);
  if (characteristic !== "new" && !impact) throw notFound();
  return {
    framework,
    change: { id: change.id, title: change.title },
    version: entry.version,
    title: impact
      ? `Impact on ${CHARACTERISTIC_LABELS[impact.characteristic].toLowerCase()}`
      : "Add a characteristic",
    impact: impact ?? null,
    assessed: entry.impacts.map((row) => row.characteristic),
  };
}

export function action(args: ActionFunctionArgs) {
  const { characteristic } = readParams(params.impact, args.params);
  const done = ({ frameworkId, changeId }: { frameworkId: number; changeId: number }) =>
    `${paths.entry(frameworkId, changeId)}#impacts`;
  if (characteristic === "new") {
    return answerPost(args, {
      params: params.change,
      form: newImpactForm([]),
      act: ({ service, value, params: where, version }) =>
        saveImpact(service, { ...where, ...value, version }),
      done,
    });
  }
  return answerPost(args, {
    params: params.change,
    form: impactForm,
    act: ({ service, value, params: where, version }) =>
      saveImpact(service, { ...where, ...value, characteristics: [characteristic], version }),
    done,
  });
}

export default function ImpactPage() {
  const { framework, change, version, title, impact, assessed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
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
          {impact && countsForFirstAimOnly(impact.characteristic) && <InsetText>{FIRST_AIM_ONLY}.</InsetText>}
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
