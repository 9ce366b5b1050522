import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listDelegations } from "~db/queries/delegations.server";
import { paths } from "~/paths";
import { todayOf } from "~/services/context.server";
import { Delegations, presentDelegation } from "~/ui/account/delegations";
import { RoleClashes } from "~/ui/account/roles-needed";
import { ButtonLink } from "~/ui/govuk";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requireOfficeAct } from "./administration.server";
import { loadRoles } from "./roles-at-hand.server";

export const handle = pageHandle({ title: () => "Deputies" });

export async function loader(args: LoaderFunctionArgs) {
  await requireOfficeAct(args, "accounts.manage");
  const { database, settings } = args.context;
  const [delegations, { clashes }] = await Promise.all([
    listDelegations(database.db),
    loadRoles(args.context),
  ]);
  const today = todayOf(args.context);
  return {
    delegations: delegations.map((one) => presentDelegation(one, settings.roleTitles, today)),
    clashes: clashes.filter((clash) => clash.kind === "author" && clash.isDeputy),
    roleTitles: settings.roleTitles,
  };
}

export default function DelegationsPage() {
  const { delegations, clashes, roleTitles } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs items={[{ text: "Administration", href: paths.admin() }]} />
      <PageHeading title="Deputies" />
      <p className="govuk-body">
        A deputy acts for the holder of a role, for the days that the holder’s instrument says. What they do
        names them, whose deputy they are, and the instrument.
      </p>
      <RoleClashes clashes={clashes} roleTitles={roleTitles} />
      <ButtonLink href={paths.newDelegation()}>Record a deputy</ButtonLink>
      {delegations.length === 0 ? (
        <p className="govuk-body">No deputy has been recorded yet.</p>
      ) : (
        <Delegations caption="Delegations, newest first" delegations={delegations} mayEnd />
      )}
    </>
  );
}
