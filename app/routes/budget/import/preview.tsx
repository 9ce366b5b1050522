import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sumByYear } from "~/domain/budget/amounts";
import type { Budget } from "~/domain/budget/budget";
import { linesByPriority } from "~/domain/budget/comparison";
import { reconcileImport } from "~/domain/budget/import-reconciliation";
import type { Finding } from "~/domain/budget/reconciliation-findings";
import type { ImportedBudget } from "~/domain/budget/imported-budget";
import { needsPence } from "~/domain/shared/money";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { authorsFramework } from "~/routes/budget/budget-at-hand.server";
import { allQuestions } from "~/services/import-at-hand.server";
import { previewImport } from "~/services/import-preview.server";
import { PriorityTotals } from "~/ui/budget/budget-totals";
import { ImportCrumbs, importCaption } from "~/ui/budget/import/import-crumbs";
import { ImportFindings } from "~/ui/budget/import/import-findings";
import { ImportStale } from "~/ui/budget/import/import-stale";
import { ImportSteps } from "~/ui/budget/import/import-steps";
import { ImportSummary } from "~/ui/budget/import/import-summary";
import { PlannedLines } from "~/ui/budget/import/planned-lines";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadUnderstood } from "./import-at-hand.server";
import { writeInTheBackground } from "./write-in-the-background.server";

const form = defineForm({});

export const handle = pageHandle<typeof loader>({
  title: (data) => `Check what the import would do – ${data.framework.title}`,
  needsScript: true,
});

/** A long import is not shown line by line. */
const ROWS_SHOWN = 100;
const FAULTS_SHOWN = 20;
const SUSPECTS_SHOWN = 20;

/** Leads to the step that is still open, where one is. */
export async function loader(args: LoaderFunctionArgs) {
  const { framework, row, ...understood } = await loadUnderstood(args);
  if (understood.imported.questions.length > 0) throw redirect(paths.importQuestions(framework.id));
  const preview = await previewImport(args.context.database.db, row, understood);
  const { plan, faults, after, budget, previous, imported, draft } = preview;
  if (plan.unsettled.length > 0) throw redirect(paths.importLines(framework.id));
  return {
    framework,
    fileName: draft.fileName,
    state: preview.state,
    counts: {
      added: plan.added.length,
      changed: plan.changed.length,
      removed: plan.removed.length,
      unchanged: plan.unchanged.length,
    },
    years: plan.years,
    setsYears: plan.setsYears,
    addedPriorities: plan.addedPriorities,
    totalsStated: plan.totals?.length ?? null,
    hasTotals: preview.statedTotals.length > 0,
    changesNothing: plan.changesNothing,
    isFirst: budget.lines.length === 0,
    faults: faults.slice(0, FAULTS_SHOWN),
    faultCount: faults.length,
    notices: plan.notices,
    reconciliation: reconciliationOf(imported, previous, preview.kept),
    priorities: linesByPriority(after).map(({ name, byYear }) => ({ name, byYear })),
    total: sumByYear(after.lines, after.years),
    totalBefore: sumByYear(budget.lines, plan.years),
    pence: needsPence(after.lines.flatMap(({ amounts }) => Object.values(amounts))),
    added: plan.added.slice(0, ROWS_SHOWN).map(({ row: number, line }) => ({ row: number, ...line })),
    changed: plan.changed.slice(0, ROWS_SHOWN).map(({ row: number, before, changes }) => ({
      row: number,
      service: before.service,
      changes,
    })),
    removed: plan.removed.slice(0, ROWS_SHOWN),
    madeStale: preview.madeStale.slice(0, ROWS_SHOWN),
    madeStaleCount: preview.madeStale.length,
    back: [
      "columns" as const,
      ...(allQuestions(understood).length > 0 ? ["questions" as const] : []),
      ...(budget.lines.length > 0 ? ["lines" as const] : []),
    ],
  };
}

/**
 * A stated figure has few suspects; blank cells may be many. Where the sheet states nothing its lines are held against
 * what the budget has, whose suspects are not rows of it.
 */
function reconciliationOf(imported: ImportedBudget, previous: Budget | null, kept: readonly Finding[]) {
  const { findings: ofSheet, blanks } = reconcileImport(imported, previous);
  const isKept = kept.length > 0;
  const findings = isKept ? kept.map((finding) => ({ ...finding, suspects: [] })) : ofSheet;
  const differing = findings.filter(({ agrees }) => !agrees);
  return {
    differing: differing.map((finding) => ({
      ...finding,
      suspects: finding.suspects.slice(0, SUSPECTS_SHOWN),
    })),
    isKept,
    agreeingCount: findings.length - differing.length,
    blanks: blanks.slice(0, ROWS_SHOWN),
    blankCount: blanks.length,
  };
}

/** The same form sent twice, as by a double click, finds its import written already: the service knows, so nothing is looked for first. */
export async function action(args: ActionFunctionArgs) {
  await authorsFramework(args);
  return answerPost(args, {
    params: params.framework,
    form,
    act: ({ service, params: { frameworkId }, posted }) => {
      const state = posted.get("state");
      return writeInTheBackground(service, { frameworkId, state: typeof state === "string" ? state : "" });
    },
    done: ({ frameworkId }) => paths.budget(frameworkId),
  });
}

export default function ImportPreviewPage() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { framework, fileName, state, faultCount, changesNothing } = data;
  const before = (
    <>
      <PageHeading title="Check what the import would do" caption={importCaption(fileName)} />
      <ImportSummary {...data} />
      <ImportFindings {...data.reconciliation} notices={data.notices} />
      <PriorityTotals
        caption="Totals by priority after the import"
        years={data.years}
        pence={data.pence}
        priorities={data.priorities}
        total={data.total}
      />
      <PlannedLines {...data} />
      <ImportStale frameworkId={framework.id} entries={data.madeStale} count={data.madeStaleCount} />
    </>
  );
  return (
    <>
      <ImportCrumbs framework={framework} />
      {faultCount > 0 || changesNothing ? (
        before
      ) : (
        <PostForm form={form} hidden={{ state }} answer={answer} before={before}>
          <p className="govuk-body">
            When you confirm, all of this is written to the budget at once. Until then nothing is.
          </p>
          <Button>Confirm the import</Button>
        </PostForm>
      )}
      <ImportSteps frameworkId={framework.id} back={data.back} />
    </>
  );
}
