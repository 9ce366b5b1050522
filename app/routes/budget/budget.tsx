import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sumByYear } from "~/domain/budget/amounts";
import { describeMethod, type BudgetLine } from "~/domain/budget/budget";
import { linesByPriority } from "~/domain/budget/comparison";
import { differenceInWords, reconciliationDifferences } from "~/domain/budget/reconciliation";
import { suspectLines } from "~/domain/budget/suspects";
import { priorityNames, type FrameworkContent } from "~/domain/framework/content";
import { formatDate } from "~/domain/shared/calendar-date";
import { needsPence } from "~/domain/shared/money";
import { paths } from "~/paths";
import { BudgetLines } from "~/ui/budget/budget-lines";
import { FundingTable, PriorityTotals } from "~/ui/budget/budget-totals";
import { FrameworkCrumbs } from "~/ui/budget/framework-crumbs";
import { FrozenNote } from "~/ui/budget/frozen-note";
import { Reconciliation, type DifferenceView } from "~/ui/budget/reconciliation";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadBudget } from "./budget-at-hand.server";

export const handle = pageHandle<typeof loader>({ title: (data) => `Budget – ${data.framework.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, frozen, content } = await loadBudget(args);
  const { budget, fundingSources, statedTotals } = content;
  return {
    framework,
    frozen,
    mayWrite: permission.ok,
    budgetDate: budget.budgetDate,
    years: budget.years,
    priorities: linesByPriority(budget).map(({ name, byYear, lines }) => ({
      name,
      byYear,
      lines: lines.map(lineRow),
    })),
    total: sumByYear(budget.lines, budget.years),
    sources: fundingSources,
    hasStated: statedTotals.length > 0,
    differences: differencesIn(content),
    pence: needsPence([...budget.lines, ...fundingSources].flatMap(({ amounts }) => Object.values(amounts))),
  };
}

function lineRow({ id, service, deliveryOrganisation, reach, method, fundedWith, amounts }: BudgetLine) {
  return { id, service, deliveryOrganisation, reach, method: describeMethod(method, fundedWith), amounts };
}

function differencesIn(content: FrameworkContent): DifferenceView[] {
  const names = priorityNames(content);
  return reconciliationDifferences(content).map((difference) => ({
    key: difference.key,
    ...differenceInWords(difference, names),
    explanation: difference.explanation,
    suspects: suspectLines(difference, content.budget),
  }));
}

export default function BudgetPage() {
  const { framework, frozen, mayWrite, budgetDate, years, priorities, total, sources, pence, ...figures } =
    useLoaderData<typeof loader>();
  const all = { years, pence, mayWrite, frameworkId: framework.id };
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <PageHeading title="Budget" caption={framework.title} />
      <FrozenNote frozen={frozen} />
      <p className="govuk-body">
        {budgetDate
          ? `The figures are of ${formatDate(budgetDate)}.`
          : "The date of the figures is not given."}{" "}
        {mayWrite && (
          <a className="govuk-link" href={paths.frameworkDetails(framework.id)}>
            Change the title, aim, budget date or priorities
          </a>
        )}
      </p>
      <PriorityTotals {...all} priorities={priorities} total={total} />
      {!framework.isBaseline && (
        <>
          <FundingTable {...all} sources={sources} />
          {mayWrite && (
            <p className="govuk-body">
              <a className="govuk-link" href={paths.newFunding(framework.id)}>
                Add a funding source
              </a>
            </p>
          )}
          <Reconciliation {...all} {...figures} />
        </>
      )}
      <BudgetLines {...all} priorities={priorities} />
    </>
  );
}
