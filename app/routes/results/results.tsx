import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readResults } from "~db/queries/results.server";
import { latestOf } from "~/domain/results/expected-and-seen";
import { standingOf, type Standing } from "~/domain/results/indicator";
import { lateReturns, type MonitoredLine } from "~/domain/results/line-return";
import { FREQUENCY_LABELS } from "~/domain/results/period";
import { pageOf, ROWS_ON_PAGE, type Page } from "~/domain/shared/paging";
import { pageAsked } from "~/forms/list-query";
import { paths } from "~/paths";
import { Downloads } from "~/ui/downloads";
import { ButtonLink, InsetText, Pagination, Table, Tag } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { ResultsCrumbs } from "~/ui/results/results-crumbs";
import { StandingTag } from "~/ui/results/standing-tag";
import { asTitled, loadResultsRoom } from "./results-at-hand.server";
import { seenOfEntries } from "./seen-of.server";

const TITLE = "Results";

export const handle = pageHandle<typeof loader>({ title: (data) => `${TITLE} – ${data.framework.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, today, setting, mayRecord } = await loadResultsRoom(args);
  const { db } = args.context.database;
  const [content, { lines, reminders }] = await Promise.all([
    args.context.contentOf(framework.id),
    readResults(db, framework.id),
  ]);
  const { limitPercent, returnDays } = setting;
  const late = lateReturns(lines, reminders, { years: framework.years, today, returnDays });
  const seen = await seenOfEntries(args.context, content, lines, limitPercent);
  const monitored = new Map(lines.map((line) => [line.lineId, line]));
  const search = new URL(args.request.url).searchParams;
  const number = (name: string) =>
    /^\d{1,6}$/u.test(search.get(name) ?? "") ? Number(search.get(name)) : null;
  const asked = readResultsPages(search);
  const page = pageOf(content.budget.lines, asked.page, ROWS_ON_PAGE);
  const named = (entries: typeof seen, at: number) =>
    pageOf(
      entries.map(({ changeId, title }) => ({ changeId, title })),
      at,
      ROWS_ON_PAGE,
    );
  return {
    framework: asTitled(framework),
    mayRecord: mayRecord.ok,
    page: { number: page.number, pages: page.pages },
    lines: page.items.map(({ id, service, deliveryOrganisation }) => ({
      ...{ id, service, provider: deliveryOrganisation },
      shown: shownOf(monitored.get(id), limitPercent),
      late: late.filter(({ lineId }) => lineId === id).length,
    })),
    isAnyMonitored: lines.length > 0,
    late: late.length,
    flagged: named(
      seen.filter((one) => one.isFlagged),
      asked.review,
    ),
    measured: named(
      seen.filter((one) => !one.isFlagged && one.seen.some(({ results }) => results.length > 0)),
      asked.seen,
    ),
    imported:
      number("changed") === null
        ? null
        : { changed: number("changed") ?? 0, unchanged: number("unchanged") ?? 0 },
  };
}

/** Of the lines, of the entries to be reviewed and of those that show what was expected: each list is turned by itself. */
const readResultsPages = (search: URLSearchParams) =>
  z.object({ page: pageAsked, review: pageAsked, seen: pageAsked }).parse(Object.fromEntries(search));

function shownOf(line: MonitoredLine | undefined, limitPercent: number) {
  if (!line) return null;
  const standings = line.indicators.flatMap((indicator): Standing[] => {
    const latest = latestOf(indicator, line.returns);
    return latest ? [standingOf(indicator, latest.value, limitPercent)] : [];
  });
  return {
    frequency: line.frequency,
    indicators: line.indicators.length,
    standings: [...new Set(standings)].map((standing) => ({
      standing,
      count: standings.filter((one) => one === standing).length,
    })),
  };
}

export default function ResultsPage() {
  const { framework, mayRecord, lines, page, late, flagged, measured, imported, isAnyMonitored } =
    useLoaderData<typeof loader>();
  const hrefOf = (list: keyof ReturnType<typeof readResultsPages>) => (number: number) => {
    const now = { page: page.number, review: flagged.number, seen: measured.number, [list]: number };
    const turned = Object.entries(now).filter(([, at]) => at > 1);
    return paths.results(framework.id, turned.map(([name, at]) => `${name}=${at}`).join("&"));
  };
  return (
    <>
      <ResultsCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={TITLE} caption={framework.title} />
        {imported && (
          <InsetText>
            {imported.changed === 1 ? "1 return is" : `${imported.changed} returns are`} entered or corrected
            from the file. {imported.unchanged === 1 ? "1 return is" : `${imported.unchanged} returns are`} as
            before.
          </InsetText>
        )}
        <p className="govuk-body">
          What the providers of its lines return, against what was set and against what the EIA expected.
          Results go on after the decision, so they are no part of what is signed. Nothing here is published
          but what a review says of it.
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.lateReturns(framework.id)}>
            {late === 0 ? "No return is late" : late === 1 ? "1 return is late" : `${late} returns are late`}
          </a>
        </p>
        {mayRecord && isAnyMonitored && (
          <ButtonLink href={paths.importResults(framework.id)} variant="secondary">
            Import returns from a file
          </ButtonLink>
        )}
        <EntryList
          frameworkId={framework.id}
          title="Entries of the EIA that are flagged for review"
          entries={flagged}
          hrefOf={hrefOf("review")}
          isFlagged
        />
        <EntryList
          frameworkId={framework.id}
          title="Entries of the EIA of which results show what was expected"
          entries={measured}
          hrefOf={hrefOf("seen")}
        />
      </TwoThirds>
      <Table
        caption="Budget lines"
        captionSize="m"
        head={["Budget line", "Provider", "Returned", "Last results", "Late"].map((text) => ({ text }))}
        rows={lines.map(({ id, service, provider, shown, late: lateOnes }) => ({
          key: String(id),
          header: (
            <a className="govuk-link" href={paths.lineResults(framework.id, id)}>
              {service}
            </a>
          ),
          cells: [
            { content: provider },
            {
              content: shown
                ? `${FREQUENCY_LABELS[shown.frequency]}, ${shown.indicators === 1 ? "1 indicator" : `${shown.indicators} indicators`}`
                : "Not set up",
            },
            { content: shown && shown.standings.length > 0 ? <Standings standings={shown.standings} /> : "" },
            {
              content:
                lateOnes === 0 ? (
                  ""
                ) : (
                  <Tag colour="red">{lateOnes === 1 ? "1 late" : `${lateOnes} late`}</Tag>
                ),
            },
          ],
        }))}
      />
      <Pagination
        page={page.number}
        pages={page.pages}
        label="Pages of budget lines"
        hrefOf={hrefOf("page")}
      />
      {isAnyMonitored && (
        <Downloads what="the results" hrefOf={(format) => paths.resultsExport(framework.id, format)} />
      )}
    </>
  );
}

function Standings({ standings }: { standings: readonly { standing: Standing; count: number }[] }) {
  return standings.map(({ standing, count }) => (
    <span key={standing}>
      {count > 1 && `${count} × `}
      <StandingTag standing={standing} />{" "}
    </span>
  ));
}

interface EntryListProps {
  frameworkId: number;
  title: string;
  entries: Page<{ changeId: number; title: string }>;
  hrefOf: (page: number) => string;
  isFlagged?: boolean;
}

function EntryList({ frameworkId, title, entries, hrefOf, isFlagged = false }: EntryListProps) {
  if (entries.total === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{title}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {entries.items.map((entry) => (
          <li key={entry.changeId}>
            <a className="govuk-link" href={paths.entrySeen(frameworkId, entry.changeId)}>
              {entry.title}
            </a>
            {isFlagged && (
              <>
                {" "}
                <Tag colour="orange">Review</Tag>
              </>
            )}
          </li>
        ))}
      </ul>
      <Pagination page={entries.number} pages={entries.pages} label={`Pages of: ${title}`} hrefOf={hrefOf} />
    </>
  );
}
