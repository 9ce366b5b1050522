import { isFiltered, type ChangeGroup } from "~/domain/budget/change-list";
import { formatMoney } from "~/domain/shared/money";
import {
  changeListSearch,
  ORDER_LABELS,
  type ChangeListQuery,
  type ChangeListScope,
} from "~/forms/changes/change-list-form";
import { paths } from "~/paths";
import { Pagination } from "../govuk";
import { ChangeFilter } from "./change-filter";
import { ChangeTable } from "./change-table";
import type { ListedGroup, UnchangedFolded } from "./change-view";
import { DifferingTable, UnchangedLines, UnchangedTable } from "./unchanged-tables";

interface ChangeListProps {
  frameworkId: number;
  mayWrite: boolean;
  list: {
    groups: readonly ListedGroup[];
    page: { number: number; pages: number; from: number; to: number; total: number };
    unchanged: UnchangedFolded | null;
  };
  query: ChangeListQuery;
  scope: ChangeListScope;
  threshold: number | null;
  pence: boolean;
}

/** The changes chosen, page by page: those of amounts, then transfers, then what only reads differently. */
export function ChangeList({ list, query, scope, threshold, ...all }: ChangeListProps) {
  const { groups, page, unchanged } = list;
  const { frameworkId } = all;
  return (
    <section aria-labelledby="list">
      <h2 className="govuk-heading-m" id="list">
        Each change and its answer
      </h2>
      <p className="govuk-body">
        Every change needs an answer in the EIA, whatever its size.
        {threshold !== null && ` ${thresholdInWords(threshold)}`}
      </p>
      <ChangeFilter frameworkId={frameworkId} query={query} scope={scope} />
      <p className="govuk-body" role="status">
        {countInWords(groups, query)}
        {page.pages > 1 && ` ${pageInWords(page)}`}{" "}
        {isFiltered(query) && (
          <a className="govuk-link app-no-print" href={clearedPath(frameworkId, query, scope)}>
            Clear the filter
          </a>
        )}
      </p>
      <div className="app-dense">
        {groups.map((group) => (
          <Group
            key={group.group}
            {...group}
            {...all}
            query={query}
            years={scope.years}
            threshold={threshold}
          />
        ))}
      </div>
      <Pagination
        page={page.number}
        pages={page.pages}
        label="Pages of changes"
        hrefOf={(number) =>
          `${paths.changes(frameworkId, changeListSearch({ ...query, page: number }, scope))}#list`
        }
      />
      {unchanged && (
        <UnchangedLines
          {...all}
          years={scope.years}
          folded={unchanged}
          allHref={`${paths.changes(
            frameworkId,
            changeListSearch({ ...query, kind: "unchanged", page: 1 }, scope),
          )}#list`}
        />
      )}
    </section>
  );
}

function thresholdInWords(threshold: number): string {
  const amount = formatMoney(threshold);
  return `The office looks more closely at changes of ${amount} or more in any year: they are marked, and come first among the largest. A change below ${amount} is not excused.`;
}

function clearedPath(frameworkId: number, query: ChangeListQuery, scope: ChangeListScope): string {
  const cleared = { ...query, direction: null, priority: null, answer: null, kind: null, text: "", page: 1 };
  return `${paths.changes(frameworkId, changeListSearch(cleared, scope))}#list`;
}

const NOUNS: Record<ChangeGroup, readonly [one: string, several: string]> = {
  change: ["change", "changes"],
  transfer: ["transfer", "transfers"],
  differing: ["written differently", "written differently"],
  unchanged: ["unchanged", "unchanged"],
};

/** @example "Showing 5 of 13 changes and 1 of 3 transfers." */
function countInWords(groups: readonly ListedGroup[], query: ChangeListQuery): string {
  const counted = groups
    .filter(({ group, chosen, all }) => {
      if (query.kind === "unchanged") return all > 0 && group === "unchanged";
      return all > 0 && (group !== "unchanged" || (isFiltered(query) && chosen > 0));
    })
    .map(({ group, chosen, all }) => {
      const noun = NOUNS[group][all === 1 ? 0 : 1];
      return isFiltered(query)
        ? `${numbered(chosen)} of ${numbered(all)} ${noun}`
        : `${numbered(all)} ${noun}`;
    });
  if (counted.length === 0) return "Nothing changed.";
  return `Showing ${new Intl.ListFormat("en-GB", { style: "long", type: "conjunction" }).format(counted)}.`;
}

function pageInWords({ number, pages, from, to, total }: ChangeListProps["list"]["page"]): string {
  return `Page ${number} of ${pages}: ${numbered(from)} to ${numbered(to)} of ${numbered(total)}.`;
}

function numbered(count: number): string {
  return count.toLocaleString("en-GB");
}

type GroupProps = ListedGroup &
  Pick<ChangeListProps, "frameworkId" | "mayWrite" | "pence" | "threshold"> & {
    query: ChangeListQuery;
    years: readonly number[];
  };

function Group({ group, rows, query, years, ...rest }: GroupProps) {
  if (rows.length === 0) {
    return group === "change" && !isFiltered(query) && rest.all === 0 ? (
      <p className="govuk-body">No amount changed.</p>
    ) : null;
  }
  const table = { ...rest, rows, years };
  switch (group) {
    case "change":
      return (
        <ChangeTable {...table} noun="change" caption={`Changes, ${lowerFirst(ORDER_LABELS[query.order])}`} />
      );
    case "transfer":
      return (
        <ChangeTable
          {...table}
          noun="transfer"
          caption="Transfers: the services go on, paid from elsewhere"
        />
      );
    case "differing":
      return <DifferingTable {...table} />;
    case "unchanged":
      return (
        <UnchangedTable
          {...table}
          caption="The same in amount, provider, provision, method and reach"
          captionSize="s"
        />
      );
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
