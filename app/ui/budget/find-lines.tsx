import type { LinesShown } from "~/domain/budget/lines-shown";
import type { LinesQuery } from "~/forms/budget/lines-query";
import { paths } from "~/paths";
import { Found, ListFilter } from "../list-filter";

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
export function FindLines({ frameworkId, priorities, query, found }: FindLinesProps) {
  const isFiltered = query.text !== "" || query.priority !== "";
  const all = `${paths.budget(frameworkId)}#lines`;
  return (
    <>
      <ListFilter
        idPrefix="lines"
        action={all}
        label="Find lines"
        hint="Words in the service, who delivers it, what is provided, its reach or its note"
        query={{ ...query, state: "" }}
        priorities={priorities.map(({ priorityId, name }) => ({
          value: priorityId === null ? "none" : String(priorityId),
          text: name,
        }))}
      />
      <Found page={found} noun={["line", "lines"]} clearHref={isFiltered ? all : null} />
    </>
  );
}
