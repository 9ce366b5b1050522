import {
  ANSWER_CHOICES,
  CHANGE_DIRECTIONS,
  CHANGE_ORDERS,
  isFiltered,
  KIND_CHOICES,
} from "~/domain/budget/change-list";
import {
  ANSWER_CHOICE_LABELS,
  DIRECTION_LABELS,
  KIND_LABELS,
  ORDER_LABELS,
  type ChangeListQuery,
  type ChangeListScope,
} from "~/forms/changes/change-list-form";
import { paths } from "~/paths";
import { Button, Details, Select, TextInput } from "../govuk";

interface ChangeFilterProps {
  frameworkId: number;
  query: ChangeListQuery;
  scope: ChangeListScope;
}

const ALL = { value: "", text: "All" };

/** A form that is sent in the address: what is chosen can be kept and passed on, and needs no script. */
export function ChangeFilter({ frameworkId, query, scope }: ChangeFilterProps) {
  const { order, direction, priority, answer, kind, text, year } = query;
  return (
    <div className="app-no-print">
      <Details summary="Filter and order" open={isFiltered(query) || order !== "size"}>
        <form method="get" action={`${paths.changes(frameworkId)}#list`} className="app-filter">
          {year !== scope.years[0] && <input type="hidden" name="year" value={year} />}
          <TextInput id="text" name="text" label="Words in the change or its services" defaultValue={text} />
          <Select
            id="order"
            name="order"
            label="Order"
            defaultValue={order}
            options={CHANGE_ORDERS.map((value) => ({ value, text: ORDER_LABELS[value] }))}
          />
          <Select
            id="direction"
            name="direction"
            label="Direction"
            defaultValue={direction ?? ""}
            options={[ALL, ...CHANGE_DIRECTIONS.map((value) => ({ value, text: DIRECTION_LABELS[value] }))]}
          />
          <Select
            id="priority"
            name="priority"
            label="Priority"
            defaultValue={priority ?? ""}
            options={[ALL, ...scope.priorities.map((name) => ({ value: name, text: name }))]}
          />
          <Select
            id="answer"
            name="answer"
            label="Answer in the EIA"
            defaultValue={answer ?? ""}
            options={[ALL, ...ANSWER_CHOICES.map((value) => ({ value, text: ANSWER_CHOICE_LABELS[value] }))]}
          />
          <Select
            id="kind"
            name="kind"
            label="Kind"
            defaultValue={kind ?? ""}
            options={[
              { value: "", text: "All that needs an answer" },
              ...KIND_CHOICES.map((value) => ({ value, text: KIND_LABELS[value] })),
            ]}
          />
          <Button variant="secondary">Apply</Button>
        </form>
      </Details>
    </div>
  );
}
