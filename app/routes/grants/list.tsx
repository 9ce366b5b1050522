import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listRoundsOf } from "~db/queries/grants.server";
import { mayWriteRound } from "~/auth/permissions";
import { ROUND_PHASE_LABELS, roundPhaseOf } from "~/domain/grants/round";
import { formatDate } from "~/domain/shared/calendar-date";
import { pageOf, ROWS_ON_PAGE } from "~/domain/shared/paging";
import { readPageNumber } from "~/forms/list-query";
import { paths } from "~/paths";
import { todayOf } from "~/services/context.server";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { ButtonLink, Pagination, SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadGrants } from "./grants-at-hand.server";

const TITLE = "Grants";

export const handle = pageHandle<typeof loader>({ title: (data) => `${TITLE} – ${data.framework.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, standing } = await loadGrants(args);
  const today = todayOf(args.context);
  const { items, ...page } = pageOf(
    await listRoundsOf(args.context.database.db, framework.id),
    readPageNumber(new URL(args.request.url).searchParams),
    ROWS_ON_PAGE,
  );
  return {
    framework: asTitled(framework),
    mayBegin: mayWriteRound(actor, null, standing).ok,
    page,
    rounds: items.map((round) => ({
      id: round.id,
      title: round.title,
      state: ROUND_PHASE_LABELS[roundPhaseOf(round, today)],
      closes: round.closesOn === null ? "" : `, last day ${formatDate(round.closesOn)}`,
    })),
  };
}

export default function GrantRounds() {
  const { framework, mayBegin, page, rounds } = useLoaderData<typeof loader>();
  return (
    <>
      <GrantCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={TITLE} caption={framework.title} />
        <p className="govuk-body">
          A round of grants is paid from one line of this budget. Organisations apply, people without an
          interest score, whoever decides awards or refuses, and the monitoring officer publishes each award.
        </p>
        {rounds.length === 0 ? (
          <p className="govuk-body">There is no round yet.</p>
        ) : (
          <SummaryList
            rows={rounds.map(({ id, title, state, closes }) => ({
              key: (
                <a className="govuk-link" href={paths.grantRound(framework.id, id)}>
                  {title}
                </a>
              ),
              value: `${state}${closes}`,
            }))}
          />
        )}
        <Pagination
          page={page.number}
          pages={page.pages}
          label="Pages of rounds"
          hrefOf={(number) => paths.grantRounds(framework.id, number)}
        />
        {mayBegin && <ButtonLink href={paths.newGrantRound(framework.id)}>Plan a round</ButtonLink>}
      </TwoThirds>
    </>
  );
}
