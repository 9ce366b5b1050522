import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getOffice } from "~db/queries/office.server";
import { listMonthsOfGrants, listOpenRounds } from "~db/queries/public-grants.server";
import { canPublish360 } from "~/domain/grants/published-grant";
import { calendarDate, formatDate, formatMonth } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { pageOf, ROWS_ON_PAGE } from "~/domain/shared/paging";
import { readPageNumber } from "~/forms/list-query";
import { paths } from "~/paths";
import { todayOf } from "~/services/context.server";
import { Downloads } from "~/ui/downloads";
import { Pagination, SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

const TITLE = "Grants";

export const handle = pageHandle({
  title: () => TITLE,
  preview: () => ({
    description:
      "Rounds of grants in which organisations can apply, and the grants that were made, by month.",
    type: "website",
  }),
});

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, publicDb } = context.database;
  const [rounds, months, office] = await Promise.all([
    listOpenRounds(publicDb, todayOf(context)),
    listMonthsOfGrants(publicDb),
    getOffice(db),
  ]);
  const { items, ...page } = pageOf(months, readPageNumber(new URL(request.url).searchParams), ROWS_ON_PAGE);
  return {
    page,
    rounds: rounds.map(({ slug, title, closesOn }) => ({ slug, title, closes: formatDate(closesOn) })),
    months: items.map(({ month, count, pence }) => ({
      month,
      title: formatMonth(calendarDate(`${month}-01`)),
      what: `${count === 1 ? "1 grant" : `${count} grants`}, ${formatMoney(pence)}`,
    })),
    has360: canPublish360({ identifier: office.organisationIdentifier, prefix: office.grantPrefix }),
  };
}

export default function PublicGrants() {
  const { rounds, months, page, has360 } = useLoaderData<typeof loader>();
  return (
    <TwoThirds>
      <PageHeading title={TITLE} />
      <h2 className="govuk-heading-m">What can be applied for now</h2>
      {rounds.length === 0 ? (
        <p className="govuk-body">No round of grants is open.</p>
      ) : (
        <SummaryList
          rows={rounds.map(({ slug, title, closes }) => ({
            key: (
              <a className="govuk-link" href={paths.publicGrantRound(slug)}>
                {title}
              </a>
            ),
            value: `Open until the end of ${closes}`,
          }))}
        />
      )}
      <h2 className="govuk-heading-m">Grants that were made</h2>
      {months.length === 0 ? (
        <p className="govuk-body">No grant is published here yet.</p>
      ) : (
        <>
          <SummaryList
            rows={months.map(({ month, title, what }) => ({
              key: (
                <a className="govuk-link" href={paths.grantsOfMonth(month)}>
                  {title}
                </a>
              ),
              value: what,
            }))}
          />
          <Pagination page={page.number} pages={page.pages} label="Pages of months" hrefOf={paths.grants} />
          <Downloads what="all published grants" hrefOf={(format) => paths.grantsTable(format)} />
          {has360 && (
            <p className="govuk-body">
              <a className="govuk-link" href={paths.grantsPackage()}>
                The same as data, in the form of the 360Giving standard
              </a>
            </p>
          )}
        </>
      )}
    </TwoThirds>
  );
}
