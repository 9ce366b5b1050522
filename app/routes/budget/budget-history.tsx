import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listLineEdits } from "~db/queries/line-history.server";
import { readPageNumber } from "~/forms/list-query";
import { paths } from "~/paths";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { EDITS_ON_PAGE, LineEdits } from "~/ui/budget/line-edits";
import { Pagination } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadFramework } from "./budget-at-hand.server";
import { lineEditView } from "./line-edit-views";

export const handle = pageHandle<typeof loader>({
  title: (data) => `History of the budget – ${data.framework.title}`,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework } = await loadFramework(args);
  const number = readPageNumber(new URL(args.request.url).searchParams);
  const { items, ...page } = await listLineEdits(
    args.context.database.db,
    { frameworkId: framework.id },
    { number, size: EDITS_ON_PAGE },
  );
  return { framework, edits: items.map(lineEditView), page };
}

export default function BudgetHistory() {
  const { framework, edits, page } = useLoaderData<typeof loader>();
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title="History of the budget" caption={framework.title} />
        <p className="govuk-body">
          {page.total === 0
            ? "No edit of a budget line is recorded yet."
            : `Every edit of a budget line, newest first: ${page.from.toLocaleString("en-GB")} to ${page.to.toLocaleString("en-GB")} of ${page.total.toLocaleString("en-GB")}.`}
        </p>
        <LineEdits frameworkId={framework.id} edits={edits} ofSeveralLines />
        <Pagination
          page={page.number}
          pages={page.pages}
          hrefOf={(number) => paths.budgetHistory(framework.id, number)}
        />
      </TwoThirds>
    </>
  );
}
