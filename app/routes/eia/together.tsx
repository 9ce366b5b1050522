import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { belongsTo, TOGETHER_BY, TOGETHER_BY_LABELS } from "~/domain/eia/asked-together";
import { CHARACTERISTIC_LABELS } from "~/domain/eia/characteristics";
import { countedImpacts } from "~/domain/eia/completeness";
import { cumulativeImpact, cumulativeYears } from "~/domain/eia/cumulative-impact";
import { peopleTouched } from "~/domain/eia/people";
import { hitOften } from "~/domain/eia/hit-more-than-once";
import { changesOf, priorityNames } from "~/domain/framework/content";
import { wordsAsked } from "~/forms/list-query";
import { paths } from "~/paths";
import { TogetherPicture } from "~/ui/charts/together-picture";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { ToPutRightList } from "~/ui/eia/to-put-right";
import { TogetherTable } from "~/ui/eia/together-table";
import { TextOrMissing } from "~/ui/eia/written";
import { Button, Select, SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEia } from "./eia-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `All changes together – ${data.framework.title}`,
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, content, permission, toPutRight } = await loadEia(args);
  const search = new URL(args.request.url).searchParams;
  const names = priorityNames(content);
  const changes = changesOf(content);
  const filters = TOGETHER_BY.map((by) => {
    const options = [...new Set(changes.flatMap((change) => belongsTo(change, by, names)))].sort((a, b) =>
      a.localeCompare(b, "en-GB"),
    );
    const asked = wordsAsked.parse(search.get(by) ?? "");
    return { by, options, chosen: options.includes(asked) ? asked : "" };
  });
  const shown = new Map(
    changes
      .filter((change) =>
        filters.every(({ by, chosen }) => chosen === "" || belongsTo(change, by, names).includes(chosen)),
      )
      .map((change) => [change.id, change]),
  );
  const found = content.entries.flatMap((entry) => {
    const change = shown.get(entry.changeId);
    return change ? [{ change, impacts: countedImpacts(entry) }] : [];
  });
  const touched = cumulativeImpact(found);
  return {
    framework,
    mayWrite: permission.ok,
    years: content.budget.years,
    hasBefore: content.previous !== null,
    filters,
    rows: cumulativeYears(touched, content.budget.years, ({ byYear }) => byYear).map(
      ({ changes: own, ...row }) => ({
        ...row,
        count: own.length,
        people: peopleTouched(found, row),
        href: paths.togetherFor(framework.id, row.characteristic),
      }),
    ),
    asked: hitOften(content.entries).map(({ characteristic, changeIds }) => ({
      characteristic,
      count: changeIds.length,
      conclusion: content.conclusions.find((one) => one.characteristic === characteristic)?.conclusion ?? "",
    })),
    toPutRight: toPutRight(({ putRight }) => putRight.page === "together").map((item) => ({
      ...item,
      message: `${item.subject}: ${item.message}`,
    })),
  };
}

export default function TogetherPage() {
  const { framework, mayWrite, years, hasBefore, filters, rows, asked, toPutRight } =
    useLoaderData<typeof loader>();
  const chosen = filters.filter((filter) => filter.chosen !== "");
  const of = chosen.length === 0 ? "all changes" : chosen.map((filter) => filter.chosen).join(", ");
  return (
    <>
      <EiaCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title="All changes together" caption={framework.title} />
        <p className="govuk-body">
          What the changes do to people who share each protected characteristic, added up. A change counts
          once for each characteristic that it touches, so that the rows do not add up. The direction says
          what happens to people, and the money what happens to the budget behind it: the two need not go
          together.
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.togetherOverYears()}>
            The same over the years, in every framework
          </a>
        </p>
        <ToPutRightList title="To put right before it can be submitted" items={toPutRight} />
        {asked.length > 0 && (
          <>
            <h2 className="govuk-heading-m">Hit more than once</h2>
            <SummaryList
              rows={asked.map(({ characteristic, count, conclusion }) => ({
                key: `${CHARACTERISTIC_LABELS[characteristic]}: adverse in ${count} changes`,
                value: <TextOrMissing text={conclusion} missing="Nothing is concluded yet" />,
                actions: mayWrite
                  ? [
                      {
                        text: conclusion === "" ? "Conclude" : "Change",
                        visuallyHidden: `what they do together: ${CHARACTERISTIC_LABELS[characteristic]}`,
                        href: paths.togetherFor(framework.id, characteristic),
                      },
                    ]
                  : [],
              }))}
            />
          </>
        )}
        <form method="get" className="app-no-print" role="search" aria-label="Part of the changes">
          <div className="app-filter govuk-!-margin-bottom-6">
            {filters.map(({ by, options, chosen: value }) => (
              <Select
                key={by}
                id={`together-${by}`}
                name={by}
                label={TOGETHER_BY_LABELS[by]}
                defaultValue={value}
                options={[
                  { value: "", text: "All" },
                  ...options.map((option) => ({ value: option, text: option })),
                ]}
              />
            ))}
            <Button variant="secondary">Show</Button>
          </div>
        </form>
        {rows.length === 0 ? (
          <p className="govuk-body" role="status">
            No change {chosen.length === 0 ? "" : `of ${of} `}is found to touch anybody yet.
          </p>
        ) : (
          <TogetherPicture title={`Changes by characteristic and effect, ${of}`} rows={rows} />
        )}
      </TwoThirds>
      {rows.length > 0 && (
        <TogetherTable
          caption={`By characteristic, effect and year, ${of}`}
          years={years}
          rows={rows}
          hasBefore={hasBefore}
        />
      )}
    </>
  );
}
