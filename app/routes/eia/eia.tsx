import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getWhomToAsk } from "~db/queries/office.server";
import { listTemplateMoves } from "~db/queries/templates.server";
import { changeText } from "~/domain/budget/change-list";
import { priorityNameOf } from "~/domain/budget/changes";
import { characteristicsAffected } from "~/domain/eia/characteristics-affected";
import { countedImpacts } from "~/domain/eia/completeness";
import { answersTo, isUnanswered, type ChangeAnswer } from "~/domain/eia/answer-state";
import { answerProgress, entriesToWalk } from "~/domain/eia/progress";
import { isShortHeadEnough } from "~/domain/eia/proportion";
import { takesAnswer } from "~/domain/eia/dimensions";
import { changesOf, priorityNames } from "~/domain/framework/content";
import { changesToPutRight } from "~/domain/framework/next-to-put-right";
import { chosenFrom } from "~/domain/shared/list-choice";
import { needsPence } from "~/domain/shared/money";
import { ENTRIES_ON_PAGE, pageGroups, pageOf } from "~/domain/shared/paging";
import { readListQuery } from "~/forms/list-query";
import { unconfirmedIn } from "~/domain/framework/carried-over";
import { params, paths } from "~/paths";
import { readParams } from "~/routes/answer.server";
import { loadCommentsOn } from "~/routes/comments/comments-at-hand.server";
import { nextLink } from "~/routes/next-to-put-right.server";
import { todayOf } from "~/services/context.server";
import { CommentsHere } from "~/ui/comments/comments-here";
import { CharacteristicsAffected } from "~/ui/eia/characteristics-affected";
import { DimensionList } from "~/ui/eia/dimension-list";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { EiaDatesPart } from "~/ui/eia/eia-dates";
import { EiaEvidence, EiaHead, EiaOutcomePart, EiaOwnQuestions } from "~/ui/eia/eia-head";
import { WhomToAsk } from "~/ui/eia/whom-to-ask";
import { movementInWords } from "~/ui/changes/change-view";
import { Entries, ENTRY_STATES, type EntriesShown } from "~/ui/eia/entries";
import { EntryList, type ListedChange } from "~/ui/eia/entry-list";
import { ToPutRightList } from "~/ui/eia/to-put-right";
import { NotYetConfirmed } from "~/ui/frameworks/not-yet-confirmed";
import { NextLink } from "~/ui/frameworks/next-link";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEia, type EiaAtHand } from "./eia-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `EIA – ${data.framework.title}`,
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { db } = args.context.database;
  const { frameworkId } = readParams(params.framework, args.params);
  const [at, comments, whomToAsk, moves] = await Promise.all([
    loadEia(args),
    loadCommentsOn(args, { kind: "eia", id: null, part: "" }),
    getWhomToAsk(db),
    listTemplateMoves(db, frameworkId),
  ]);
  const { framework, content, permission, toPutRight } = at;
  const answers = answersTo(changesOf(content), content.entries);
  const walk = entriesToWalk(answers);
  const pence = needsPence(answers.flatMap(({ change: { byYear } }) => byYear[0]?.change ?? []));
  const seen: EiaSeen = { ...at, pence };
  const unchanged = answers.filter(
    ({ change, entry }) => change.kind === "unchanged" && change.differences.length > 0 && !entry,
  );
  return {
    framework,
    glossary: content.glossary,
    comments,
    whomToAsk,
    mayWrite: permission.ok,
    eia: content.eia,
    ownQuestions: content.headQuestions,
    carried: unconfirmedIn(content, ["text", "entry"]),
    hasNewerQuestions: permission.ok && moves.length > 0,
    isShortEnough: isShortHeadEnough(content),
    budgetDate: content.budget.budgetDate,
    progress: answerProgress(walk, changesToPutRight(at.blockers)),
    next: at.permission.ok ? nextLink(framework.id, at.blockers) : null,
    entries: entriesShown(seen, walk, new URL(args.request.url).searchParams),
    unchanged: {
      shown: unchanged.slice(0, ENTRIES_ON_PAGE).map((answer) => listed(seen, answer, paths.change)),
      total: unchanged.length,
    },
    characteristics: characteristicsAffected(
      content.entries.map((entry) => ({ ...entry, impacts: countedImpacts(entry) })),
    ),
    dimensions: content.dimensions.filter((dimension) => takesAnswer(dimension, todayOf(args.context))),
    toPutRight: [
      ...toPutRight(({ putRight }) => putRight.page === "eia" || putRight.page === "eia-dates"),
      ...toPutRight(({ putRight }) => putRight.page === "dimension" || putRight.page === "together").map(
        (item) => ({
          ...item,
          message: `${item.subject}: ${item.message}`,
        }),
      ),
    ],
  };
}

/** With pence everywhere where one amount of the list has any. */
type EiaSeen = EiaAtHand & { pence: boolean };

