import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TEMPLATE_KIND_LABELS } from "~/domain/templates/template";
import { ownQuestionForm, ownQuestionValues, readOwnQuestion } from "~/forms/office/template-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { saveTemplateQuestion } from "~/services/office/save-template-question.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { TemplateCrumbs } from "~/ui/templates/template-crumbs";
import { asPlaced, loadDraftTemplate } from "./template-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: ({ title, kind }) => `${title}: ${TEMPLATE_KIND_LABELS[kind]}`,
  needsScript: true,
});

async function loadQuestion(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const template = await loadDraftTemplate(args);
  const { questionKey } = readParams(params.templateQuestion, args.params);
  const question = template.questions.find(({ key }) => key === questionKey) ?? null;
  if (questionKey !== "new" && !question) throw notFound();
  return { template, question, others: template.questions.filter((one) => one !== question) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { template, question, others } = await loadQuestion(args);
  return {
    ...asPlaced(template),
    title: question ? "Edit an own question" : "Add an own question",
    others: others.map((one) => ({ question: one.question })),
    values: ownQuestionValues(question, template.questions),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { others } = await loadQuestion(args);
  return answerPost(args, {
    params: params.templateQuestion,
    form: ownQuestionForm(others),
    act: ({ service, value, params: place, version }) =>
      saveTemplateQuestion(service, { ...place, ...readOwnQuestion(value), version }),
    done: ({ kind, number }) => paths.template(kind, number),
  });
}

export default function TemplateQuestion() {
  const { kind, number, version, title, others, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <TemplateCrumbs version={{ kind, number }} />
      <TwoThirds>
        <PostForm
          form={ownQuestionForm(others)}
          version={version}
          initial={values}
          answer={answer}
          before={<PageHeading title={title} caption={TEMPLATE_KIND_LABELS[kind]} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
