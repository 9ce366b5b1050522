import { DECISION_OUTCOME_LABELS, type DecisionOutcome } from "~/domain/decision/decision-record";
import type { ListedDecision } from "~/domain/publication/published-record";
import { formatDate, formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { paths } from "~/paths";
import { Tag } from "~/ui/govuk";

/** Decisions as a list of links, for the register and the start page. */
export function DecisionList({ decisions }: { decisions: readonly ListedDecision[] }) {
  return (
    <ul className="app-decisions">
      {decisions.map((listed) => (
        <li key={listed.referenceKey} className="app-decisions__item">
          <h2 className="govuk-heading-s">
            <a className="govuk-link" href={paths.decision(listed.referenceKey)}>
              {listed.decision?.title ?? `Decision ${listed.reference}`}
            </a>
          </h2>
          {listed.decision && (
            <p className="govuk-body">
              <OutcomeTag outcome={listed.decision.outcome} />
            </p>
          )}
          <p className="govuk-body-s">
            Reference {listed.reference}, decided {formatDate(listed.decidedOn)}
            {listed.decision?.total && <Total {...listed.decision.total} />}
          </p>
          {!listed.decision && (
            <p className="govuk-body-s">
              The record is withheld. Legal ground: {listed.legalGround || "none is recorded."}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Total({ year, pence }: { year: number; pence: number }) {
  return (
    <>
      . Budget for {formatFinancialYear(year)}: {formatMoney(pence)}
    </>
  );
}

export function OutcomeTag({ outcome }: { outcome: DecisionOutcome }) {
  return <Tag colour={outcome === "supported" ? "green" : "grey"}>{DECISION_OUTCOME_LABELS[outcome]}</Tag>;
}
