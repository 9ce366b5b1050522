import { BLOCKER_RULES, type BlockerRule } from "~/domain/framework/sign-off-gate";
import { isAskedFor } from "~/domain/shared/list-choice";
import type { Page } from "~/domain/shared/paging";
import { listSearch, type ListQuery } from "~/forms/list-query";
import { paths } from "~/paths";
import { Pagination } from "../govuk";
import { Found, ListFilter } from "../list-filter";

/** What a long list of blockers is asked for, and can be. */
export interface BlockersAsked {
  query: ListQuery;
  priorities: readonly string[];
  /** Those that anything blocks by. */
  rules: readonly BlockerRule[];
  page: Omit<Page<never>, "items">;
}

/** Asks which of many things to put right are shown, and says how many there are. */
export function FindBlockers({
  frameworkId,
  asked: { query, priorities, rules, page },
}: {
  frameworkId: number;
  asked: BlockersAsked;
}) {
  const all = `${paths.toPutRight(frameworkId)}#to-put-right`;
  return (
    <section id="to-put-right" aria-label="Find what is to be put right">
      <ListFilter
        idPrefix="to-put-right"
        action={all}
        label="Find what is to be put right"
        hint="Words in what it is about, or in what is said of it"
        query={query}
        priorities={priorities.map((name) => ({ value: name, text: name }))}
        states={{
          label: "What is not so yet",
          options: rules.map((rule) => ({ value: rule, text: BLOCKER_RULES[rule] })),
        }}
      />
      <Found page={page} noun={["thing", "things"]} clearHref={isAskedFor(query) ? all : null} />
    </section>
  );
}

/** The way to the other pages of a long list, with what is asked of it. */
export function BlockerPages({
  frameworkId,
  asked: { query, page },
}: {
  frameworkId: number;
  asked: BlockersAsked;
}) {
  return (
    <Pagination
      page={page.number}
      pages={page.pages}
      label="Pages of what is to be put right"
      hrefOf={(number) =>
        `${paths.toPutRight(frameworkId, listSearch({ ...query, page: number }))}#to-put-right`
      }
    />
  );
}
