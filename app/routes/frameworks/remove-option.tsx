import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { removeOption } from "~/services/frameworks/remove-option.server";
import { KeepIt } from "~/ui/eia/keep-it";
import { Written } from "~/ui/eia/written";
import { PostForm } from "~/ui/form";
import { RecordCrumbs } from "~/ui/frameworks/framework-crumbs";
import { Button, InsetText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadOptionToWrite } from "./option-at-hand.server";

const TITLE = "Remove an option";
const form = defineForm({});

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
    form,
    act: ({ service, params: where, version }) => removeOption(service, { ...where, version }),
    done: ({ frameworkId }) => `${paths.decisionRecord(frameworkId)}#options`,
  });
}

export default function RemoveOption() {
  const { framework, option } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <RecordCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={form}
          version={option.version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={framework.title} />}
        >
          <InsetText>
            <Written label="What could be done instead" text={option.option} />
            <Written label="Why it was not chosen" text={option.whyNot} />
          </InsetText>
          <Button variant="warning">Remove it</Button>
        </PostForm>
        <KeepIt href={paths.decisionRecord(framework.id)} />
      </TwoThirds>
    </>
  );
}