/** All of a short list; of a long one a page, under its priorities, as the address asks for it. */
function entriesShown(
  at: EiaSeen,
  walk: readonly ChangeAnswer<unknown>[],
  search: URLSearchParams,
): EntriesShown {
  const { content } = at;
  const names = priorityNames(content);
  const priorityOf = ({ change }: ChangeAnswer<unknown>) => priorityNameOf(change, names);
  const view = (answer: ChangeAnswer<unknown>) => listed(at, answer, paths.entry);
  if (walk.length <= ENTRIES_ON_PAGE) return { asked: null, all: walk.map(view) };
  const order = [...content.budget.priorities, ...(content.previous?.priorities ?? [])].map(
    ({ name }) => name,
  );
  const placeOf = new Map(order.map((name, place) => [name, place]));
  const inOrder = (a: string, b: string) =>
    (placeOf.get(a) ?? order.length) - (placeOf.get(b) ?? order.length);
  const priorities = [...new Set(walk.map(priorityOf))].sort(inOrder);
  const query = readListQuery(search, { priorities, states: ENTRY_STATES });
  const found = chosenFrom(walk, query, (answer) => ({
    text: changeText(answer.change),
    priority: priorityOf(answer),
    states: [answer.state, isFinished(answer, at) ? "finished" : "unfinished"],
  })).sort((a, b) => inOrder(priorityOf(a), priorityOf(b)));
  const { items, ...page } = pageOf(found, query.page, ENTRIES_ON_PAGE);
  return {
    asked: { query, priorities, page },
    groups: pageGroups(found, items, priorityOf).map((group) => ({ ...group, items: group.items.map(view) })),
  };
}

/** Answered, and with nothing left that blocks submission. */
function isFinished({ change, state }: ChangeAnswer<unknown>, { faultsOf }: EiaAtHand): boolean {
  return !isUnanswered(state) && faultsOf(change.id) === 0;
}

function listed(
  { framework, faultsOf, pence }: EiaSeen,
  { change, state }: ChangeAnswer<unknown>,
  pathTo: (frameworkId: number, changeId: number) => string,
): ListedChange {
  return {
    id: change.id,
    title: change.title,
    href: pathTo(framework.id, change.id),
    isTransfer: change.kind === "transfer",
    state,
    firstYear: movementInWords(change, { year: change.byYear[0]?.year, pence }),
    toPutRight: faultsOf(change.id),
  };
}

export default function EiaPage() {
  const data = useLoaderData<typeof loader>();
  const { framework, eia, budgetDate, mayWrite, progress, next, toPutRight, entries, unchanged, dimensions } =
    data;
  const part = { frameworkId: framework.id, eia, mayWrite };
  return (
    <>
      <EiaCrumbs framework={framework} isTop />
      <TwoThirds>
        <PageHeading title="Equality impact assessment" caption={framework.title} />
        <p className="govuk-body-l">
          {progress.complete} of {progress.total} complete
        </p>
        {next && <NextLink next={next} />}
        <WhomToAsk {...data.whomToAsk} />
        <ToPutRightList title="To put right in the EIA itself" items={toPutRight} />
        <NotYetConfirmed frameworkId={framework.id} carried={data.carried} />
        <h2 className="govuk-heading-m">Changes to answer for</h2>
        {progress.total > 0 ? (
          <Entries frameworkId={framework.id} shown={entries} />
        ) : (
          <p className="govuk-body">
            There is no change to assess yet.{" "}
            <a className="govuk-link" href={paths.budget(framework.id)}>
              Write or import the budget first
            </a>
          </p>
        )}
        <Unchanged frameworkId={framework.id} {...unchanged} />
        {mayWrite && (
          <p className="govuk-body">
            {unchanged.total > 0 && (
              <>
                <a className="govuk-link" href={paths.sameServices(framework.id)}>
                  Confirm those that are the same, on one page
                </a>
                <br />
              </>
            )}
            <a className="govuk-link" href={`${paths.changes(framework.id, "kind=unchanged")}#list`}>
              Assess a service that is the same in both budgets
            </a>
          </p>
        )}
        <p className="govuk-body">
          <a className="govuk-link" href={paths.consultees(framework.id)}>
            All consultees, and what they changed
          </a>
          <br />
          <a className="govuk-link" href={paths.together(framework.id)}>
            What all changes do together
          </a>
        </p>
        {progress.total > 0 && <CharacteristicsAffected all={data.characteristics} />}
        <DimensionList frameworkId={framework.id} dimensions={dimensions} mayWrite={mayWrite} />
        <EiaHead {...part} />
        <EiaDatesPart {...part} budgetDate={budgetDate} />
        <EiaEvidence {...part} isShortEnough={data.isShortEnough} />
        <EiaOutcomePart {...part} />
        <EiaOwnQuestions {...part} questions={data.ownQuestions} />
        {data.hasNewerQuestions && (
          <p className="govuk-body">
            Since this EIA was begun, the office has put a newer version of its own questions into use.{" "}
            <a className="govuk-link" href={paths.eiaQuestions(framework.id)}>
              See what it asks, and move on to it
            </a>
          </p>
        )}
        <CommentsHere view={data.comments} />
      </TwoThirds>
    </>
  );
}

/** The same amount, but another provider, provision, method or reach as written: confirmed to be the same, or assessed. */
function Unchanged({
  frameworkId,
  shown,
  total,
}: {
  frameworkId: number;
  shown: readonly ListedChange[];
  total: number;
}) {
  if (total === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">The same amount, written differently</h2>
      <EntryList idPrefix="unchanged" changes={shown} />
      {total > shown.length && (
        <p className="govuk-body">
          <a className="govuk-link" href={`${paths.changes(frameworkId, "kind=differing")}#list`}>
            All {total.toLocaleString("en-GB")} that are written differently
          </a>
        </p>
      )}
    </>
  );
}
