import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listProviderNames } from "~db/queries/providers.server";
import { seesAllFrameworks } from "~/auth/permissions";
import { providersOf } from "~/domain/budget/providers";
import { hasWords } from "~/domain/shared/list-choice";
import { pageOf, ROWS_ON_PAGE } from "~/domain/shared/paging";
import { listSearch, readListQuery } from "~/forms/list-query";
import { paths } from "~/paths";
import { forbidden, requireActor } from "~/routes/answer.server";
import { Pagination, Table } from "~/ui/govuk";
import { Found, ListFilter } from "~/ui/list-filter";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle({ title: () => "Providers", isKept: true });

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireActor({ context, request });
  if (!seesAllFrameworks(actor)) throw forbidden("Your roles do not include reading every framework.");
  const query = readListQuery(new URL(request.url).searchParams, { priorities: [], states: [] });
  const found = providersOf(await listProviderNames(context.database.db)).filter(({ names }) =>
    hasWords(names.join(" "), query.text),
  );
  return { query, providers: pageOf(found, query.page, ROWS_ON_PAGE) };
}

export default function Providers() {
  const { query, providers } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs items={[{ text: "Frameworks", href: paths.frameworks() }]} />
      <PageHeading title="Providers" />
      <ListFilter
        idPrefix="providers"
        action={paths.providers()}
        label="Find providers"
        hint="Words in the name of who delivers something"
        query={query}
      />
      <Found
        page={providers}
        noun={["provider", "providers"]}
        clearHref={query.text === "" ? null : paths.providers()}
      />
      {providers.total > 0 && (
        <Table
          caption="Providers by name"
          captionHidden
          firstCellIsHeader
          head={[
            { text: "Provider" },
            { text: "Also written" },
            { text: "Lines", numeric: true },
            { text: "Frameworks", numeric: true },
          ]}
          rows={providers.items.map(({ name, names, lines, frameworks }) => ({
            key: name,
            header: (
              <a className="govuk-link" href={paths.provider(name)}>
                {name}
              </a>
            ),
            cells: [
              { content: names.slice(1).join("; ") },
              { content: lines.toLocaleString("en-GB"), numeric: true },
              { content: frameworks.toLocaleString("en-GB"), numeric: true },
            ],
          }))}
        />
      )}
      <Pagination
        page={providers.number}
        pages={providers.pages}
        hrefOf={(page) => paths.providers(listSearch({ ...query, page }))}
      />
    </>
  );
}
