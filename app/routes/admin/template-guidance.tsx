import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TEMPLATE_KIND_LABELS } from "~/domain/templates/template";
import { guidanceForm, guidanceValues } from "~/forms/office/template-form";
import { params, paths } from "~/paths";
import { answerPost, notFound } from "~/routes/answer.server";
import { saveTemplateGuidance } from "~/services/office/save-template-guidance.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { TemplateCrumbs } from "~/ui/templates/template-crumbs";
import { asPlaced, loadDraftTemplate } from "./template-at-hand.server";

const TITLE = "Guidance beside what every entry is asked";

export const handle = pageHandle<typeof loader>({ title: () => TITLE, needsScript: true });

/** Only entries are asked what can be given guidance on. */
async function loadGuided(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const template = await loadDraftTemplate(args);
  if (template.kind !== "entry") throw notFound();
  return template;
}

export async function loader(args: LoaderFunctionArgs) {
  const template = await loadGuided(args);
  return { ...asPlaced(template), values: guidanceValues(template.guidance) };
}

export async function action(args: ActionFunctionArgs) {
  await loadGuided(args);
  return answerPost(args, {
    params: params.template,
    form: guidanceForm,
    act: ({ service, value, params: place, version }) =>
      saveTemplateGuidance(service, { ...place, guidance: value, version }),
    done: ({ kind, number }) => paths.template(kind, number),
  });
}

export default function TemplateGuidance() {
  const { kind, number, version, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <TemplateCrumbs version={{ kind, number }} />
      <TwoThirds>
        <PostForm
          form={guidanceForm}
          version={version}
          initial={values}
          answer={answer}
          before={<PageHeading title={TITLE} caption={TEMPLATE_KIND_LABELS[kind]} />}
        >
          <p className="govuk-body">
            The words of this office stand after the hints that are there. Leave empty what there is nothing
            to say to.
          </p>
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
