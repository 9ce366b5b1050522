import { OpenRequests } from "../comments/open-requests";
import { InsetText } from "../govuk";
import { whoAndWhen } from "./who";
import type { HistoryEvent } from "./workflow-history";

const WORDS = { return: "Returned", recall: "Recalled", withdraw: "Withdrawn" } as const;
type SentBack = keyof typeof WORDS;

/** The newest event, where it sent the framework back into drafting or ended it. */
export function lastSentBack<Event extends Pick<HistoryEvent, "act">>(
  events: readonly Event[],
): (Event & { act: SentBack }) | null {
  const [newest] = events;
  if (!newest || !(newest.act in WORDS)) return null;
  return { ...newest, act: newest.act as SentBack };
}

export type SentBackEvent = HistoryEvent & { act: SentBack };

/** Why it is in drafting again, or at its end, in the words of whoever saw to that. */
export function LastSentBack({ frameworkId, event }: { frameworkId: number; event: SentBackEvent }) {
  const { act, personName, capacity, at, reason, lapsedApprovalBy, requests } = event;
  return (
    <InsetText>
      <strong>{WORDS[act]}</strong> by {whoAndWhen({ name: personName, capacity, at })}.
      <br />
      <span className="app-preserve-lines">Reason: {reason}</span>
      {lapsedApprovalBy && (
        <>
          <br />
          The approval given by {lapsedApprovalBy} lapsed.
        </>
      )}
      {requests && (
        <>
          <p className="govuk-body">A change is asked for at:</p>
          <OpenRequests frameworkId={frameworkId} requests={requests} />
        </>
      )}
    </InsetText>
  );
}
