import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listEditsSince } from "~db/queries/line-history.server";
import { findFrozenBeside, listThemes } from "~db/queries/public-consultations.server";
import { lineEditDifferences } from "~/domain/budget/line-history";
import { draftToFinal, movedSections } from "~/domain/consultation/draft-to-final";
import { changesOf } from "~/domain/framework/content";
import { formatDate, formatInstant, startOfDayInLondon } from "~/domain/shared/calendar-date";
import { notFound } from "~/routes/answer.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { MovedChange } from "~/ui/consultation/moved-change";
import { MovedPaper } from "~/ui/consultation/moved-paper";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadAnswersOf } from "./consultation-at-hand.server";

const TITLE = "From the draft to now";

export const handle = pageHandle<typeof loader>({ title: (data) => `${TITLE} – ${data.consultation.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, consultation } = await loadAnswersOf(args);
  const { proposal } = consultation;
  if (!proposal) throw notFound();
  const { db } = args.context.database;
  const [content, themes, frozen] = await Promise.all([
    args.context.contentOf(framework.id),
    listThemes(db, consultation.id),
    findFrozenBeside(db, consultation.id),
  ]);
  const moved = draftToFinal({ asked: proposal, frozen }, content, themes);
  const linesOf = new Map(
    changesOf(content).map(({ id, newLines }) => [id, newLines.map((line) => line.id)]),
  );
  const edits = await listEditsSince(db, framework.id, {
    lineIds: moved.flatMap(({ changeId }) => linesOf.get(changeId) ?? []),
    since: frozen ? new Date(frozen.at) : startOfDayInLondon(proposal.asOf),
  });
  return {
    framework: asTitled(framework),
    consultation: asTitled(consultation),
    asOf: formatDate(proposal.asOf),
    paper: movedSections(proposal, content),
    moved: moved.map((one) => ({
      ...one,
      edits: edits
        .filter(({ lineId }) => linesOf.get(one.changeId)?.includes(lineId))
        .map(({ before, after, reason, at, personName }) => ({
          by: `${personName}, ${formatInstant(at)}`,
          reason,
          differences: lineEditDifferences(before, after),
        })),
    })),
  };
}

export default function Moved() {
  const { framework, consultation, asOf, paper, moved } = useLoaderData<typeof loader>();
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PageHeading title={TITLE} caption={consultation.title} />
        <p className="govuk-body">
          What people were shown as it was written on {asOf}, beside what is written now: amounts, entries,
          actions and sections of the paper that moved, what the budget’s history says of it, and the themes
          that are about it.
        </p>
        {moved.length === 0 && <p className="govuk-body">People were not asked about a change.</p>}
        {moved.map((one) => (
          <MovedChange
            key={one.changeId}
            frameworkId={framework.id}
            consultationId={consultation.id}
            change={one}
          />
        ))}
        <MovedPaper paper={paper} />
      </TwoThirds>
    </>
  );
}
