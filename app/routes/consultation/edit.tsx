import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  publicConsultationForm,
  publicConsultationValues,
  readPublicConsultation,
} from "~/forms/consultation/consultation-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { savePublicConsultation } from "~/services/consultation/save-consultation.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import {
  asTitled,
  changesToAskAbout,
  monitorableNow,
  loadConsultationToWrite,
} from "./consultation-at-hand.server";

const TITLE = "Change the consultation";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, consultation } = await loadConsultationToWrite(args);
  const { id, title, version } = consultation;
  return {
    framework: asTitled(framework),
    consultation: { id, title, version },
    changes: await changesToAskAbout(args, framework.id),
    monitorable: await monitorableNow(args),
    values: publicConsultationValues(consultation),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { framework } = await loadConsultationToWrite(args);
  return answerPost(args, {
    params: params.publicConsultation,
    form: async () =>
      publicConsultationForm(await changesToAskAbout(args, framework.id), await monitorableNow(args)),
    act: async ({ service, value, params: place, version }) => {
      await savePublicConsultation(service, { ...place, version, ...readPublicConsultation(value) });
    },
    done: ({ frameworkId, consultationId }) => paths.publicConsultation(frameworkId, consultationId),
  });
}

export default function EditConsultation() {
  const { framework, consultation, changes, monitorable, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={publicConsultationForm(changes, monitorable)}
          initial={values}
          version={consultation.version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={framework.title} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
