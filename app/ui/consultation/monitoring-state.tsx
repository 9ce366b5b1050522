import type { WhoAnswered } from "~/domain/consultation/monitoring";
import { paths } from "~/paths";
import { ButtonLink } from "../govuk";
import { WhoAnsweredView } from "./who-answered";

interface MonitoringStateProps {
  frameworkId: number;
  consultationId: number;
  /** Null until it is counted. */
  who: WhoAnswered | null;
  mayCount: boolean;
}

/** For staff: the counts that are safe, or why there are none yet. */
export function MonitoringState({ frameworkId, consultationId, who, mayCount }: MonitoringStateProps) {
  if (who) return <WhoAnsweredView who={who} />;
  return (
    <section aria-labelledby="who-answered">
      <h2 className="govuk-heading-m" id="who-answered">
        Who answered
      </h2>
      <p className="govuk-body">
        What people say about themselves is shown to nobody before it is counted: counts that move with each
        answer would tell whose it was. It is counted once the consultation has closed and everything on paper
        is entered, at the latest when what came of it is published.
      </p>
      {mayCount && (
        <ButtonLink variant="secondary" href={paths.countMonitoring(frameworkId, consultationId)}>
          Count what people said about themselves
        </ButtonLink>
      )}
    </section>
  );
}
