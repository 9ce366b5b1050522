import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ImportChoices, Sheet } from "~/domain/budget/imported-budget";
import { importRowsForm, LEFT_OUT_AT_ONCE, type RowLeftOut } from "~/forms/budget/import/import-rows-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { leaveOutImportRows } from "~/services/budget/import/leave-out-import-rows.server";
import { ImportCrumbs, importCaption } from "~/ui/budget/import/import-crumbs";
import { ImportSteps } from "~/ui/budget/import/import-steps";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadUnderstood, understoodOfPost } from "./import-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Rows that are left out – ${data.framework.title}`,
  needsScript: true,
});

const LONGEST_TEXT = 100;

export async function loader(args: LoaderFunctionArgs) {
  const { framework, draft, sheet } = await loadUnderstood(args);
  return {
    framework,
    fileName: draft.fileName,
    version: draft.version,
    leftOut: rowsLeftOut(sheet, draft.choices),
  };
}

function rowsLeftOut({ rows }: Pick<Sheet, "rows">, { leftOut = {} }: ImportChoices): RowLeftOut[] {
  return Object.entries(leftOut)
    .slice(0, LEFT_OUT_AT_ONCE)
    .map(([row, reason]) => {
      const cells = (rows[Number(row) - 1] ?? []).filter((cell) => cell.trim() !== "");
      return { row: Number(row), text: cells.join(" – ").slice(0, LONGEST_TEXT).toWellFormed(), reason };
    });
}

export async function action(args: ActionFunctionArgs) {
  const { sheet, draft } = await understoodOfPost(args);
  return answerPost(args, {
    params: params.framework,
    form: importRowsForm(rowsLeftOut(sheet, draft.choices)),
    act: ({ service, value: { rows, reason, takenIn }, params: { frameworkId }, version }) =>
      leaveOutImportRows(service, { frameworkId, version, rows, reason, takenIn: takenIn.map(Number) }),
    done: ({ frameworkId }) => paths.importPreview(frameworkId),
  });
}

export default function ImportRows() {
  const { framework, fileName, version, leftOut } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ImportCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={importRowsForm(leftOut)}
          version={version}
          answer={answer}
          before={
            <>
              <PageHeading title="Rows that are left out" caption={importCaption(fileName)} />
              <p className="govuk-body">
                A row that is no part of the budget, or that cannot be used, can be left out. The amounts in
                it are not imported. The rows are numbered as in the spreadsheet.
              </p>
            </>
          }
        >
          <Fields />
          <Button>Continue</Button>
        </PostForm>
        <ImportSteps frameworkId={framework.id} back={["columns"]} />
      </TwoThirds>
    </>
  );
}
