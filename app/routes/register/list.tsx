import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPublishedDecisions } from "~db/queries/register.server";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { params as schemas, paths } from "~/paths";
import { notFound } from "~/routes/answer.server";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { DecisionList } from "~/ui/register/decision-list";
import { KEPT_SECONDS } from "./keeping";

const PAGE_SIZE = 20;

export const handle = pageHandle({
  title: () => "Published decisions",
  preview: () => ({
    description:
      "Decisions about the budget, newest first, each with what it means for people who share a protected characteristic.",
    type: "website",
  }),
});

export async function loader({ context, request }: LoaderFunctionArgs) {
  const before = readBefore(new URL(request.url));
  const list = await listPublishedDecisions(context.database.publicDb, dateInLondon(context.now()), {
    limit: PAGE_SIZE,
    before,
  });
  // A page that begins after a decision which is not there is no page.
  if (before !== undefined && list.decisions.length === 0) throw notFound();
  context.allowKeeping(KEPT_SECONDS);
  return { ...list, isFirstPage: before === undefined };
}

function readBefore({ searchParams }: URL): string | undefined {
  const before = searchParams.get("before");
  if (before === null) return undefined;
  const parsed = schemas.record.safeParse({ reference: before });
  if (!parsed.success) throw notFound();
  return parsed.data.reference;
}

export default function PublishedDecisions() {
  const { decisions, next, isFirstPage } = useLoaderData<typeof loader>();
  return (
    <TwoThirds>
      <PageHeading title="Published decisions" />
      {decisions.length === 0 ? (
        <p className="govuk-body">No decision has been published yet.</p>
      ) : (
        <>
          <p className="govuk-body">
            Decisions about the budget, newest first, each with what it means for people who share a protected
            characteristic.
          </p>
          <DecisionList decisions={decisions} />
        </>
      )}
      {next !== null && (
        <p className="govuk-body app-no-print">
          <a className="govuk-link" href={paths.decisions(next)}>
            Older decisions
          </a>
        </p>
      )}
      {!isFirstPage && (
        <p className="govuk-body app-no-print">
          <a className="govuk-link" href={paths.decisions()}>
            Newest decisions
          </a>
        </p>
      )}
    </TwoThirds>
  );
}
