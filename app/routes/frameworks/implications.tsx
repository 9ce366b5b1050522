import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayWriteContent } from "~/auth/permissions";
import { implicationsShown, recordSettingOn, type Implication } from "~/domain/decision/implications";
import type { FrameworkContent } from "~/domain/framework/content";
import { implicationsForm, implicationsValues, readImplications } from "~/forms/frameworks/implications-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, requireFramework } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { todayOf } from "~/services/context.server";
import { saveImplications } from "~/services/frameworks/save-implications.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { RecordCrumbs } from "~/ui/frameworks/framework-crumbs";

const TITLE = "Implications, interests and advice";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, content, shown } = await load(args);
  const { implications, version } = content.record;
  return {
    framework: { id: framework.id, title: framework.title },
    shown,
    values: implicationsValues(implications),
    version,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { shown } = await load(args);
  return answerPost(args, {
    params: params.framework,
    form: implicationsForm(shown),
    act: ({ service, value, params: { frameworkId }, version }) =>
      saveImplications(service, { frameworkId, version, implications: readImplications(shown, value) }),
    done: ({ frameworkId }) => paths.decisionRecord(frameworkId),
  });
}

/** @throws 404 for a baseline; 403; 409 */
async function load(args: LoaderFunctionArgs) {
  const { framework, actor } = await requireFramework(args);
  if (framework.state === "baseline") throw notFound();
  requirePermission(mayWriteContent(actor, framework));
  const content: FrameworkContent = await args.context.contentOf(framework.id);
  const { asked } = recordSettingOn(content.recordSettings, todayOf(args.context));
  const shown: Implication[] = implicationsShown(asked, content.record.implications);
  return { framework, content, shown };
}

export default function ImplicationsPage() {
  const { framework, shown, values, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <RecordCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={implicationsForm(shown)}
          initial={values}
          version={version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={framework.title} />}
        >
          {shown.length === 0 ? (
            <p className="govuk-body">
              This office asks for none of these in its decision records. An administrator can change that.
            </p>
          ) : (
            <>
              <p className="govuk-body">
                Any of this can stay empty in a draft. What this office asks for is needed before submission.
              </p>
              <Fields />
              <Button>Save</Button>
            </>
          )}
        </PostForm>
      </TwoThirds>
    </>
  );
}
