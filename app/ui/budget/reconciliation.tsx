import type { Suspect } from "~/domain/budget/suspects";
import { paths } from "~/paths";
import { WarningText } from "../govuk";

export interface DifferenceView {
  key: string;
  subject: string;
  message: string;
  /** The author's reason; null where nobody has explained it. */
  explanation: string | null;
  suspects: readonly Suspect[];
}

interface ReconciliationProps {
  frameworkId: number;
  differences: readonly DifferenceView[];
  hasStated: boolean;
  mayWrite: boolean;
}

/** What the office's own totals and the funding say beside what the lines add up to. */
export function Reconciliation({ frameworkId, differences, hasStated, mayWrite }: ReconciliationProps) {
  return (
    <section id="reconciliation" aria-labelledby="reconciliation-heading">
      <h2 className="govuk-heading-m" id="reconciliation-heading">
        Does it add up?
      </h2>
      {differences.length === 0 ? (
        <p className="govuk-body">
          {hasStated
            ? "The stated totals and the funding agree with the lines, to within £1 of rounding."
            : "No total is stated yet, so there is nothing to hold the lines against."}
        </p>
      ) : (
        differences.map((difference) => (
          <DifferenceNote
            key={difference.key}
            difference={difference}
            frameworkId={frameworkId}
            mayWrite={mayWrite}
          />
        ))
      )}
      {mayWrite && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.statedTotals(frameworkId)}>
            {hasStated ? "Change the stated totals" : "Enter the totals that the budget states"}
          </a>
        </p>
      )}
    </section>
  );
}

function DifferenceNote({
  difference: { key, subject, message, explanation, suspects },
  frameworkId,
  mayWrite,
}: { difference: DifferenceView } & Pick<ReconciliationProps, "frameworkId" | "mayWrite">) {
  const says = (
    <>
      {subject}: {message}
    </>
  );
  return (
    <>
      {explanation === null ? <WarningText>{says}</WarningText> : <p className="govuk-body">{says}</p>}
      {explanation === null && suspects.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {suspects.map(({ lineId, service, reason }) => (
            <li key={lineId}>
              Look at{" "}
              <a className="govuk-link" href={paths.line(frameworkId, lineId)}>
                {service}
              </a>
              : {reason}
            </li>
          ))}
        </ul>
      )}
      {explanation !== null && <p className="govuk-body app-preserve-lines">Explained: {explanation}</p>}
      {mayWrite && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.explainDifference(frameworkId, key)}>
            {explanation === null ? "Explain it" : "Change the explanation"}
            <span className="govuk-visually-hidden">: {subject}</span>
          </a>
          {explanation === null && ", or put the figures right."}
        </p>
      )}
    </>
  );
}
