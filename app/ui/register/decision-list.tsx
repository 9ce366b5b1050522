import { inSentence } from "~/domain/account/in-capacity";
import type { YearSum } from "~/domain/budget/amounts";
import { sumInWords } from "~/domain/budget/not-stated";
import { DECISION_OUTCOME_LABELS, type DecisionOutcome } from "~/domain/decision/decision-record";
import type { ExcerptPiece } from "~/domain/publication/excerpt";
import type { ListedDecision } from "~/domain/publication/published-record";
import { formatDate, formatFinancialYear } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { Tag } from "~/ui/govuk";

/** Decisions as a list of links, for the register and the start page. */
export function DecisionList({
  decisions,
}: {
  /** @property excerpt where it says what was looked for */
  decisions: readonly (ListedDecision & { excerpt?: readonly ExcerptPiece[] | null })[];
}) {
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
            {listed.decision && <DecidedBy {...listed.decision.decidedBy} />}
            {listed.decision?.total && (
              <Total {...listed.decision.total} isProposed={listed.decision.outcome === "not_supported"} />
            )}
          </p>
          {!listed.decision && (
            <p className="govuk-body-s">
              The record{" "}
              {listed.withdrawnOn ? `was withdrawn on ${formatDate(listed.withdrawnOn)}` : "is withheld"}.
              Legal ground: {listed.legalGround || "none is recorded."}
            </p>
          )}
          {listed.excerpt && <Excerpt pieces={listed.excerpt} />}
        </li>
      ))}
    </ul>
  );
}

function Excerpt({ pieces }: { pieces: readonly ExcerptPiece[] }) {
  return (
    <p className="govuk-body-s">
      {pieces.map(({ text, isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text))}
    </p>
  );
}

function DecidedBy({ name, capacity }: { name: string; capacity: string }) {
  const who = inSentence(name, capacity);
  return who === "" ? null : <> by {who}</>;
}

/** Of what was not supported, the budget that was proposed. */
function Total({ year, pence, isAtLeast, isProposed }: YearSum & { isProposed: boolean }) {
  return (
    <>
      . {isProposed ? "Proposed budget" : "Budget"} for {formatFinancialYear(year)}:{" "}
      {sumInWords(pence, isAtLeast)}
    </>
  );
}

const OUTCOME_COLOURS = {
  supported: "green",
  supported_with_conditions: "yellow",
  not_supported: "grey",
} as const;

export function OutcomeTag({ outcome }: { outcome: DecisionOutcome }) {
  return <Tag colour={OUTCOME_COLOURS[outcome]}>{DECISION_OUTCOME_LABELS[outcome]}</Tag>;
}
