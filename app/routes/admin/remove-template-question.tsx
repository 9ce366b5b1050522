import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TEMPLATE_KIND_LABELS } from "~/domain/templates/template";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { removeTemplateQuestion } from "~/services/office/remove-template-question.server";
import { InsetText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { RemovePage } from "~/ui/remove-page";
import { TemplateCrumbs } from "~/ui/templates/template-crumbs";
import { asPlaced, loadDraftTemplate } from "./template-at-hand.server";

const TITLE = "Remove an own question";

export const handle = pageHandle<typeof loader>({
  title: ({ question }) => `${TITLE}: ${question}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const template = await loadDraftTemplate(args);
  const { questionKey } = readParams(params.existingTemplateQuestion, args.params);
  const question = template.questions.find(({ key }) => key === questionKey);
  if (!question) throw notFound();
  return { ...asPlaced(template), question: question.question };
}

export async function action(args: ActionFunctionArgs) {
  await loadDraftTemplate(args);
  return answerPost(args, {
    params: params.existingTemplateQuestion,
    form: removalForm,
    act: ({ service, params: place, version }) => removeTemplateQuestion(service, { ...place, version }),
    done: ({ kind, number }) => paths.template(kind, number),
  });
}

export default function RemoveTemplateQuestion() {
  const { kind, number, version, question } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RemovePage
      crumbs={<TemplateCrumbs version={{ kind, number }} />}
      title={TITLE}
      caption={TEMPLATE_KIND_LABELS[kind]}
      version={version}
      answer={answer}
      keepAt={paths.template(kind, number)}
    >
      <InsetText>{question}</InsetText>
      <p className="govuk-body">Versions that were put into use before go on to ask what they asked.</p>
    </RemovePage>
  );
}
