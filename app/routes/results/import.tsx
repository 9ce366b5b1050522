import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RESULT_COLUMNS } from "~/domain/results/results-table";
import { importForm } from "~/forms/budget/import/import-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { readingOf } from "~/services/budget/import/begin-import.server";
import { importReturns } from "~/services/results/import-returns.server";
import { Downloads } from "~/ui/downloads";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { ResultsCrumbs } from "~/ui/results/results-crumbs";
import { asTitled, loadResultsRoom } from "./results-at-hand.server";

const TITLE = "Import returns from a file";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, mayRecord } = await loadResultsRoom(args);
  requirePermission(mayRecord);
  return { framework: asTitled(framework) };
}

export async function action(args: ActionFunctionArgs) {
  const { mayRecord } = await loadResultsRoom(args);
  requirePermission(mayRecord);
  const { offThread } = args.context;
  return answerPost(args, {
    params: params.framework,
    form: importForm,
    act: async ({ service, value: { pasted }, params: { frameworkId }, posted }) => {
      const file = posted.file("file");
      const { changed, unchanged } = await importReturns(service, {
        frameworkId,
        fileName: file?.name ?? null,
        read: async () =>
          readingOf(
            file
              ? await offThread.run("read-upload", {
                  descriptor: file.descriptor,
                  size: file.size,
                  fileName: file.name,
                })
              : await offThread.run("read-paste", { text: pasted }),
          ),
      });
      return paths.results(frameworkId, `changed=${changed}&unchanged=${unchanged}`);
    },
    done: ({ frameworkId }) => paths.results(frameworkId),
    says: "nothing",
  });
}

export default function ImportResults() {
  const { framework } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ResultsCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={importForm}
          multipart
          answer={answer}
          before={
            <>
              <PageHeading title={TITLE} caption={framework.title} />
              <p className="govuk-body">
                Download the results, fill in “{RESULT_COLUMNS.value}”, “{RESULT_COLUMNS.spent}” and “
                {RESULT_COLUMNS.note}”, and upload it again. One row is one indicator in one period. An empty
                cell leaves what is there as it is.
              </p>
              <p className="govuk-body">
                Every row is checked first: where one is wrong, nothing is imported, and you see which. What
                was there before a correction is kept.
              </p>
              <Downloads what="the results" hrefOf={(format) => paths.resultsExport(framework.id, format)} />
            </>
          }
        >
          <Fields />
          <Button>Import</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
