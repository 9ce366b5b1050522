import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { optionForm, optionFormValues } from "~/forms/frameworks/option-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { editOption } from "~/services/frameworks/edit-option.server";
import { Fields, PostForm } from "~/ui/form";
import { RecordCrumbs } from "~/ui/frameworks/framework-crumbs";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadOptionToWrite } from "./option-at-hand.server";

const TITLE = "Option besides the proposal";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, option } = await loadOptionToWrite(args);
  return { framework, option };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.option,
    form: optionForm,
    act: ({ service, value, params: where, version }) => editOption(service, { ...where, version, ...value }),
    done: ({ frameworkId }) => `${paths.decisionRecord(frameworkId)}#options`,
  });
}

export default function OptionPage() {
  const { framework, option } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <RecordCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={optionForm}
          initial={optionFormValues(option)}
          version={option.version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={framework.title} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.removeOption(framework.id, option.id)}>
            Remove this option
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
