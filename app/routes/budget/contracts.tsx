import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { loadEndingContracts } from "~/routes/calendar/contracts-at-hand.server";
import { EndingContracts } from "~/ui/budget/ending-contracts";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadFramework } from "./budget-at-hand.server";

const TITLE = "Contracts that end";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework } = await loadFramework(args);
  return { framework, ...(await loadEndingContracts(args.context, args.request, framework.id)) };
}

export default function ContractsOfBudget() {
  const { framework, ...shown } = useLoaderData<typeof loader>();
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <PageHeading title={TITLE} caption={framework.title} />
      <EndingContracts
        {...shown}
        hrefOf={(search) => paths.contractsOf(framework.id, search)}
        namesFramework={false}
      />
    </>
  );
}
