import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listReturnCounts } from "~db/queries/results.server";
import { safeTable } from "~/domain/results/indicator";
import { lateReturns } from "~/domain/results/line-return";
import { budgetOf, FREQUENCY_LABELS, periodInWords, periodsOf, returnDueOn } from "~/domain/results/period";
import { ENTRIES_ON_PAGE, pageOf } from "~/domain/shared/paging";
import { readPageNumber } from "~/forms/list-query";
import { paths } from "~/paths";
import { ButtonLink, Pagination } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { IndicatorSection } from "~/ui/results/indicator-section";
import { PeriodsTable, type ShownPeriod } from "~/ui/results/periods-table";
import { ResultsCrumbs } from "~/ui/results/results-crumbs";
import { SafePeopleTables, type SafePeople } from "~/ui/results/safe-people";
import { asNamed, asTitled, loadLine } from "./results-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: ({ line, framework }) => `Results of ${line.name} – ${framework.title}`,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, budgetLine, line, reminders, today, setting, mayWrite } = await loadLine(args);
  const { returnDays, limitPercent } = setting;
  const begun = line
    ? periodsOf(framework.years, line.frequency).filter(({ startsOn }) => startsOn <= today)
    : [];
  const late = line ? lateReturns([line], reminders, { years: framework.years, today, returnDays }) : [];
  const returns = line?.returns ?? [];
  const nameOf = new Map(begun.map((period) => [period.endsOn, periodInWords(period)]));
  const counts = await listReturnCounts(
    args.context.database.db,
    returns.map(({ id }) => id),
  );
  const indicators = pageOf(
    line?.indicators ?? [],
    readPageNumber(new URL(args.request.url).searchParams),
    ENTRIES_ON_PAGE,
  );
  return {
    framework: asTitled(framework),
    line: asNamed(budgetLine),
    provider: budgetLine.deliveryOrganisation,
    mayWrite: mayWrite.ok,
    limitPercent,
    frequency: line?.frequency ?? null,
    periods: begun.map((period): ShownPeriod => {
      const stands = returns.find(({ periodEndsOn }) => periodEndsOn === period.endsOn);
      const lateOne = late.find((one) => one.period.endsOn === period.endsOn);
      const amount = budgetLine.amounts[period.year];
      return {
        endsOn: period.endsOn,
        name: periodInWords(period),
        dueOn: returnDueOn(period, returnDays),
        isReturned: stands !== undefined,
        daysLate: lateOne?.daysLate ?? 0,
        remindedOn: lateOne?.remindedOn ?? null,
        budget: amount === undefined ? null : budgetOf(amount, period),
        spent: stands?.spent ?? null,
      };
    }),
    page: { number: indicators.number, pages: indicators.pages },
    indicators: indicators.items.map((indicator) => ({
      indicator,
      results: returns.flatMap(({ periodEndsOn, values }) => {
        const value = values[indicator.id];
        return value === undefined ? [] : [{ period: nameOf.get(periodEndsOn) ?? "", value }];
      }),
    })),
    people: returns.flatMap(({ id, periodEndsOn }) =>
      indicators.items.flatMap(({ id: indicatorId, name, countedBy }): SafePeople[] => {
        const own = counts.filter((one) => one.returnId === id && one.indicatorId === indicatorId);
        if (countedBy === null || own.length === 0) return [];
        const period = nameOf.get(periodEndsOn) ?? "";
        return [{ key: `${id} ${indicatorId}`, name, period, countedBy, rows: safeTable(countedBy, own) }];
      }),
    ),
  };
}

export default function LineResults() {
  const { framework, line, provider, mayWrite, limitPercent, frequency, periods, page, indicators, people } =
    useLoaderData<typeof loader>();
  return (
    <>
      <ResultsCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={line.name} caption={`Results – ${framework.title}`} />
        <p className="govuk-body">
          {provider !== "" && `Provider: ${provider}. `}
          {frequency === null
            ? "Nobody has said yet how often results of this line are returned. "
            : `Results are returned: ${FREQUENCY_LABELS[frequency].toLowerCase()}. `}
          <a className="govuk-link" href={paths.line(framework.id, line.id)}>
            The budget line
          </a>
        </p>
        {mayWrite && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.lineMonitoring(framework.id, line.id)}>
              {frequency === null ? "Say how often results are returned" : "Change how often"}
            </a>
          </p>
        )}
        {mayWrite && frequency !== null && (
          <ButtonLink href={paths.indicator(framework.id, line.id, "new")}>Add an indicator</ButtonLink>
        )}
      </TwoThirds>
      {periods.length > 0 && <PeriodsTable frameworkId={framework.id} lineId={line.id} periods={periods} />}
      <TwoThirds>
        {frequency !== null && periods.length === 0 && (
          <p className="govuk-body">No period of it has begun yet.</p>
        )}
        {indicators.map(({ indicator, results }) => (
          <IndicatorSection
            key={indicator.id}
            frameworkId={framework.id}
            indicator={indicator}
            results={results}
            limitPercent={limitPercent}
            mayWrite={mayWrite}
          />
        ))}
        <SafePeopleTables tables={people} />
        <Pagination
          page={page.number}
          pages={page.pages}
          label="Pages of indicators"
          hrefOf={(number) => paths.lineResults(framework.id, line.id, number)}
        />
      </TwoThirds>
    </>
  );
}
