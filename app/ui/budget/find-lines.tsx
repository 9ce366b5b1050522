import type { LinesShown } from "~/domain/budget/lines-shown";
import type { LinesQuery } from "~/forms/budget/lines-query";
import { paths } from "~/paths";
import { Button, Select, TextInput } from "../govuk";

export interface PriorityChoice {
  priorityId: number | null;
  name: string;
}

interface FindLinesProps {
  frameworkId: number;
  priorities: readonly PriorityChoice[];
  query: LinesQuery;
  found: Pick<LinesShown, "from" | "to" | "total">;
}

/** Asks which lines of a long budget are shown, and says how many there are. */
export function FindLines({ frameworkId, priorities, query, found: { from, to, total } }: FindLinesProps) {
  const isFiltered = query.text !== "" || query.priority !== "";
  const inWords = (count: number) => count.toLocaleString("en-GB");
  return (
    <>
      <form className="app-no-print" method="get" action={`${paths.budget(frameworkId)}#lines`}>
        <TextInput
          id="lines-text"
          name="text"
          label="Find lines"
          hint="Words in the service, who delivers it, what is provided, its reach or its note"
          width={20}
          defaultValue={query.text}
        />
        <Select
          id="lines-priority"
          name="priority"
          label="Priority"
          defaultValue={query.priority}
          options={[
            { value: "", text: "All priorities" },
            ...priorities.map(({ priorityId, name }) => ({
              value: priorityId === null ? "none" : String(priorityId),
              text: name,
            })),
          ]}
        />
        <Button variant="secondary">Find</Button>
      </form>
      <p className="govuk-body">
        {total === 0
          ? "No line is found. "
          : `${inWords(from)} to ${inWords(to)} of ${inWords(total)} lines${isFiltered ? " found. " : "."}`}
        {isFiltered && (
          <a className="govuk-link" href={`${paths.budget(frameworkId)}#lines`}>
            Show all lines
          </a>
        )}
      </p>
    </>
  );
}
