import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sumByYear } from "~/domain/budget/amounts";
import { describeMethod, type Budget, type BudgetLine } from "~/domain/budget/budget";
import { linesByPriority, type PriorityLines } from "~/domain/budget/comparison";
import { LINES_ON_PAGE, linesShown } from "~/domain/budget/lines-shown";
import { hasUnstated } from "~/domain/budget/not-stated";
import { sinceTotalBefore } from "~/domain/budget/total-before";
import { haveShares, partnersIn } from "~/domain/budget/line-contract";
import { reconciliationFindings, statedFindings } from "~/domain/budget/reconciliation-findings";
import { unconfirmedIn } from "~/domain/framework/carried-over";
import { hasAnyLine } from "~/domain/framework/content";
import { formatDate } from "~/domain/shared/calendar-date";
import { needsPence } from "~/domain/shared/money";
import { linesFilter, readLinesQuery } from "~/forms/budget/lines-query";
import { paths } from "~/paths";
import { BudgetLines } from "~/ui/budget/budget-lines";
import { FundingTable, PartnersTotals, PriorityTotals } from "~/ui/budget/budget-totals";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";
import { FrozenNote } from "~/ui/budget/frozen-note";
import { Reconciliation } from "~/ui/budget/reconciliation";
import { Downloads } from "~/ui/downloads";
import { NotYetConfirmed } from "~/ui/frameworks/not-yet-confirmed";
import { ButtonLink } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadBudget } from "./budget-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Budget – ${data.framework.title}`,
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, row, permission, frozen, content } = await loadBudget(args);
  const { budget, fundingSources, statedTotals } = content;
  const priorities = linesByPriority(budget);
  const findings = framework.isBaseline ? statedFindings(content) : reconciliationFindings(content);
  return {
    framework,
    glossary: content.glossary,
    frozen,
    carried: unconfirmedIn(content, ["line"]),
    mayWrite: permission.ok,
    budgetDate: budget.budgetDate,
    years: budget.years,
    priorities: priorities.map(({ priorityId, name, byYear }) => ({ priorityId, name, byYear })),
    shown: shownLines(priorities, new URL(args.request.url).searchParams),
    total: sumByYear(budget.lines, budget.years),
    since: framework.isBaseline ? sinceBefore(row.totalBefore, budget) : null,
    partners: haveShares(budget.lines)
      ? budget.years.map((year) => ({ year, pence: partnersIn(budget.lines, year) }))
      : [],
    endsAll: budget.lines.length === 0 && hasAnyLine(content),
    sources: fundingSources,
    hasStated: statedTotals.length > 0,
    findings,
    pence: needsPence([
      ...[...budget.lines, ...fundingSources].flatMap(({ amounts }) => Object.values(amounts)),
      ...findings.flatMap(({ stated, lines }) => [stated, lines]),
    ]),
  };
}

/** What a baseline rose or fell by since the year before; null where that is not stated, or an amount of it is not. */
function sinceBefore(before: number | null, { lines, years }: Budget): string | null {
  const [year] = years;
  const now = sumByYear(lines, years)[0]?.pence;
  if (before === null || year === undefined || now === undefined || hasUnstated(lines, year)) return null;
  return sinceTotalBefore({ before, year, now });
}

/** A long budget's lines come page by page, and can be searched. */
function shownLines(priorities: readonly PriorityLines[], search: URLSearchParams) {
  const total = priorities.reduce((count, { lines }) => count + lines.length, 0);
  const query = total > LINES_ON_PAGE ? readLinesQuery(search) : null;
  const shown = linesShown(priorities, query ? linesFilter(query) : { text: "" }, query?.page ?? 1);
  return {
    query,
    ...shown,
    priorities: shown.priorities.map(({ name, byYear, lineCount, lines }) => ({
      name,
      byYear,
      lineCount,
      lines: lines.map(lineRow),
    })),
  };
}

function lineRow({ id, service, deliveryOrganisation, reach, method, fundedWith, amounts }: BudgetLine) {
  return {
    id,
    service,
    deliveryOrganisation,
    reach,
    method: method === null ? "" : describeMethod(method, fundedWith),
    amounts,
  };
}

export default function BudgetPage() {
  const {
    framework,
    frozen,
    carried,
    mayWrite,
    budgetDate,
    years,
    priorities,
    shown,
    total,
    partners,
    since,
    endsAll,
    sources,
    pence,
    ...figures
  } = useLoaderData<typeof loader>();
  const all = { years, pence, mayWrite, frameworkId: framework.id };
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <PageHeading title="Budget" caption={framework.title} />
      <FrozenNote frozen={frozen} />
      <NotYetConfirmed frameworkId={framework.id} carried={carried} />
      <p className="govuk-body">
        {budgetDate
          ? `The figures are as at ${formatDate(budgetDate)}.`
          : "The date of the figures is not given."}{" "}
        {mayWrite && (
          <a className="govuk-link" href={paths.frameworkDetails(framework.id)}>
            Change the title, aim, budget date or priorities
          </a>
        )}
      </p>
      <Downloads what="the budget" hrefOf={(format) => paths.budgetExport(framework.id, format)} />
      {mayWrite && <ButtonLink href={paths.importBudget(framework.id)}>Import the budget</ButtonLink>}
      <PriorityTotals {...all} priorities={priorities} total={total} />
      {since !== null && <p className="govuk-body">{since}</p>}
      <PartnersTotals {...all} total={total} partners={partners} />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.contractsOf(framework.id)}>
          Contracts that end
        </a>
      </p>
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
        </>
      )}
      <Reconciliation {...all} {...figures} mayExplain={mayWrite && !framework.isBaseline} />
      {!framework.isBaseline && (
        <Downloads
          what="the reconciliation"
          hrefOf={(format) => paths.reconciliationExport(framework.id, format)}
        />
      )}
      <BudgetLines {...all} priorities={priorities} shown={shown} endsAll={endsAll} />
    </>
  );
}
