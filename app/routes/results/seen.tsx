import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readResults } from "~db/queries/results.server";
import { mayNoteSince } from "~/auth/permissions";
import { formatInstant } from "~/domain/shared/calendar-date";
import { params, paths } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { ButtonLink, WarningText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { ResultsCrumbs } from "~/ui/results/results-crumbs";
import { SeenTable } from "~/ui/results/seen-table";
import { asTitled, loadResultsRoom } from "./results-at-hand.server";
import { seenOfEntries } from "./seen-of.server";

const TITLE = "Expected and seen";

export const handle = pageHandle<typeof loader>({ title: ({ entry }) => `${TITLE}: ${entry.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { changeId } = readParams(params.change, args.params);
  const { framework, actor, standing, setting } = await loadResultsRoom(args);
  const { db } = args.context.database;
  const [content, { lines }] = await Promise.all([
    args.context.contentOf(framework.id),
    readResults(db, framework.id),
  ]);
  const entries = await seenOfEntries(args.context, content, lines, setting.limitPercent);
  const entry = entries.find((one) => one.changeId === changeId);
  if (!entry) throw notFound();
  return {
    framework: asTitled(framework),
    entry,
    limitPercent: setting.limitPercent,
    isSigned: framework.state === "signed",
    mayReview: mayNoteSince(actor, standing).ok,
  };
}

export default function Seen() {
  const { framework, entry, limitPercent, isSigned, mayReview } = useLoaderData<typeof loader>();
  const { changeId, title, seen, reviews, isFlagged } = entry;
  return (
    <>
      <ResultsCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={TITLE} caption={title} />
        {isFlagged && (
          <WarningText>
            What the returns show differs from what this entry expects. It is flagged for review.
          </WarningText>
        )}
        <p className="govuk-body">
          A difference is what is more than {limitPercent}% away from the baseline where no effect was
          expected, or short of the target; a positive effect that is not seen at all; and what was not yet
          known, once it is.{" "}
          <a className="govuk-link" href={paths.entry(framework.id, changeId)}>
            The entry
          </a>
        </p>
        {seen.length === 0 && <p className="govuk-body">This entry expects no effect on anybody.</p>}
      </TwoThirds>
      {seen.length > 0 && <SeenTable frameworkId={framework.id} seen={seen} limitPercent={limitPercent} />}
      <TwoThirds>
        {reviews.length > 0 && (
          <>
            <h2 className="govuk-heading-m">Reviews</h2>
            <ul className="govuk-list govuk-list--bullet">
              {reviews.map(({ addendumNumber, at }) => (
                <li key={addendumNumber}>
                  <a className="govuk-link" href={paths.published(framework.id)}>
                    Addendum {addendumNumber} of what happened since
                  </a>
                  , {formatInstant(at)}
                </li>
              ))}
            </ul>
          </>
        )}
        {mayReview && (
          <ButtonLink href={paths.noteSince(framework.id, changeId)}>
            Review it, and publish what was found
          </ButtonLink>
        )}
        {isFlagged && !mayReview && (
          <p className="govuk-body">
            {isSigned
              ? "The monitoring officer, where they did not write it, publishes a review beside the signed record: who reviewed it, what they found, and whether anything changes."
              : "It is not signed yet, so the entry itself can be revised."}
          </p>
        )}
      </TwoThirds>
    </>
  );
}
