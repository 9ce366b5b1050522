import { ANSWER_STATE_LABELS, ANSWER_STATES } from "~/domain/eia/answer-state";
import { isAskedFor } from "~/domain/shared/list-choice";
import type { Page, PageGroup } from "~/domain/shared/paging";
import { listSearch, type ListQuery } from "~/forms/list-query";
import { paths } from "~/paths";
import { Pagination } from "../govuk";
import { Found, ListFilter } from "../list-filter";
import { EntryList, type ListedChange } from "./entry-list";

/** What the list of entries can be asked for: whether anything is left to do, and each state of an answer. */
export const ENTRY_STATES = ["unfinished", "finished", ...ANSWER_STATES] as const;

const STATE_LABELS: Record<(typeof ENTRY_STATES)[number], string> = {
  unfinished: "Something to put right",
  finished: "Nothing to put right",
  ...ANSWER_STATE_LABELS,
};

/** All changes of a short list; of a long one those on the page that is asked for, under their priorities. */
export type EntriesShown =
  | { asked: null; all: readonly ListedChange[] }
  | {
      asked: { query: ListQuery; priorities: readonly string[]; page: Omit<Page<never>, "items"> };
      groups: readonly PageGroup<ListedChange>[];
    };

/** The changes to answer for; where there are many, by pages, grouped, filtered and searched. */
export function Entries({ frameworkId, shown }: { frameworkId: number; shown: EntriesShown }) {
  if (shown.asked === null) return <EntryList idPrefix="entries" changes={shown.all} />;
  const { query, priorities, page } = shown.asked;
  const at = (search = "") => `${paths.eia(frameworkId, search)}#entries`;
  return (
    <section id="entries" aria-label="Changes to answer for">
      <ListFilter
        idPrefix="entries"
        action={at()}
        label="Find changes"
        hint="Words in the change, its services or who delivers them"
        query={query}
        priorities={priorities.map((name) => ({ value: name, text: name }))}
        states={{
          label: "State",
          options: ENTRY_STATES.map((value) => ({ value, text: STATE_LABELS[value] })),
        }}
      />
      <Found page={page} noun={["change", "changes"]} clearHref={isAskedFor(query) ? at() : null} />
      {shown.groups.map(({ name, items, total }, index) => (
        <section key={name} aria-labelledby={`entries-of-${index}`}>
          <h3 className="govuk-heading-s" id={`entries-of-${index}`}>
            {name}: {total.toLocaleString("en-GB")}
          </h3>
          <EntryList idPrefix={`entries-${index}`} changes={items} />
        </section>
      ))}
      <Pagination
        page={page.number}
        pages={page.pages}
        label="Pages of changes"
        hrefOf={(number) => at(listSearch({ ...query, page: number }))}
      />
    </section>
  );
}
