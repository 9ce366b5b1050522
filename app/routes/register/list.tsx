import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readListedDecisions } from "~db/queries/register.server";
import { listFacets } from "~db/queries/register-search.server";
import { referenceKey } from "~/domain/decision/reference";
import { asksForAnything, choicesAmong, registerSearchParams } from "~/domain/publication/register-search";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { params as schemas, paths } from "~/paths";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { DecisionList } from "~/ui/register/decision-list";
import { FoundDecisions, RegisterFilter } from "~/ui/register/register-filter";
import { RegisterAsData } from "~/ui/register/register-as-data";
import { excerptsOf, searchRegister } from "./search-at-hand.server";

const PAGE_SIZE = 20;

export const handle = pageHandle<typeof loader>({
  title: ({ search }) =>
    asksForAnything(search) ? "Published decisions: what was found" : "Published decisions",
  feed: ({ query }) => paths.decisionsFeed(query),
  preview: () => ({
    description:
      "Decisions about the budget, newest first, each with what it means for people who share a protected characteristic.",
    type: "website",
  }),
});

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const found = await searchRegister(context, url, { limit: PAGE_SIZE, byRank: true });
  const { search, before, decisions, next, matches } = found;
  const exact = before === undefined ? await findByReference(context, search.words) : null;
  if (exact !== null) throw redirect(paths.decision(exact));
  const excerpts = await excerptsOf(context, found);
  const query = registerSearchParams(search);
  const nextQuery = next === null ? null : new URLSearchParams([...query, ["before", next]]).toString();
  return {
    search,
    query: query.toString(),
    nextQuery,
    isFirstPage: before === undefined,
    matches,
    choices: choicesAmong(await listFacets(context.database.publicDb)),
    decisions: decisions.map(({ changedAt: _changedAt, ...decision }) => ({
      ...decision,
      excerpt: excerpts.get(decision.referenceKey) ?? null,
    })),
  };
}

/** Whoever types a reference as it is printed looks for that record. */
async function findByReference(
  { database, now }: LoaderFunctionArgs["context"],
  words: string,
): Promise<string | null> {
  const asked = schemas.record.safeParse({ reference: referenceKey(words) });
  if (!asked.success || !/\d/u.test(words)) return null;
  const [found] = await readListedDecisions(database.publicDb, dateInLondon(now()), [asked.data.reference]);
  return found?.referenceKey ?? null;
}

export default function PublishedDecisions() {
  const shown = useLoaderData<typeof loader>();
  const { search, query, nextQuery, isFirstPage, matches, choices, decisions } = shown;
  const isAsked = asksForAnything(search);
  return (
    <TwoThirds>
      <PageHeading title="Published decisions" />
      <p className="govuk-body">
        Decisions about the budget, each with what it means for people who share a protected characteristic.
      </p>
      <RegisterFilter search={search} choices={choices} />
      <FoundDecisions isAsked={isAsked} byWords={search.words !== ""} matches={matches} />
      {decisions.length > 0 && <DecisionList decisions={decisions} />}
      {nextQuery !== null && (
        <p className="govuk-body app-no-print">
          <a className="govuk-link" href={paths.decisions(nextQuery)} rel="next">
            {isAsked ? "More decisions" : "Older decisions"}
          </a>
        </p>
      )}
      {!isFirstPage && (
        <p className="govuk-body app-no-print">
          <a className="govuk-link" href={paths.decisions(query)}>
            {isAsked ? "Back to the first page" : "Newest decisions"}
          </a>
        </p>
      )}
      <RegisterAsData query={query} />
    </TwoThirds>
  );
}
