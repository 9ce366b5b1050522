import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPublicGrants } from "~db/queries/public-grants.server";
import { calendarDate, formatDate, formatMonth } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { ENTRIES_ON_PAGE, pageOf } from "~/domain/shared/paging";
import { readPageNumber } from "~/forms/list-query";
import { params as schemas, paths } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { Pagination, SummaryCard, SummaryList } from "~/ui/govuk";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Grants of ${data.month}`,
  preview: (data) => ({ description: `Grants that were made in ${data.month}`, type: "website" }),
});

/** Elected Local Policing Bodies (Specified Information) Order 2011, SI 2011/3050, Sch. para 3(f): month by month. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { month } = readParams(schemas.grantMonth, params);
  const grants = await listPublicGrants(context.database.publicDb, month);
  if (grants.length === 0) throw notFound();
  const { items, ...page } = pageOf(
    grants,
    readPageNumber(new URL(request.url).searchParams),
    ENTRIES_ON_PAGE,
  );
  return {
    key: month,
    month: formatMonth(calendarDate(`${month}-01`)),
    page,
    grants: items.map((grant) => ({
      id: grant.id,
      title: grant.title,
      rows: [
        ["Recipient", grant.name],
        ["Amount", formatMoney(grant.pence)],
        ["Purpose", grant.purpose],
        ["Conditions", grant.conditions || "None"],
        ["Reasons", grant.reasons],
        ["Awarded on", formatDate(grant.decidedOn)],
        ...(grant.agreedOn === null ? [] : [["Agreed on", formatDate(grant.agreedOn)]]),
        ["Round", grant.roundTitle],
      ] as [string, string][],
    })),
  };
}

export default function GrantsOfMonth() {
  const { key, month, page, grants } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs items={[{ text: "Grants", href: paths.grants() }]} />
      <PageHeading title={`Grants of ${month}`} />
      {grants.map(({ id, title, rows }) => (
        <SummaryCard key={id} title={title}>
          <SummaryList
            rows={rows.map(([key, value]) => ({
              key,
              value: <span className="app-preserve-lines">{value}</span>,
            }))}
          />
        </SummaryCard>
      ))}
      <Pagination
        page={page.number}
        pages={page.pages}
        label="Pages of grants"
        hrefOf={(number) => paths.grantsOfMonth(key, number)}
      />
    </>
  );
}
