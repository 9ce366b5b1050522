import type { ActionEvent } from "~/domain/actions/action-in-plan";
import { formatInstant } from "~/domain/shared/calendar-date";
import { personInCapacity } from "./action-facts";
import { actWords, eventLines } from "./event-words";

/** Everything done with an action, newest first: who, in which capacity, when, and what was said. */
export function ActionHistory({ events }: { events: readonly ActionEvent[] }) {
  return (
    <ol className="govuk-list govuk-list--spaced" reversed>
      {events.map((event) => (
        <li key={event.id}>
          <strong>{actWords(event)}</strong>
          <br />
          {`${personInCapacity(event.personName, event.capacity)}, ${formatInstant(event.at)}`}
          {eventLines(event).map((line, index) => (
            <p key={index} className="govuk-body-s govuk-!-margin-bottom-1 app-preserve-lines">
              {line}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}
