import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readResults } from "~db/queries/results.server";
import { lateReturns } from "~/domain/results/line-return";
import { pageOf, ROWS_ON_PAGE } from "~/domain/shared/paging";
import { readPageNumber } from "~/forms/list-query";
import { paths } from "~/paths";
import { Pagination } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { LateTable } from "~/ui/results/late-table";
import { ResultsCrumbs } from "~/ui/results/results-crumbs";
import { asTitled, loadResultsRoom } from "./results-at-hand.server";

const TITLE = "Late returns";

export const handle = pageHandle<typeof loader>({ title: (data) => `${TITLE} – ${data.framework.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, today, setting, mayRecord } = await loadResultsRoom(args);
  const { lines, reminders } = await readResults(args.context.database.db, framework.id);
  const { returnDays } = setting;
  return {
    framework: asTitled(framework),
    returnDays,
    mayRecord: mayRecord.ok,
    late: pageOf(
      lateReturns(lines, reminders, { years: framework.years, today, returnDays }),
      readPageNumber(new URL(args.request.url).searchParams),
      ROWS_ON_PAGE,
    ),
  };
}

export default function LateReturns() {
  const { framework, returnDays, mayRecord, late } = useLoaderData<typeof loader>();
  return (
    <>
      <ResultsCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={TITLE} caption={framework.title} />
        <p className="govuk-body">
          A return is due {returnDays} days after the end of its period.{" "}
          {late.total === 0 && "Nothing is late."}
        </p>
      </TwoThirds>
      {late.total > 0 && <LateTable frameworkId={framework.id} late={late.items} mayRecord={mayRecord} />}
      <Pagination
        page={late.number}
        pages={late.pages}
        label="Pages of late returns"
        hrefOf={(number) => paths.lateReturns(framework.id, number)}
      />
    </>
  );
}
