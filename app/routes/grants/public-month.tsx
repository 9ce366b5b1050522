import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPublicGrants } from "~db/queries/public-grants.server";
import { calendarDate, formatDate, formatMonth } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { params as schemas, paths } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { SummaryCard, SummaryList } from "~/ui/govuk";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Grants of ${data.month}`,
  preview: (data) => ({ description: `Grants that were made in ${data.month}`, type: "website" }),
});

/** Elected Local Policing Bodies (Specified Information) Order 2011, SI 2011/3050, Sch. para 3(f): month by month. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { month } = readParams(schemas.grantMonth, params);
  const grants = await listPublicGrants(context.database.publicDb, month);
  if (grants.length === 0) throw notFound();
  return {
    month: formatMonth(calendarDate(`${month}-01`)),
    grants: grants.map((grant) => ({
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
  const { month, grants } = useLoaderData<typeof loader>();
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
    </>
  );
}
