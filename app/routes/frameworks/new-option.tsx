import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { optionForm } from "~/forms/frameworks/option-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { nextStep } from "~/routes/next-to-put-right.server";
import { todayOf } from "~/services/context.server";
import { addOption } from "~/services/frameworks/add-option.server";
import { Fields, PostForm } from "~/ui/form";
import { SaveAndNext } from "~/ui/frameworks/save-and-next";
import { RecordCrumbs } from "~/ui/frameworks/framework-crumbs";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadRecordToWrite } from "./option-at-hand.server";

const TITLE = "Add an option besides the proposal";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework } = await loadRecordToWrite(args);
  const content = await args.context.contentOf(framework.id);
  return { framework, next: nextStep(content, todayOf(args.context), "record") };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: optionForm,
    act: async ({ service, value, params: { frameworkId } }) => {
      await addOption(service, { frameworkId, ...value });
    },
    done: ({ frameworkId }) => `${paths.decisionRecord(frameworkId)}#options`,
  });
}

export default function NewOption() {
  const { framework, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <RecordCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={optionForm}
          answer={answer}
          before={<PageHeading title={TITLE} caption={framework.title} />}
        >
          <Fields />
          <SaveAndNext next={next} save="Add it" />
        </PostForm>
      </TwoThirds>
    </>
  );
}
