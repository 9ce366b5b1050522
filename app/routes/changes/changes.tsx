import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getOffice } from "~db/queries/office.server";
import { inBudgetOrder, totalsOf, type ListedChange } from "~/domain/budget/change-list";
import { grossIn } from "~/domain/budget/change-sizes";
import {
  priorityNameOf,
  summariseChanges,
  type BudgetChange,
  type ChangeKind,
} from "~/domain/budget/changes";
import { comparePriorities } from "~/domain/budget/comparison";
import { openProposals } from "~/domain/budget/open-proposals";
import { askedWhetherSame } from "~/domain/budget/same-service";
import { STEPS_OF_WHAT_IS_STATED } from "~/domain/budget/not-stated";
import { changeWaterfall } from "~/domain/budget/waterfall";
import { answersTo, isUnanswered, type AnswerState } from "~/domain/eia/answer-state";
import { entriesToWalk } from "~/domain/eia/progress";
import { completeAnswers } from "~/domain/framework/complete-answers";
import { priorityNames } from "~/domain/framework/content";
import { needsPence } from "~/domain/shared/money";
import { readChangeListQuery } from "~/forms/changes/change-list-form";
import { paths } from "~/paths";
import { todayOf } from "~/services/context.server";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";
import { FrozenNote } from "~/ui/budget/frozen-note";
import { ChangeList } from "~/ui/changes/change-list";
import { ComparisonTables } from "~/ui/changes/comparison-tables";
import { KeyFigures, type NotAssessed, type YearSummary } from "~/ui/changes/key-figures";
import { ChangeSteps } from "~/ui/changes/change-steps";
import { SameServicesNotice } from "~/ui/changes/services-to-confirm";
import { YearChoice } from "~/ui/changes/year-choice";
import { useDecidedThing } from "~/ui/decided-thing";
import { Downloads } from "~/ui/downloads";
import { ButtonLink } from "~/ui/govuk";
import { ProposalsNotice } from "~/ui/changes/proposals/proposals-notice";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadChanges } from "./changes-at-hand.server";
import { listChanges } from "./list-changes.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Changes – ${data.framework.title}`,
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const [{ framework, permission, frozen, content, changes }, office] = await Promise.all([
    loadChanges(args),
    getOffice(args.context.database.db),
  ]);
  const { budget, previous, entries } = content;
  const priorities = comparePriorities(budget, previous);
  const scope = { years: budget.years, priorities: priorities.map(({ name }) => name) };
  const query = readChangeListQuery(new URL(args.request.url).searchParams, scope);
  const names = priorityNames(content);
  const rows = answersTo(inBudgetOrder(changes, budget, previous), entries).map((answer) => ({
    ...answer,
    priority: priorityNameOf(answer.change, names),
  }));
  const threshold = office.materialityThreshold;
  const next = entriesToWalk(rows).find(({ state }) => isUnanswered(state));
  const pence = needsPence(
    changes.flatMap(({ byYear }) => byYear.flatMap((year) => [year.previous, year.new])),
  );
  return {
    framework,
    glossary: content.glossary,
    frozen,
    mayWrite: permission.ok,
    previousTitle: previous?.title ?? null,
    proposals: permission.ok ? openProposals(budget, previous, changes).proposals.length : 0,
    asked: permission.ok ? askedWhetherSame(rows).length : 0,
    scope,
    query,
    threshold,
    pence,
    isEmpty: changes.length === 0,
    list: listChanges(rows, query, budget.years, {
      year: query.year,
      pence,
      threshold,
      isComplete: completeAnswers(content, {
        today: todayOf(args.context),
        isBeforeDecision: framework.isBeforeDecision,
      }),
    }),
    next: next && { id: next.change.id, title: next.change.title },
    yearly: yearlySummary(changes, budget.years),
    notAssessed: notAssessed(rows, query.year),
    waterfall: changeWaterfall(changes, query.year),
    priorities,
  };
}

function yearlySummary(changes: readonly BudgetChange[], years: readonly number[]): YearSummary[] {
  const totals = new Map(totalsOf(changes, years).map((total) => [total.year, total]));
  return summariseChanges(changes, years).byYear.map((summary) => ({
    ...summary,
    previous: totals.get(summary.year)?.previous ?? 0,
    new: totals.get(summary.year)?.new ?? 0,
  }));
}

function notAssessed(rows: readonly ListedChange[], year: number): NotAssessed {
  const inState = (kind: ChangeKind, state: AnswerState) =>
    rows.filter((row) => row.change.kind === kind && row.state === state);
  const changes = inState("change", "not_assessed").map(({ change }) => change);
  return {
    changes: changes.length,
    transfers: inState("transfer", "not_assessed").length,
    gross: grossIn(changes, year),
    stale: rows.filter(({ state }) => state === "stale").length,
  };
}

export default function ChangesPage() {
  const { framework, frozen, previousTitle, proposals, mayWrite, ...data } = useLoaderData<typeof loader>();
  const thing = useDecidedThing();
  const { scope, query, threshold, pence, list, yearly, notAssessed, waterfall, priorities } = data;
  const summary = yearly.find(({ year }) => year === query.year);
  if (data.isEmpty) return <NoLines framework={framework} />;
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <PageHeading title="Changes" caption={framework.title} />
      <FrozenNote frozen={frozen} />
      <p className="govuk-body">
        {previousTitle
          ? `Compared with ${previousTitle}.`
          : `It is compared with no earlier ${thing.one}, so every line is a new change.`}
      </p>
      <Downloads what="the changes" hrefOf={(format) => paths.changesExport(framework.id, format)} />
      <YearChoice frameworkId={framework.id} query={query} scope={scope} />
      {summary && <KeyFigures summary={summary} notAssessed={notAssessed} pence={pence} />}
      <ProposalsNotice frameworkId={framework.id} proposals={proposals} />
      <SameServicesNotice frameworkId={framework.id} count={data.asked} />
      <OnThisPage />
      {data.next && list.page.pages > 1 && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.entry(framework.id, data.next.id)}>
            Next that is not answered: {data.next.title}
          </a>
        </p>
      )}
      {mayWrite && <ButtonLink href={paths.linkLines(framework.id)}>Link lines into one change</ButtonLink>}
      <ChangeList
        frameworkId={framework.id}
        mayWrite={mayWrite}
        list={list}
        query={query}
        scope={scope}
        threshold={threshold}
        pence={pence}
      />
      {summary?.unstated && <p className="govuk-body">{STEPS_OF_WHAT_IS_STATED}</p>}
      <ChangeSteps waterfall={waterfall} pence={pence} />
      <ComparisonTables years={yearly} year={query.year} priorities={priorities} pence={pence} />
    </>
  );
}

function NoLines({ framework }: { framework: { id: number; title: string } }) {
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <PageHeading title="Changes" caption={framework.title} />
      <p className="govuk-body">
        There is no change yet, because the budget has no lines.{" "}
        <a className="govuk-link" href={paths.budget(framework.id)}>
          Write or import the budget first
        </a>
      </p>
    </>
  );
}

function OnThisPage() {
  return (
    <nav aria-label="On this page" className="app-choices app-no-print">
      <ul className="app-choices__list">
        <li>
          <a className="govuk-link" href="#list">
            Each change
          </a>
        </li>
        <li>
          <a className="govuk-link" href="#steps">
            From the previous total to the new one
          </a>
        </li>
        <li>
          <a className="govuk-link" href="#priorities">
            By priority
          </a>
        </li>
      </ul>
    </nav>
  );
}
