import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  MATCHES_AT_ONCE,
  importLinesForm,
  lineMatchValues,
  readLineMatches,
} from "~/forms/budget/import/import-lines-form";
import { params, paths } from "~/paths";
import { answerPost, requireFramework } from "~/routes/answer.server";
import { getBudgetFacts, planDraft } from "~/services/budget/import/understood-import.server";
import { matchImportLines } from "~/services/budget/import/match-import-lines.server";
import { ImportCrumbs, importCaption } from "~/ui/budget/import/import-crumbs";
import { ImportSteps } from "~/ui/budget/import/import-steps";
import { RowMatchField } from "~/ui/budget/import/row-match-field";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadUnderstood, understoodOfPost } from "./import-at-hand.server";
import { rowsToMatch } from "./rows-to-match.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Which lines the rows are – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, ...understood } = await loadUnderstood(args);
  const { db } = args.context.database;
  const facts = await getBudgetFacts(db, framework.id);
  const planned = await planDraft(db, framework, understood, facts);
  const { draft } = understood;
  return {
    framework,
    fileName: draft.fileName,
    version: draft.version,
    years: facts.budget.years,
    openCount: planned.plan.unsettled.length,
    ...rowsToMatch(planned, facts.budget),
  };
}

export async function action(args: ActionFunctionArgs) {
  const understood = await understoodOfPost(args);
  const { framework } = await requireFramework(args);
  const { db } = args.context.database;
  const facts = await getBudgetFacts(db, framework.id);
  const { rows, others } = rowsToMatch(await planDraft(db, framework, understood, facts), facts.budget);
  return answerPost(args, {
    params: params.framework,
    form: importLinesForm(rows, others),
    act: ({ service, value, params: { frameworkId }, version }) =>
      matchImportLines(service, { frameworkId, version, matches: readLineMatches(value, rows) }),
    done: ({ frameworkId }) => paths.importPreview(frameworkId),
  });
}

export default function ImportLines() {
  const { framework, fileName, version, years, openCount, rows, others, decided } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ImportCrumbs framework={framework} />
      <PostForm
        form={importLinesForm(rows, others)}
        initial={lineMatchValues(decided, rows)}
        version={version}
        answer={answer}
        before={
          <>
            <PageHeading title="Which lines the rows are" caption={importCaption(fileName)} />
            <p className="govuk-body">
              A line keeps its place in the EIA when its name or its provider changes. Say of each row whether
              it is a line that the budget has already.
            </p>
            {openCount > MATCHES_AT_ONCE && (
              <p className="govuk-body">
                These are the first {MATCHES_AT_ONCE} of {openCount.toLocaleString("en-GB")}; the others
                follow.
              </p>
            )}
            {rows.length === 0 && (
              <p className="govuk-body">There is nothing to decide: every row is certain.</p>
            )}
          </>
        }
      >
        {rows.map((row) => (
          <RowMatchField key={row.row} row={row} years={years} />
        ))}
        <Button>Continue</Button>
      </PostForm>
      <ImportSteps frameworkId={framework.id} back={["columns"]} />
    </>
  );
}
