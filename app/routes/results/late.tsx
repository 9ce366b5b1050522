import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readResults } from "~db/queries/results.server";
import { lateReturns } from "~/domain/results/line-return";
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
    late: lateReturns(lines, reminders, { years: framework.years, today, returnDays }),
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
          {late.length === 0 && "Nothing is late."}
        </p>
      </TwoThirds>
      {late.length > 0 && <LateTable frameworkId={framework.id} late={late} mayRecord={mayRecord} />}
    </>
  );
}
