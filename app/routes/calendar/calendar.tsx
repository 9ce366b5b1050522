import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listDated } from "~db/queries/calendar.server";
import { seesAllFrameworks } from "~/auth/permissions";
import { calendarOfYear } from "~/domain/calendar/calendar-of-year";
import { financialYear, financialYearOf } from "~/domain/publication/equality-information";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { params, paths } from "~/paths";
import { forbidden, notFound, requireActor } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";
import { CalendarMonths } from "~/ui/calendar/calendar-months";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

const TITLE = "Calendar";

export const handle = pageHandle<typeof loader>({
  title: ({ year }) => `${TITLE} ${formatFinancialYear(year)}`,
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  const today = todayOf(args.context);
  const asked = new URL(args.request.url).searchParams.get("year");
  const parsed = params.equalityYear.safeParse({ financialYear: asked ?? String(financialYearOf(today)) });
  if (!parsed.success) throw notFound();
  if (!seesAllFrameworks(actor)) throw forbidden("Your roles do not include reading every framework.");
  const year = parsed.data.financialYear;
  return {
    year,
    today,
    months: calendarOfYear(year, await listDated(args.context.database.db, financialYear(year))),
  };
}

export default function Calendar() {
  const { year, today, months } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs items={[{ text: "Frameworks", href: paths.frameworks() }]} />
      <TwoThirds>
        <PageHeading title={`${TITLE} ${formatFinancialYear(year)}`} />
        <p className="govuk-body">
          What has a day in this financial year, in every framework: budgets, consultations, submissions and
          decisions, what is published later, actions that are due, what is to be done or found out about an
          impact, contracts that end, phases of commissioning projects and their reviews. Among them stands
          what the law asks of policing bodies.
        </p>
        <ul className="govuk-list">
          <li>
            <a className="govuk-link" href={paths.calendar(year - 1)}>
              The year before: {formatFinancialYear(year - 1)}
            </a>
          </li>
          <li>
            <a className="govuk-link" href={paths.calendar(year + 1)}>
              The year after: {formatFinancialYear(year + 1)}
            </a>
          </li>
          <li>
            <a className="govuk-link" href={paths.contracts()}>
              Contracts that end
            </a>
          </li>
        </ul>
      </TwoThirds>
      <CalendarMonths months={months} today={today} />
      <TwoThirds>
        <p className="govuk-body-s">
          The days in February are those of the Police and Crime Panels (Precepts and Chief Constable
          Appointments) Regulations 2012 (SI 2012/2271), for a precept of the financial year after. Check them
          at their source: other bodies have days of their own.
        </p>
      </TwoThirds>
    </>
  );
}
