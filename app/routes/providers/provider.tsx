import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { getProvider, listProviderNames } from "~db/queries/providers.server";
import { seesAllFrameworks } from "~/auth/permissions";
import { amountsByYear, findProvider, providersOf } from "~/domain/budget/providers";
import { pageOf, ROWS_ON_PAGE } from "~/domain/shared/paging";
import { pageAsked } from "~/forms/list-query";
import { paths } from "~/paths";
import { forbidden, notFound, requireActor } from "~/routes/answer.server";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { ProviderParts } from "~/ui/providers/provider-parts";

export const handle = pageHandle<typeof loader>({
  title: ({ provider }) => `${provider.name} – Providers`,
  isKept: true,
});

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireActor({ context, request });
  if (!seesAllFrameworks(actor)) throw forbidden("Your roles do not include reading every framework.");
  const { db } = context.database;
  const search = new URL(request.url).searchParams;
  const provider = findProvider(providersOf(await listProviderNames(db)), search.get("name") ?? "");
  if (!provider) throw notFound();
  const { lines, changes, actions, decisions } = await getProvider(db, provider.names);
  const pages = readProviderPages(search);
  return {
    provider,
    pages,
    years: amountsByYear(lines),
    lines: pageOf(lines, pages.lines, ROWS_ON_PAGE),
    changes: pageOf(changes, pages.changes, ROWS_ON_PAGE),
    actions: pageOf(actions, pages.actions, ROWS_ON_PAGE),
    decisions,
  };
}

const readProviderPages = (search: URLSearchParams) =>
  z.object({ lines: pageAsked, changes: pageAsked, actions: pageAsked }).parse(Object.fromEntries(search));

export default function ProviderPage() {
  const shown = useLoaderData<typeof loader>();
  const { name, names } = shown.provider;
  return (
    <>
      <Crumbs items={[{ text: "Providers", href: paths.providers() }]} />
      <PageHeading title={name} caption="Provider" />
      {names.length > 1 && <p className="govuk-body">Also written: {names.slice(1).join("; ")}</p>}
      <ProviderParts {...shown} />
    </>
  );
}
