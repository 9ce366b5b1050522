import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listApplications, readScoring } from "~db/queries/grants.server";
import { mayEnterApplication, mayTakeRoundStep, mayWriteRound } from "~/auth/permissions";
import { lastDayKept } from "~/domain/consultation/retention";
import { APPLICATION_STATE_LABELS } from "~/domain/grants/application";
import { ROUND_ACTS, ROUND_PHASE_LABELS, type GrantRound, type RoundAct } from "~/domain/grants/round";
import { scoreRow } from "~/domain/grants/scoring";
import { formatDate } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { pageOf, ROWS_ON_PAGE } from "~/domain/shared/paging";
import { paths } from "~/paths";
import { FundDetails } from "~/ui/grants/fund-details";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { ScoresTable } from "~/ui/grants/scores-table";
import { ButtonLink, InsetText, Pagination, SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, fundAtHand, loadRound } from "./grants-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.round.title} – ${data.framework.title}`,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, standing, round, phase } = await loadRound(args);
  const { db } = args.context.database;
  const [all, fund] = await Promise.all([listApplications(db, round.id), fundAtHand(args, round)]);
  const scoring = await readScoring(
    db,
    all.map(({ id }) => id),
  );
  const rows = all.map(({ id, organisation, pence, state }) => {
    const { given = [], declarations = [] } = scoring.get(id) ?? {};
    return {
      ...{ id, organisation, pence, state: APPLICATION_STATE_LABELS[state] },
      href: paths.grantApplication({ frameworkId: framework.id, roundId: round.id, applicationId: id }),
      ...scoreRow(round.criteria, given, declarations),
    };
  });
  const asked = Number(new URL(args.request.url).searchParams.get("page") ?? "1") || 1;
  const { writtenBy } = round;
  return {
    framework: asTitled(framework),
    round: asTitled(round),
    phase,
    purpose: round.purpose,
    criteria: round.criteria,
    dates:
      round.opensOn === null || round.closesOn === null
        ? "not set yet"
        : `${formatDate(round.opensOn)} to the end of ${formatDate(round.closesOn)}`,
    kept: keptInWords(round),
    maximum: round.maximumPence === null ? "not set" : formatMoney(round.maximumPence),
    slug: round.slug,
    lineIsGone: round.lineId === null && phase !== "planned",
    fund,
    page: pageOf(
      rows.toSorted((a, b) => (b.total ?? -1) - (a.total ?? -1) || a.id - b.id),
      asked,
      ROWS_ON_PAGE,
    ),
    mayWrite: mayWriteRound(actor, round, standing).ok,
    mayEnter: mayEnterApplication(actor, phase).ok,
    acts: ROUND_ACTS.filter((act) => mayTakeRoundStep(actor, act, { phase, writtenBy }).ok),
  };
}

function keptInWords(round: GrantRound): string {
  const last = lastDayKept(round);
  return last === null ? "a year after it closes" : formatDate(last);
}

const ACTS: Record<RoundAct, string> = {
  open: "Open the round",
  close: "Close it before its last day",
  finish: "End the round",
};

export default function Round() {
  const { framework, round, phase, criteria, fund, page, ...data } = useLoaderData<typeof loader>();
  return (
    <>
      <GrantCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={round.title} caption="Round of grants" />
        {data.lineIsGone && (
          <InsetText>The budget line that this was paid from was removed. Choose another.</InsetText>
        )}
        <SummaryList
          rows={[
            { key: "State", value: ROUND_PHASE_LABELS[phase] },
            { key: "For", value: <span className="app-preserve-lines">{data.purpose}</span> },
            { key: "Open", value: data.dates },
            { key: "Most for one application", value: data.maximum },
            { key: "What is personal is kept until", value: data.kept },
            {
              key: "Criteria",
              value: (
                <span className="app-preserve-lines">
                  {criteria.map(({ name, most }) => `${name}, up to ${most} points`).join("\n")}
                </span>
              ),
            },
            ...(phase === "planned" || phase === "announced"
              ? []
              : [
                  {
                    key: "Public page",
                    value: (
                      <a className="govuk-link" href={paths.publicGrantRound(data.slug)}>
                        {paths.publicGrantRound(data.slug)}
                      </a>
                    ),
                  },
                ]),
          ]}
        />
        {data.mayWrite && (
          <ButtonLink href={paths.editGrantRound(framework.id, round.id)}>Edit the round</ButtonLink>
        )}
        {data.acts.map((act) => (
          <p key={act} className="govuk-body">
            <a className="govuk-link" href={paths.grantRoundStep(framework.id, round.id, act)}>
              {ACTS[act]}
            </a>
          </p>
        ))}
        {data.mayEnter && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.newGrantApplication(framework.id, round.id)}>
              Enter an application that came on paper
            </a>
          </p>
        )}
      </TwoThirds>
      {page.items.length === 0 ? (
        <p className="govuk-body">There is no application yet.</p>
      ) : (
        <ScoresTable criteria={criteria} applications={page.items} />
      )}
      <Pagination
        page={page.number}
        pages={page.pages}
        label="Pages of applications"
        hrefOf={(number: number) => `${paths.grantRound(framework.id, round.id)}?page=${number}`}
      />
      {fund && <FundDetails {...fund} />}
    </>
  );
}
