import type { Finding } from "~/domain/budget/reconciliation-findings";
import type { Suspect } from "~/domain/budget/suspects";
import { formatMoney } from "~/domain/shared/money";
import { paths } from "~/paths";
import { Details, Table, WarningText } from "../govuk";
import { KeptAmounts } from "../kept-amounts";

interface ReconciliationProps {
  frameworkId: number;
  /** One for each stated figure, and for the funding of each year. */
  findings: readonly Finding[];
  hasStated: boolean;
  /** Whether all figures of the page show pence. */
  pence: boolean;
  mayWrite: boolean;
  /** Those of a baseline are on no record that would print it. */
  mayExplain: boolean;
}

/** What the office's own totals and the funding say beside what the lines add up to. */
export function Reconciliation({
  frameworkId,
  findings,
  hasStated,
  pence,
  mayWrite,
  mayExplain,
}: ReconciliationProps) {
  const agreeing = findings.filter(({ agrees }) => agrees);
  const differing = findings.filter(({ agrees }) => !agrees);
  return (
    <section id="reconciliation" aria-labelledby="reconciliation-heading">
      <h2 className="govuk-heading-m" id="reconciliation-heading">
        Does it add up?
      </h2>
      <p className="govuk-body">{summary(agreeing.length, findings.length)}</p>
      {differing.map((finding) => (
        <DifferenceNote
          key={finding.key}
          finding={finding}
          frameworkId={frameworkId}
          mayExplain={mayExplain}
        />
      ))}
      {agreeing.length > 0 && (
        <Details summary={agreeing.length === 1 ? "1 figure agrees" : `${agreeing.length} figures agree`}>
          <AgreeingFigures findings={agreeing} pence={pence} />
        </Details>
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

function summary(agreeing: number, all: number): string {
  if (all === 0) return "No total is stated yet, so there is nothing to hold the lines against.";
  if (agreeing === all) return "What is stated agrees with the lines, to within £1 of rounding.";
  return `Of ${all} ${all === 1 ? "figure" : "figures"} that are stated, ${agreeing} ${agreeing === 1 ? "agrees" : "agree"} with the lines, to within £1 of rounding.`;
}

function AgreeingFigures({ findings, pence }: { findings: readonly Finding[]; pence: boolean }) {
  const amount = (size: number) => ({ content: formatMoney(size, { pence }), numeric: true });
  return (
    <Table
      caption="Stated figures that agree with the lines"
      captionSize="s"
      head={[{ text: "Figure" }, { text: "Stated", numeric: true }, { text: "Lines", numeric: true }]}
      rows={findings.map(({ key, subject, stated, lines }) => ({
        key,
        header: subject,
        cells: [amount(stated), amount(lines)],
      }))}
    />
  );
}

function DifferenceNote({
  finding: { key, subject, message, isBinding, explanation, followsFrom, suspects },
  frameworkId,
  mayExplain,
}: { finding: Finding } & Pick<ReconciliationProps, "frameworkId" | "mayExplain">) {
  const isOpen = isBinding && explanation === null;
  const says = (
    <>
      {subject}: <KeptAmounts>{message}</KeptAmounts>
    </>
  );
  return (
    <>
      {isOpen ? <WarningText>{says}</WarningText> : <p className="govuk-body">{says}</p>}
      {isOpen && followsFrom !== null && <p className="govuk-body">{followsFrom}</p>}
      {isOpen && <Suspects suspects={suspects} frameworkId={frameworkId} />}
      {explanation !== null && <p className="govuk-body app-preserve-lines">Explained: {explanation}</p>}
      {mayExplain && isBinding && (
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

/** More lines than these explain a difference only by chance. */
const MOST_SUSPECTS = 5;

function Suspects({ suspects, frameworkId }: { suspects: readonly Suspect[]; frameworkId: number }) {
  if (suspects.length === 0) return null;
  const others = suspects.length - MOST_SUSPECTS;
  return (
    <>
      {suspects.length > 1 && <p className="govuk-body">Any one of these would explain it:</p>}
      <ul className="govuk-list govuk-list--bullet">
        {suspects.slice(0, MOST_SUSPECTS).map(({ lineId, service, reason }) => (
          <li key={lineId}>
            Look at{" "}
            <a className="govuk-link" href={paths.line(frameworkId, lineId)}>
              {service}
            </a>
            : {reason}
          </li>
        ))}
        {others > 0 && <li>and {others} more</li>}
      </ul>
    </>
  );
}
