import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { removeOption } from "~/services/frameworks/remove-option.server";
import { Written } from "~/ui/eia/written";
import { RemovePage } from "~/ui/remove-page";
import { RecordCrumbs } from "~/ui/frameworks/framework-crumbs";
import { InsetText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { loadOptionToWrite } from "./option-at-hand.server";

const TITLE = "Remove an option";

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
    form: removalForm,
    act: ({ service, params: where, version }) => removeOption(service, { ...where, version }),
    done: ({ frameworkId }) => `${paths.decisionRecord(frameworkId)}#options`,
  });
}

export default function RemoveOption() {
  const { framework, option } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RemovePage
      crumbs={<RecordCrumbs framework={framework} />}
      title={TITLE}
      caption={framework.title}
      version={option.version}
      answer={answer}
      keepAt={paths.decisionRecord(framework.id)}
    >
      <InsetText>
        <Written label="What could be done instead" text={option.option} />
        <Written label="Why it was not chosen" text={option.whyNot} />
      </InsetText>
    </RemovePage>
  );
}
