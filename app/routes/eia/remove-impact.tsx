import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CHARACTERISTIC_LABELS } from "~/domain/eia/characteristics";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { removeImpact } from "~/services/remove-impact.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { KeepIt } from "~/ui/eia/keep-it";
import { ImpactText } from "~/ui/eia/impact-list";
import { PostForm } from "~/ui/form";
import { Button, InsetText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEntryToWrite } from "./eia-at-hand.server";

const form = defineForm({});

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.title} – ${data.change.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, change, entry } = await loadEntryToWrite(args);
  const { characteristic } = readParams(params.impact, args.params);
  const impact = entry.impacts.find((row) => row.characteristic === characteristic);
  if (!impact) throw notFound();
  return {
    framework,
    change: { id: change.id, title: change.title },
    version: entry.version,
    title: `Remove the impact on ${CHARACTERISTIC_LABELS[impact.characteristic].toLowerCase()}`,
    impact,
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.impact,
    form,
    act: ({ service, params: { characteristic, ...where }, version }) => {
      if (characteristic === "new") throw notFound();
      return removeImpact(service, { ...where, characteristic, version });
    },
    done: ({ frameworkId, changeId }) => `${paths.entry(frameworkId, changeId)}#impacts`,
  });
}

export default function RemoveImpact() {
  const { framework, change, version, title, impact } = useLoaderData<typeof loader>();
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
            <ImpactText impact={impact} />
          </InsetText>
          <Button variant="warning">Remove it</Button>
        </PostForm>
        <KeepIt href={paths.entry(framework.id, change.id)} />
      </TwoThirds>
    </>
  );
}
