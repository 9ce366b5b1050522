import type { FrameworkState, WorkflowAct } from "~/domain/framework/lifecycle";
import { NotificationBanner } from "../govuk";

const DONE: Record<WorkflowAct, { words: string; leadsTo: FrameworkState }> = {
  submit: { words: "Submitted. The content is frozen.", leadsTo: "submitted" },
  approve: { words: "You have approved it.", leadsTo: "approved" },
  determine: { words: "You have determined what is published.", leadsTo: "determined" },
  sign: { words: "You have signed the decision.", leadsTo: "signed" },
  recall: { words: "Recalled. The content can be changed again.", leadsTo: "drafting" },
  return: { words: "Returned to its authors, with your reason.", leadsTo: "drafting" },
  withdraw: { words: "Withdrawn. It can no longer be changed.", leadsTo: "withdrawn" },
};

/** After a step: that it is done, what happens next, and who has it now. Silent where the framework has moved on since. */
export function Confirmation({
  done,
  state,
  next,
}: {
  done: WorkflowAct | null;
  state: FrameworkState;
  /** What happens next and who has it, in a sentence. */
  next: string;
}) {
  if (done === null || DONE[done].leadsTo !== state) return null;
  return (
    <NotificationBanner type="success" title="Done">
      <p className="govuk-notification-banner__heading">{DONE[done].words}</p>
      <p className="govuk-body">{next}</p>
    </NotificationBanner>
  );
}
