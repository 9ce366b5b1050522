import { isAskedFor } from "~/domain/shared/list-choice";
import type { Page } from "~/domain/shared/paging";
import { listSearch, type ListQuery } from "~/forms/list-query";
import { paths } from "~/paths";
import { Pagination } from "../govuk";
import { Found, ListFilter } from "../list-filter";
import { PLAN_STATES, type PlanState } from "./plan-parts";

const STATE_LABELS: Record<PlanState, string> = {
  unfinished: "Not finished",
  overdue: "Overdue",
  open: "Open",
  carried_forward: "Carried forward",
  finished: "Completed, withdrawn or lapsed",
};

interface FindActionsProps {
  frameworkId: number;
  query: ListQuery;
  priorities: readonly string[];
  page: Omit<Page<never>, "items">;
}

/** Asks which actions of a long plan are shown, and says how many there are. */
export function FindActions({ frameworkId, query, priorities, page }: FindActionsProps) {
  const all = paths.actionPlan(frameworkId);
  return (
    <>
      <ListFilter
        idPrefix="actions"
        action={all}
        label="Find actions"
        hint="Words in the action, its owner or its change"
        query={query}
        priorities={priorities.map((name) => ({ value: name, text: name }))}
        states={{
          label: "State",
          options: PLAN_STATES.map((value) => ({ value, text: STATE_LABELS[value] })),
        }}
      />
      <Found page={page} noun={["action", "actions"]} clearHref={isAskedFor(query) ? all : null} />
    </>
  );
}

/** The way to the other pages of a long plan, with what is asked of it. */
export function ActionPages({ frameworkId, query, page }: Omit<FindActionsProps, "priorities">) {
  return (
    <Pagination
      page={page.number}
      pages={page.pages}
      label="Pages of actions"
      hrefOf={(number) => paths.actionPlan(frameworkId, listSearch({ ...query, page: number }))}
    />
  );
}
