import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPlans } from "~db/queries/plans.server";
import { PLAN_EIA_STATE_LABELS } from "~/domain/plan/plan";
import { pageOf, ROWS_ON_PAGE } from "~/domain/shared/paging";
import { formatDate } from "~/domain/shared/calendar-date";
import { readPageNumber } from "~/forms/list-query";
import { paths } from "~/paths";
import { ButtonLink, Pagination, Table } from "~/ui/govuk";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requirePlanReader } from "./plans-at-hand.server";

export const handle = pageHandle({ title: () => "Plans", isKept: true });

export async function loader(args: LoaderFunctionArgs) {
  const { mayWrite } = await requirePlanReader(args);
  const plans = await listPlans(args.context.database.db);
  const number = readPageNumber(new URL(args.request.url).searchParams);
  const page = pageOf(plans, number, ROWS_ON_PAGE);
  return {
    mayWrite,
    page: {
      ...page,
      items: page.items.map(({ id, name, startsOn, endsOn, eiaTitle, eiaState }) => ({
        ...{ id, name },
        period: `${formatDate(startsOn)} to ${formatDate(endsOn)}`,
        eia:
          eiaTitle === "" ? "None is known" : `${eiaTitle}: ${PLAN_EIA_STATE_LABELS[eiaState].toLowerCase()}`,
      })),
    },
  };
}

export default function Plans() {
  const { mayWrite, page } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs items={[{ text: "Frameworks", href: paths.frameworks() }]} />
      <PageHeading title="Plans" />
      <p className="govuk-body">
        What the office means to do over some years, such as its police and crime plan. Each framework pays
        for a part of one.
      </p>
      {page.total === 0 ? (
        <p className="govuk-body">No plan is recorded yet.</p>
      ) : (
        <Table
          caption="Plans, the latest first"
          captionHidden
          firstCellIsHeader
          head={["Plan", "Period", "Its own equality impact assessment"].map((text) => ({ text }))}
          rows={page.items.map(({ id, name, period, eia }) => ({
            key: String(id),
            header: (
              <a className="govuk-link" href={paths.plan(id)}>
                {name}
              </a>
            ),
            cells: [{ content: period }, { content: eia }],
          }))}
        />
      )}
      <Pagination page={page.number} pages={page.pages} hrefOf={paths.plans} />
      {mayWrite && <ButtonLink href={paths.newPlan()}>Record a plan</ButtonLink>}
    </>
  );
}
