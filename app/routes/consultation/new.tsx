import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayWriteConsultation } from "~/auth/permissions";
import { publicConsultationForm, readPublicConsultation } from "~/forms/consultation/consultation-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { NO_VERSION } from "~/services/context.server";
import { savePublicConsultation } from "~/services/consultation/save-consultation.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, changesToAskAbout, monitorableNow, loadAsking } from "./consultation-at-hand.server";

const TITLE = "Prepare a consultation";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, standing } = await loadAsking(args);
  requirePermission(mayWriteConsultation(actor, null, standing));
  return {
    framework: asTitled(framework),
    changes: await changesToAskAbout(args, framework.id),
    monitorable: await monitorableNow(args),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { framework } = await loadAsking(args);
  return answerPost(args, {
    params: params.framework,
    form: async () =>
      publicConsultationForm(await changesToAskAbout(args, framework.id), await monitorableNow(args)),
    act: async ({ service, value, params: { frameworkId } }) => {
      const consultationId = await savePublicConsultation(service, {
        frameworkId,
        consultationId: "new",
        version: NO_VERSION,
        ...readPublicConsultation(value),
      });
      return paths.publicConsultation(frameworkId, consultationId);
    },
    done: ({ frameworkId }) => paths.publicConsultations(frameworkId),
  });
}

export default function NewConsultation() {
  const { framework, changes, monitorable } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ConsultationCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={publicConsultationForm(changes, monitorable)}
          answer={answer}
          before={<PageHeading title={TITLE} caption={framework.title} />}
        >
          <Fields />
          <Button>Save and add questions</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
