import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { consulteeForm, consulteeFormValues } from "~/forms/eia/consultee-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { saveConsultee } from "~/services/eia/save-consultee.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
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
  const { consulteeId } = readParams(params.consultee, args.params);
  const consultee = entry.consultees.find(({ id }) => id === consulteeId);
  if (consulteeId !== "new" && !consultee) throw notFound();
  return {
    framework,
    change: { id: change.id, title: change.title },
    version: entry.version,
    title: consultee ? `Consultee: ${consultee.consultee}` : "Add a consultee",
    consultee: consultee ?? null,
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.consultee,
    form: consulteeForm,
    act: async ({ service, value, params: where, version }) => {
      await saveConsultee(service, { ...where, ...value, version });
    },
    done: ({ frameworkId, changeId }) => `${paths.entry(frameworkId, changeId)}#consultees`,
  });
}

export default function ConsulteePage() {
  const { framework, change, version, title, consultee } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <EiaCrumbs framework={framework} change={change} />
      <TwoThirds>
        <PostForm
          form={consulteeForm}
          initial={consultee ? consulteeFormValues(consultee) : {}}
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
