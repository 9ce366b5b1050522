import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { seesAllFrameworks } from "~/auth/permissions";
import { paths } from "~/paths";
import { forbidden, requireActor } from "~/routes/answer.server";
import { EndingContracts } from "~/ui/budget/ending-contracts";
import { useDecidedThing } from "~/ui/decided-thing";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEndingContracts } from "./contracts-at-hand.server";

const TITLE = "Contracts that end";

export const handle = pageHandle<typeof loader>({ title: () => TITLE, isKept: true });

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireActor({ context, request });
  if (!seesAllFrameworks(actor)) throw forbidden("Your roles do not include reading every framework.");
  return loadEndingContracts(context, request);
}

export default function Contracts() {
  const shown = useLoaderData<typeof loader>();
  const thing = useDecidedThing();
  return (
    <>
      <Crumbs items={[{ text: "Calendar", href: paths.calendar() }]} />
      <PageHeading title={TITLE} />
      <p className="govuk-body">
        Every budget line whose contract has an end, in every {thing.one}, the earliest first.
      </p>
      <EndingContracts {...shown} hrefOf={paths.contracts} namesFramework />
    </>
  );
}
