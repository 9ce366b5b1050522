import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listFrameworksOnPage } from "~db/queries/frameworks.server";
import { seesAllFrameworks } from "~/auth/permissions";
import {
  CHARACTERISTIC_LABELS,
  CHARACTERISTICS,
  DIRECTION_LABELS,
  DIRECTIONS,
} from "~/domain/eia/characteristics";
import { countedImpacts } from "~/domain/eia/completeness";
import { cumulativeImpact, cumulativeYears } from "~/domain/eia/cumulative-impact";
import { areAnyCounted, peopleTouched, peopleTouchedInWords } from "~/domain/eia/people";
import { changesOf } from "~/domain/framework/content";
import { STATE_LABELS } from "~/domain/framework/lifecycle";
import { risesAndFalls } from "~/domain/publication/amounts-in-words";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { readPageNumber } from "~/forms/list-query";
import { paths } from "~/paths";
import { forbidden, requireActor } from "~/routes/answer.server";
import { Pagination, Table } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

/** As many as a person compares: each is read whole. */
const FRAMEWORKS_ON_PAGE = 6;

export const handle = pageHandle<typeof loader>({
  title: () => "All changes together, over the years",
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args);
  if (!seesAllFrameworks(actor)) throw forbidden("Your roles do not include reading every framework.");
  const { db } = args.context.database;
  const { items, number, pages } = await listFrameworksOnPage(
    db,
    { personId: actor.personId, seesAll: true },
    { number: readPageNumber(new URL(args.request.url).searchParams), size: FRAMEWORKS_ON_PAGE },
  );
  const assessed = items.filter(({ state }) => state !== "baseline" && state !== "withdrawn");
  const contents = await args.context.contentsOf(assessed.map(({ id }) => id));
  const found = contents.flatMap((content, place) => {
    const framework = assessed[place];
    if (!framework) return [];
    const changes = new Map(changesOf(content).map((change) => [change.id, change]));
    const assessedEntries = content.entries.flatMap((entry) => {
      const change = changes.get(entry.changeId);
      return change ? [{ change, impacts: countedImpacts(entry) }] : [];
    });
    const touched = cumulativeImpact(assessedEntries);
    const { years } = content.budget;
    return cumulativeYears(touched, years, ({ byYear }) => byYear).map(
      ({ characteristic, direction, changes: own, byYear }) => ({
        characteristic,
        direction,
        frameworkId: framework.id,
        title: framework.title,
        state: framework.state,
        firstYear: years[0] ?? 0,
        count: own.length,
        people: peopleTouched(assessedEntries, { characteristic, direction }),
        amounts:
          content.previous === null
            ? ["No earlier budget is recorded"]
            : byYear.map(
                ({ year, pence }) =>
                  `${formatFinancialYear(year)}: ${risesAndFalls(pence, (of) => formatMoney(of)).join(", ")}`,
              ),
      }),
    );
  });
  return {
    page: { number, pages },
    characteristics: CHARACTERISTICS.flatMap((characteristic) => {
      const own = found.filter((row) => row.characteristic === characteristic);
      if (own.length === 0) return [];
      return [
        {
          characteristic,
          totals: DIRECTIONS.flatMap((direction) => {
            const count = own
              .filter((row) => row.direction === direction)
              .reduce((sum, row) => sum + row.count, 0);
            return count === 0 ? [] : [`${DIRECTION_LABELS[direction].toLowerCase()} in ${count}`];
          }),
          rows: own.toSorted(
            (a, b) =>
              a.firstYear - b.firstYear || DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction),
          ),
        },
      ];
    }),
  };
}

export default function TogetherOverYears() {
  const { characteristics, page } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs items={[{ text: "Frameworks", href: paths.frameworks() }]} />
      <TwoThirds>
        <PageHeading title="All changes together, over the years" />
        <p className="govuk-body">
          What each framework finds that its changes do to people who share a protected characteristic, the
          earliest year first. Drafts are in it, with what they say so far. This is for the office alone: what
          a decision withholds is counted here.
        </p>
        {characteristics.length === 0 && <p className="govuk-body">Nothing is found yet.</p>}
      </TwoThirds>
      {characteristics.map(({ characteristic, totals, rows }) => (
        <section key={characteristic} aria-labelledby={`together-${characteristic}`}>
          <h2 className="govuk-heading-m" id={`together-${characteristic}`}>
            {CHARACTERISTIC_LABELS[characteristic]}
          </h2>
          <p className="govuk-body">In budget changes: {totals.join(", ")}.</p>
          <Table
            caption={`${CHARACTERISTIC_LABELS[characteristic]}, by framework and effect`}
            captionHidden
            firstCellIsHeader
            cards
            head={[
              { text: "Framework" },
              { text: "State" },
              { text: "Effect" },
              { text: "Changes" },
              ...(areAnyCounted(rows) ? [{ text: "People" }] : []),
              { text: "What happens to their budgets" },
            ]}
            rows={rows.map((row) => ({
              key: `${row.frameworkId}-${row.direction}`,
              header: (
                <a className="govuk-link" href={paths.togetherFor(row.frameworkId, characteristic)}>
                  {row.title}
                </a>
              ),
              cells: [
                { content: STATE_LABELS[row.state] },
                { content: DIRECTION_LABELS[row.direction] },
                { content: String(row.count) },
                ...(areAnyCounted(rows) ? [{ content: peopleTouchedInWords(row.people) }] : []),
                { content: <span className="app-preserve-lines">{row.amounts.join("\n")}</span> },
              ],
            }))}
          />
        </section>
      ))}
      <Pagination page={page.number} pages={page.pages} hrefOf={paths.togetherOverYears} />
    </>
  );
}
