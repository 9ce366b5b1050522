import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listFrameworksOnPage } from "~db/queries/frameworks.server";
import { mayInOffice, mayReadFrameworks, seesAllFrameworks } from "~/auth/permissions";
import { STATE_LABELS } from "~/domain/framework/lifecycle";
import { aThing } from "~/domain/framework/decided-thing";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { capitalised } from "~/domain/shared/capitalised";
import { ROWS_ON_PAGE } from "~/domain/shared/paging";
import { readPageNumber } from "~/forms/list-query";
import { paths } from "~/paths";
import { forbidden, requireActor } from "~/routes/answer.server";
import { useDecidedThing } from "~/ui/decided-thing";
import { ButtonLink, Pagination, Table, Tag } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({ title: ({ many }) => capitalised(many), isKept: true });

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireActor({ context, request });
  if (!mayReadFrameworks(actor)) throw forbidden("Your roles do not include reading this.");
  const { items, number, pages } = await listFrameworksOnPage(
    context.database.db,
    { personId: actor.personId, seesAll: seesAllFrameworks(actor) },
    { number: readPageNumber(new URL(request.url).searchParams), size: ROWS_ON_PAGE },
  );
  return {
    frameworks: items,
    page: { number, pages },
    mayCreate: mayInOffice(actor, "framework.create").ok,
    many: context.settings.decidedThing.many,
  };
}

export default function Frameworks() {
  const { frameworks, page, mayCreate, many } = useLoaderData<typeof loader>();
  const thing = useDecidedThing();
  return (
    <>
      <PageHeading title={capitalised(many)} />
      {mayCreate && <ButtonLink href={paths.newFramework()}>Start {aThing(thing)}</ButtonLink>}
      {frameworks.length === 0 ? (
        <p className="govuk-body">There is no {thing.one} yet.</p>
      ) : (
        <Table
          caption={`${capitalised(many)}, newest first`}
          captionHidden
          firstCellIsHeader
          head={[{ text: "Title" }, { text: "Years" }, { text: "State" }, { text: "Reference" }]}
          rows={frameworks.map(({ id, title, years, state, reference }) => ({
            key: String(id),
            header: (
              <a className="govuk-link" href={paths.framework(id)}>
                {title}
              </a>
            ),
            cells: [
              { content: years.map(formatFinancialYear).join(", ") },
              { content: <Tag>{STATE_LABELS[state]}</Tag> },
              { content: reference ?? (state === "baseline" ? "None" : "None yet") },
            ],
          }))}
        />
      )}
      <Pagination page={page.number} pages={page.pages} hrefOf={paths.frameworksOnPage} />
    </>
  );
}
