import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { removeConsultee } from "~/services/eia/remove-consultee.server";
import { ConsulteeText } from "~/ui/eia/consultee-list";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { KeepIt } from "~/ui/eia/keep-it";
import { PostForm } from "~/ui/form";
import { Button, InsetText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEntryToWrite } from "./eia-at-hand.server";
import { undoneBy } from "./undone-by.server";

const form = defineForm({});

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
    form,
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
    <>
      <EiaCrumbs framework={framework} change={change} />
      <TwoThirds>
        <PostForm
          form={form}
          version={version}
          answer={answer}
          before={
            <PageHeading title={`Remove the consultee ${consultee.consultee}`} caption={change.title} />
          }
        >
          <InsetText>
            <ConsulteeText consultee={consultee} />
          </InsetText>
          <Button variant="warning">Remove it</Button>
        </PostForm>
        <KeepIt href={paths.entry(framework.id, change.id)} />
      </TwoThirds>
    </>
  );
}
