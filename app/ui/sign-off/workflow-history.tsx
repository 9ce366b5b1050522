import type { WorkflowAct } from "~/domain/framework/lifecycle";
import { whoAndWhen } from "./who";

export interface HistoryEvent {
  id: number;
  act: WorkflowAct;
  at: Date;
  personName: string;
  capacity: string;
  reason: string | null;
  lapsedApprovalBy: string | null;
  lapsedDeterminations: number | null;
  /** Where changes were asked for when it was sent back. */
  requests: readonly { commentId: number; placeName: string }[] | null;
}

const WORDS: Record<WorkflowAct, string> = {
  submit: "Submitted",
  recall: "Recalled",
  approve: "Approved",
  determine: "Publication determined",
  sign: "Decided and signed",
  return: "Returned to its authors",
  withdraw: "Withdrawn",
};

/** Every step taken and taken back, newest first, with its reason and what lapsed with it. */
export function WorkflowHistory({ events }: { events: readonly HistoryEvent[] }) {
  if (events.length === 0) return <p className="govuk-body">It has not been submitted yet.</p>;
  return (
    <ol className="govuk-list govuk-list--spaced" reversed>
      {events.map((event) => (
        <li key={event.id}>
          <strong>{WORDS[event.act]}</strong>
          <br />
          {whoAndWhen({ name: event.personName, capacity: event.capacity, at: event.at })}
          {[...reasonLine(event), ...requestLine(event), ...lapsedLines(event)].map((line, index) => (
            <p key={index} className="govuk-body-s govuk-!-margin-bottom-1 app-preserve-lines">
              {line}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}

function reasonLine({ reason }: HistoryEvent): string[] {
  return reason ? [`Reason: ${reason}`] : [];
}

function requestLine({ requests }: HistoryEvent): string[] {
  return requests
    ? [`A change is asked for at: ${requests.map(({ placeName }) => placeName).join("; ")}`]
    : [];
}

function lapsedLines({ lapsedApprovalBy, lapsedDeterminations }: HistoryEvent): string[] {
  return [
    ...(lapsedApprovalBy ? [`The approval given by ${lapsedApprovalBy} lapsed.`] : []),
    ...(lapsedDeterminations ? ["The determinations of what is published lapsed."] : []),
  ];
}
