import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findLineService, listLineEdits } from "~db/queries/line-history.server";
import { readPageNumber } from "~/forms/list-query";
import { params, paths } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { EDITS_ON_PAGE, LineEdits } from "~/ui/budget/line-edits";
import { Pagination } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadFramework } from "./budget-at-hand.server";
import { lastName, lineEditView } from "./line-edit-views";

export const handle = pageHandle<typeof loader>({
  title: (data) => `History of ${data.service} – ${data.framework.title}`,
});

/** Also of a line that was removed. */
export async function loader(args: LoaderFunctionArgs) {
  const { framework } = await loadFramework(args);
  const { lineId } = readParams(params.line, args.params);
  const { db } = args.context.database;
  const number = readPageNumber(new URL(args.request.url).searchParams);
  const [service, { items, pages, ...page }] = await Promise.all([
    findLineService(db, { frameworkId: framework.id, lineId }),
    listLineEdits(db, { frameworkId: framework.id, lineId }, { number, size: EDITS_ON_PAGE }),
  ]);
  const [newest] = items;
  const known = service ?? (newest && lastName(newest));
  if (known === undefined) throw notFound();
  return {
    framework,
    lineId,
    service: known,
    isThere: service !== null,
    edits: items.map(lineEditView),
    page: page.number,
    pages,
  };
}

export default function LineHistory() {
  const { framework, lineId, service, isThere, edits, page, pages } = useLoaderData<typeof loader>();
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={`History of ${service}`} caption={framework.title} />
        <p className="govuk-body">
          {isThere ? (
            <>
              <a className="govuk-link" href={paths.line(framework.id, lineId)}>
                The line as it is now
              </a>
              <br />
              <a className="govuk-link" href={paths.serviceOverYears(framework.id, lineId)}>
                The service over the years, in every framework
              </a>
            </>
          ) : (
            "This line was removed."
          )}
        </p>
        {edits.length === 0 && <p className="govuk-body">Nothing about this line has been recorded yet.</p>}
        <LineEdits frameworkId={framework.id} edits={edits} ofSeveralLines={false} />
        <Pagination
          page={page}
          pages={pages}
          hrefOf={(number) => paths.lineHistory(framework.id, lineId, number)}
        />
      </TwoThirds>
    </>
  );
}
