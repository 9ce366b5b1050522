import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { changesBySize, grossFirstYear } from "~/domain/budget/change-sizes";
import { summariseChanges, type BudgetChange, type ChangeKind } from "~/domain/budget/changes";
import { comparePriorities } from "~/domain/budget/comparison";
import { answersTo, type AnswerState } from "~/domain/eia/answer-state";
import { needsPence, sumPence } from "~/domain/shared/money";
import { paths } from "~/paths";
import { FrameworkCrumbs } from "~/ui/budget/framework-crumbs";
import { FrozenNote } from "~/ui/budget/frozen-note";
import { ChangeTable } from "~/ui/changes/change-table";
import { DifferingTable, UnchangedLines } from "~/ui/changes/unchanged-tables";
import { changeRow } from "~/ui/changes/change-view";
import { ComparisonTables } from "~/ui/changes/comparison-tables";
import { KeyFigures, type YearSummary } from "~/ui/changes/key-figures";
import { ButtonLink } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadChanges } from "./changes-at-hand.server";

export const handle = pageHandle<typeof loader>({ title: (data) => `Changes – ${data.framework.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, frozen, content, changes } = await loadChanges(args);
  const { budget, previous, entries } = content;
  const answers = answersTo(changes, entries);
  const bySize = (kind: ChangeKind) => {
    const ofKind = answers.filter(({ change }) => change.kind === kind);
    const stateOf = new Map(ofKind.map((answer) => [answer.change.id, answer]));
    return changesBySize(ofKind.map(({ change }) => change)).flatMap(({ id }) => {
      const answer = stateOf.get(id);
      return answer ? [changeRow(answer)] : [];
    });
  };
  const unchanged = answers.filter(({ change }) => change.kind === "unchanged").map(changeRow);
  const inState = (kind: ChangeKind, state: AnswerState) =>
    answers.filter((answer) => answer.change.kind === kind && answer.state === state);
  const unassessed = inState("change", "not_assessed").map(({ change }) => change);
  return {
    framework,
    frozen,
    mayWrite: permission.ok,
    previousTitle: previous?.title ?? null,
    years: budget.years,
    yearly: yearlySummary(changes, budget.years),
    notAssessed: {
      changes: unassessed.length,
      transfers: inState("transfer", "not_assessed").length,
      gross: grossFirstYear(unassessed),
      stale: answers.filter(({ state }) => state === "stale").length,
    },
    priorities: comparePriorities(budget, previous),
    changes: bySize("change"),
    transfers: bySize("transfer"),
    differing: unchanged.filter(({ differences }) => differences.length > 0),
    alike: unchanged.filter(({ differences }) => differences.length === 0),
    pence: needsPence(changes.flatMap(({ byYear }) => byYear.flatMap((year) => [year.previous, year.new]))),
  };
}

function yearlySummary(changes: readonly BudgetChange[], years: readonly number[]): YearSummary[] {
  return summariseChanges(changes, years).byYear.map((summary) => {
    const figures = changes.flatMap(({ byYear }) => byYear.filter(({ year }) => year === summary.year));
    return {
      ...summary,
      previous: sumPence(figures.map(({ previous }) => previous)),
      new: sumPence(figures.map((figure) => figure.new)),
    };
  });
}

export default function ChangesPage() {
  const { framework, frozen, previousTitle, mayWrite, yearly, notAssessed, priorities, ...lists } =
    useLoaderData<typeof loader>();
  const { changes, transfers, differing, alike, years, pence } = lists;
  const all = { frameworkId: framework.id, years, pence, mayWrite };
  const [first] = yearly;
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <PageHeading title="Changes" caption={framework.title} />
      <FrozenNote frozen={frozen} />
      <p className="govuk-body">
        {previousTitle
          ? `Compared with ${previousTitle}.`
          : "It is compared with no earlier framework, so every line is a new change."}
      </p>
      {first && <KeyFigures first={first} notAssessed={notAssessed} />}
      {mayWrite && <ButtonLink href={paths.linkLines(framework.id)}>Link lines into one change</ButtonLink>}
      {changes.length > 0 ? (
        <ChangeTable {...all} rows={changes} caption="Changes, largest first" />
      ) : (
        <p className="govuk-body">No amount changed.</p>
      )}
      {transfers.length > 0 && (
        <ChangeTable {...all} rows={transfers} caption="Transfers: the services go on, paid from elsewhere" />
      )}
      {differing.length > 0 && <DifferingTable frameworkId={framework.id} rows={differing} />}
      <UnchangedLines {...all} rows={alike} total={alike.length + differing.length} />
      <ComparisonTables years={yearly} priorities={priorities} pence={pence} />
    </>
  );
}
