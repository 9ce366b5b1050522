import type { AnswerState } from "~/domain/eia/answer-state";
import { PageHeading } from "../page";
import { ChangeInView } from "./change-in-view";
import type { ChangeView } from "./change-view";
import { StaleBanner } from "./stale-banner";
import { AnswerTag } from "./tags";
import { ToPutRightList, type ToPutRight } from "./to-put-right";

interface EntryHeadProps {
  framework: { id: number; title: string };
  change: ChangeView;
  state: AnswerState;
  /** What moved since the entry was confirmed; null where nothing did. */
  moved: readonly string[] | null;
  mayWrite: boolean;
  version: number;
  linesSeen: string;
  toPutRight: readonly ToPutRight[];
  /** When the entry was last confirmed or revised; null where there is none. */
  confirmedAt: string | null;
}

/** Where one is, how the entry stands, what it still lacks, and the change it is about. */
export function EntryHead(props: EntryHeadProps) {
  const { framework, change, state, moved, mayWrite, version, linesSeen, toPutRight, confirmedAt } = props;
  return (
    <>
      <PageHeading title={change.title} caption={`EIA entry – ${framework.title}`} />
      <p className="govuk-body">
        <AnswerTag state={state} isComplete={toPutRight.length === 0} />{" "}
        {confirmedAt && `Answered or last confirmed on ${confirmedAt}.`}
      </p>
      {moved && (
        <StaleBanner
          frameworkId={framework.id}
          changeId={change.id}
          moved={moved}
          confirm={mayWrite ? { version, linesSeen } : null}
        />
      )}
      <ToPutRightList title="To put right before submission" items={toPutRight} />
      <ChangeInView change={change} />
      <h2 className="govuk-heading-m">The answer</h2>
      {mayWrite && state === "not_needed" && (
        <p className="govuk-body">
          It is the same in both budgets, so that it needs no entry. Assess it all the same where the service
          changes in a way that the budget does not show, or where going on as before has an effect.
        </p>
      )}
    </>
  );
}
