import type { ListChoice } from "~/domain/shared/list-choice";
import { Button, Select, TextInput } from "./govuk";

export interface FilterOption {
  value: string;
  text: string;
}

interface ListFilterProps {
  /** Of its fields, which stand beside others on the page. */
  idPrefix: string;
  /** Where the list is, with the anchor it lands on. */
  action: string;
  /** What is looked for: names the search among the page's parts. */
  label: string;
  hint: string;
  query: ListChoice;
  /** Left out, or empty, where there are none to choose from. */
  priorities?: readonly FilterOption[];
  states?: { label: string; options: readonly FilterOption[] };
}

const ALL = { value: "", text: "All" };

/** Asks for part of a long list, in the address: what is asked can be kept and passed on, and needs no script. */
export function ListFilter({
  idPrefix,
  action,
  label,
  hint,
  query,
  priorities = [],
  states,
}: ListFilterProps) {
  return (
    <form method="get" action={action} className="app-no-print" role="search" aria-label={label}>
      <TextInput
        id={`${idPrefix}-text`}
        name="text"
        label={label}
        hint={hint}
        width={20}
        defaultValue={query.text}
      />
      <div className="app-filter govuk-!-margin-bottom-6">
        {priorities.length > 0 && (
          <Select
            id={`${idPrefix}-priority`}
            name="priority"
            label="Priority"
            defaultValue={query.priority}
            options={[ALL, ...priorities]}
          />
        )}
        {states && (
          <Select
            id={`${idPrefix}-state`}
            name="state"
            label={states.label}
            defaultValue={query.state}
            options={[ALL, ...states.options]}
          />
        )}
        <Button variant="secondary">Find</Button>
      </div>
    </form>
  );
}

interface FoundProps {
  page: { from: number; to: number; total: number };
  /** One and several: "line", "lines". */
  noun: readonly [one: string, many: string];
  /** Where the whole list is; null where nothing is left out. */
  clearHref: string | null;
}

/** Which of how many are shown, and the way back to all. */
export function Found({ page: { from, to, total }, noun: [one, many], clearHref }: FoundProps) {
  const inWords = (count: number) => count.toLocaleString("en-GB");
  const found = clearHref === null ? ". " : " found. ";
  return (
    <p className="govuk-body" role="status">
      {total === 0
        ? `No ${one} is found. `
        : `${inWords(from)} to ${inWords(to)} of ${inWords(total)} ${total === 1 ? one : many}${found}`}
      {clearHref !== null && (
        <a className="govuk-link app-no-print" href={clearHref}>
          Show all {many}
        </a>
      )}
    </p>
  );
}
