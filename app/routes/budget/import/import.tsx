import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { IMPORT_LIMITS } from "~/domain/budget/imported-budget";
import { formatInstant } from "~/domain/shared/calendar-date";
import { importForm, TOO_LARGE_TO_IMPORT } from "~/forms/budget/import/import-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { authorsFramework } from "~/routes/budget/budget-at-hand.server";
import { letGoBy } from "~/routes/read-form.server";
import type { ReceivedFile } from "~/routes/received-file.server";
import { beginImport, readingOf } from "~/services/budget/import/begin-import.server";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { ImportUnderWay } from "~/ui/budget/import/import-under-way";
import { Fields, PostForm, type FormAnswer } from "~/ui/form";
import { Button, InsetText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { cameForNone, loadUnderWay } from "./import-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (loaded) => `Import the budget – ${loaded.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, underWay } = await loadUnderWay(args);
  return {
    framework,
    isGone: underWay === null && cameForNone(args.request),
    underWay: underWay && { fileName: underWay.fileName, begunAt: formatInstant(underWay.createdAt) },
  };
}

export async function action(args: ActionFunctionArgs) {
  await authorsFramework(args);
  if (isTooLarge(args.request)) return answerTooLarge(args.request);
  return answerPost(args, {
    params: params.framework,
    form: importForm,
    act: async ({ service, value: { pasted }, params: { frameworkId }, posted }) => {
      const file = posted.file("file");
      const read = file ? () => readFile(args, file) : () => readPasted(args, pasted);
      // The same file name may stand for another file by now, so a second upload is no repeat: it takes the first one's place.
      await beginImport(
        { ...service, formKey: undefined },
        { frameworkId, fileName: file?.name ?? null, read },
      );
    },
    done: ({ frameworkId }) => paths.importPreview(frameworkId),
  });
}

async function readFile({ context: { offThread } }: ActionFunctionArgs, file: ReceivedFile) {
  const { descriptor, size, name: fileName } = file;
  return readingOf(await offThread.run("read-upload", { descriptor, size, fileName }));
}

async function readPasted({ context: { offThread } }: ActionFunctionArgs, text: string) {
  return readingOf(await offThread.run("read-paste", { text }));
}

/** What the form's other fields add to the file. */
const AROUND_THE_FILE = 100_000;

function isTooLarge({ headers }: Request): boolean {
  return Number(headers.get("content-length")) > IMPORT_LIMITS.bytes + AROUND_THE_FILE;
}

/** What is sent is let go by unread: a browser shows an answer only once it has sent everything. */
async function answerTooLarge(request: Request) {
  await letGoBy(request);
  return data<FormAnswer>(
    {
      errors: { file: TOO_LARGE_TO_IMPORT },
      values: {},
      madeOn: {},
      problem: null,
      current: null,
      blockers: [],
      madeStale: [],
      telling: [],
    },
    { status: 413 },
  );
}

export default function ImportBudget() {
  const { framework, isGone, underWay } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={importForm}
          multipart
          answer={answer}
          before={
            <>
              <PageHeading title="Import the budget" caption={framework.title} />
              {isGone && !answer && (
                <InsetText>
                  There is no import to go on with: it was confirmed already, or dropped.{" "}
                  <a className="govuk-link" href={paths.budget(framework.id)}>
                    See the budget
                  </a>
                </InsetText>
              )}
              {underWay && <ImportUnderWay frameworkId={framework.id} {...underWay} />}
              <p className="govuk-body">
                Bring the budget in as your office keeps it: one row for each service, one column for each
                financial year. Rows of sub-totals and totals may stay where they are. They are held against
                the lines.
              </p>
              <p className="govuk-body">
                You see first what would be added, changed and removed. Nothing is written to the budget until
                you confirm that.
              </p>
            </>
          }
        >
          <Fields />
          <Button>Continue</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
