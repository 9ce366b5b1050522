import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answersTo, type ChangeAnswer } from "~/domain/eia/answer-state";
import { answerProgress, entriesToWalk } from "~/domain/eia/progress";
import { isShortHeadEnough } from "~/domain/eia/proportion";
import { takesAnswer } from "~/domain/eia/dimensions";
import { changesOf } from "~/domain/framework/content";
import { changesToPutRight } from "~/domain/framework/next-to-put-right";
import { paths } from "~/paths";
import { loadCommentsOn } from "~/routes/comments/comments-at-hand.server";
import { nextLink } from "~/routes/next-to-put-right.server";
import { todayOf } from "~/services/context.server";
import { CommentsHere } from "~/ui/comments/comments-here";
import { DimensionList } from "~/ui/eia/dimension-list";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { EiaDatesPart } from "~/ui/eia/eia-dates";
import { EiaEvidence, EiaHead, EiaOutcomePart } from "~/ui/eia/eia-head";
import { movementInWords } from "~/ui/changes/change-view";
import { EntryList, type ListedChange } from "~/ui/eia/entry-list";
import { ToPutRightList } from "~/ui/eia/to-put-right";
import { NextLink } from "~/ui/frameworks/next-link";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEia, type EiaAtHand } from "./eia-at-hand.server";

export const handle = pageHandle<typeof loader>({ title: (data) => `EIA – ${data.framework.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const at = await loadEia(args);
  const { framework, content, permission, toPutRight } = at;
  const answers = answersTo(changesOf(content), content.entries);
  const walk = entriesToWalk(answers);
  const unchanged = answers.filter(
    ({ change, entry }) => change.kind === "unchanged" && change.differences.length > 0 && !entry,
  );
  return {
    framework,
    glossary: content.glossary,
    comments: await loadCommentsOn(args, { kind: "eia", id: null, part: "" }),
    mayWrite: permission.ok,
    eia: content.eia,
    isShortEnough: isShortHeadEnough(content),
    budgetDate: content.budget.budgetDate,
    progress: answerProgress(walk, changesToPutRight(at.blockers)),
    next: at.permission.ok ? nextLink(framework.id, at.blockers) : null,
    entries: walk.map((answer) => listed(at, answer, paths.entry)),
    unchanged: unchanged.map((answer) => listed(at, answer, paths.change)),
    dimensions: content.dimensions.filter((dimension) => takesAnswer(dimension, todayOf(args.context))),
    toPutRight: [
      ...toPutRight(({ putRight }) => putRight.page === "eia" || putRight.page === "eia-dates"),
      ...toPutRight(({ putRight }) => putRight.page === "dimension").map((item) => ({
        ...item,
        message: `${item.subject}: ${item.message}`,
      })),
    ],
  };
}

function listed(
  { framework, toPutRight }: EiaAtHand,
  { change, state }: ChangeAnswer<unknown>,
  pathTo: (frameworkId: number, changeId: number) => string,
): ListedChange {
  return {
    id: change.id,
    title: change.title,
    href: pathTo(framework.id, change.id),
    isTransfer: change.kind === "transfer",
    state,
    firstYear: movementInWords(change, change.byYear[0]?.year),
    toPutRight: toPutRight(({ putRight }) => "changeId" in putRight && putRight.changeId === change.id)
      .length,
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
        <ToPutRightList title="To put right in the EIA itself" items={toPutRight} />
        <h2 className="govuk-heading-m">Changes to answer for</h2>
        {entries.length > 0 ? (
          <EntryList idPrefix="entries" changes={entries} />
        ) : (
          <p className="govuk-body">
            There is no change to assess yet.{" "}
            <a className="govuk-link" href={paths.budget(framework.id)}>
              Write or import the budget first
            </a>
          </p>
        )}
        <Unchanged changes={unchanged} />
        {mayWrite && (
          <p className="govuk-body">
            {unchanged.length > 0 && (
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
        </p>
        <DimensionList frameworkId={framework.id} dimensions={dimensions} mayWrite={mayWrite} />
        <EiaHead {...part} />
        <EiaDatesPart {...part} budgetDate={budgetDate} />
        <EiaEvidence {...part} isShortEnough={data.isShortEnough} />
        <EiaOutcomePart {...part} />
        <CommentsHere view={data.comments} />
      </TwoThirds>
    </>
  );
}

/** The same amount, but another provider, provision, method or reach as written: confirmed to be the same, or assessed. */
function Unchanged({ changes }: { changes: readonly ListedChange[] }) {
  if (changes.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">The same amount, written differently</h2>
      <EntryList idPrefix="unchanged" changes={changes} />
    </>
  );
}
