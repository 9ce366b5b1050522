import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sumByYear } from "~/domain/budget/amounts";
import type { Budget } from "~/domain/budget/budget";
import { linesByPriority } from "~/domain/budget/comparison";
import { reconcileImport } from "~/domain/budget/import-reconciliation";
import type { Finding } from "~/domain/budget/reconciliation-findings";
import type { ImportedBudget } from "~/domain/budget/imported-budget";
import type { ScaledAmounts } from "~/domain/budget/scaled-amounts";
import { needsPence } from "~/domain/shared/money";
import { carrying, checkboxesField, defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost, requireFramework } from "~/routes/answer.server";
import { authorsFramework } from "~/routes/budget/budget-at-hand.server";
import { allQuestions, fractionsIn, isAsked } from "~/services/budget/import/understood-import.server";
import { previewImport } from "~/services/budget/import/import-preview.server";
import { PriorityTotals } from "~/ui/budget/budget-totals";
import { ImportBeingWritten, SECONDS_BETWEEN } from "~/ui/budget/import/import-being-written";
import { ImportCrumbs, importCaption } from "~/ui/budget/import/import-crumbs";
import { ImportFindings } from "~/ui/budget/import/import-findings";
import { ImportStale } from "~/ui/budget/import/import-stale";
import { ImportSteps } from "~/ui/budget/import/import-steps";
import { ImportSummary } from "~/ui/budget/import/import-summary";
import { PlannedLines } from "~/ui/budget/import/planned-lines";
import { Field, PostForm } from "~/ui/form";
import { Button, WarningText } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadUnderstood } from "./import-at-hand.server";
import { importBeingWritten, writeInTheBackground } from "./write-in-the-background.server";

const form = carrying(
  defineForm({
    scale: checkboxesField("Is the unit of the amounts right?", [
      { value: "right", text: "Yes, the amounts really are so different" },
    ]),
  }),
  { state: 100 },
);

interface Titled {
  framework: { title: string };
  writing: object | null;
}

export const handle = pageHandle<() => Promise<Titled>>({
  title: ({ writing, framework }) =>
    `${writing ? "Importing" : "Check what the import would do"} – ${framework.title}`,
  needsScript: true,
});

/** A long import is not shown line by line. */
const ROWS_SHOWN = 100;
const FAULTS_SHOWN = 20;
const SUSPECTS_SHOWN = 20;

/** An import that is being written is shown as far as it is, and the browser goes on to the page that looks again. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const writing = importBeingWritten(args);
  if (writing === null) return { writing, ...(await loadPreview(args)) };
  const { framework } = writing;
  return data(
    { writing, framework },
    { headers: { Refresh: `${SECONDS_BETWEEN}; url=${paths.importProgress(framework.id)}` } },
  );
}

/** Leads to the step that is still open, where one is. */
async function loadPreview(args: LoaderFunctionArgs) {
  const { framework, row, ...understood } = await loadUnderstood(args);
  if (isAsked(understood.imported)) throw redirect(paths.importQuestions(framework.id));
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
    scale: preview.scale,
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
      ...(allQuestions(understood).length > 0 || fractionsIn(understood) !== null
        ? ["questions" as const]
        : []),
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
  const { framework } = await requireFramework(args);
  const answer = await answerPost(args, {
    params: params.framework,
    form,
    act: ({ service, value, params: { frameworkId }, posted }) => {
      const state = posted.get("state");
      return writeInTheBackground(service, {
        ...{ frameworkId, title: framework.title },
        state: typeof state === "string" ? state : "",
        confirmsScale: value.scale.includes("right"),
      });
    },
    done: ({ frameworkId }) => paths.budget(frameworkId),
    says: "nothing",
  });
  return importBeingWritten(args) ? data(null, { status: ACCEPTED }) : answer;
}

/** It is begun, and not done yet. */
const ACCEPTED = 202;

export default function ImportPreviewPage() {
  const loaded = useLoaderData<typeof loader>();
  return loaded.writing ? <ImportBeingWritten {...loaded.writing} /> : <Preview {...loaded} />;
}

function Preview(preview: Awaited<ReturnType<typeof loadPreview>>) {
  const answer = useActionData<typeof action>() ?? undefined;
  const { framework, fileName, state, scale, faultCount, changesNothing } = preview;
  const before = (
    <>
      <PageHeading title="Check what the import would do" caption={importCaption(fileName)} />
      <ImportSummary {...preview} />
      <ImportFindings {...preview.reconciliation} notices={preview.notices} />
      <PriorityTotals
        caption="Totals by priority after the import"
        years={preview.years}
        pence={preview.pence}
        priorities={preview.priorities}
        total={preview.total}
      />
      <PlannedLines {...preview} />
      <ImportStale frameworkId={framework.id} entries={preview.madeStale} count={preview.madeStaleCount} />
    </>
  );
  return (
    <>
      <ImportCrumbs framework={framework} />
      {faultCount > 0 || changesNothing ? (
        before
      ) : (
        <PostForm form={form} hidden={{ state }} answer={answer} before={before}>
          {scale && (
            <>
              <WarningText>{scaleInWords(scale)}</WarningText>
              <Field name="scale" />
            </>
          )}
          <p className="govuk-body">
            When you confirm, all of this is written to the budget at once. Until then nothing is.
          </p>
          <Button>Confirm the import</Button>
        </PostForm>
      )}
      <ImportSteps frameworkId={framework.id} back={preview.back} />
    </>
  );
}

function scaleInWords({ factor, isLarger, count }: ScaledAmounts): string {
  const times = factor === 1_000 ? "thousand" : "million";
  const part = isLarger ? `a ${times} times what it was` : `a ${times}th of what it was`;
  return `Each of the ${count.toLocaleString("en-GB")} amounts that the budget had before would be about ${part}. The unit of the columns may be wrong: see “Change what the columns hold”.`;
}
