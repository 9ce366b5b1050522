import type { Finding } from "~/domain/budget/reconciliation-findings";
import { InsetText, WarningText } from "../../govuk";
import { KeptAmounts } from "../../kept-amounts";

interface ImportFindingsProps {
  /** Stated figures that the lines do not add up to. */
  differing: readonly Finding[];
  agreeingCount: number;
  /** They are the budget's own, for the sheet states none. */
  isKept: boolean;
  /** The first of them. */
  blanks: readonly { row: number; service: string; year: number; message: string }[];
  blankCount: number;
  notices: readonly string[];
}

/** What does not add up in the sheet, with the lines that would explain it; and how the sheet was taken. */
export function ImportFindings({
  differing,
  agreeingCount,
  isKept,
  blanks,
  blankCount,
  notices,
}: ImportFindingsProps) {
  return (
    <>
      <h2 className="govuk-heading-m">Does it add up?</h2>
      {differing.map((finding) => (
        <DifferingFigure key={finding.key} finding={finding} />
      ))}
      <p className="govuk-body">{howMuchAgrees(differing.length, agreeingCount, isKept)}</p>
      {blankCount > 0 && (
        <>
          <h3 className="govuk-heading-s">Amounts that are blank</h3>
          <ul className="govuk-list govuk-list--bullet">
            {blanks.map(({ row, service, year, message }) => (
              <li key={`${row}-${year}`}>
                {service} (row {row}): {message}
              </li>
            ))}
            {blanks.length < blankCount && (
              <li>And {(blankCount - blanks.length).toLocaleString("en-GB")} more, each taken as £0.</li>
            )}
          </ul>
        </>
      )}
      {notices.length > 0 && (
        <>
          <h3 className="govuk-heading-s">How the sheet was taken</h3>
          <ul className="govuk-list govuk-list--bullet">
            {notices.map((notice) => (
              <li key={notice} className="app-break-anywhere">
                {notice}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function howMuchAgrees(differing: number, agreeing: number, isKept: boolean): string {
  if (differing + agreeing === 0) return "The sheet states no totals that the lines could be held against.";
  if (differing === 0) {
    const all = isKept
      ? "Every total that the budget has agrees with the lines of the sheet"
      : "Every total that the sheet states agrees with its lines";
    return `${all}, to within £1 of rounding.`;
  }
  const others = agreeing > 0 ? ` ${agreeing.toLocaleString("en-GB")} others agree.` : "";
  return `You can import it as it is, and put it right or explain it afterwards.${others}`;
}

function DifferingFigure({ finding }: { finding: Finding }) {
  const { subject, message, followsFrom, suspects } = finding;
  return (
    <>
      <WarningText>
        {subject}: <KeptAmounts>{message}</KeptAmounts>
      </WarningText>
      {(followsFrom !== null || suspects.length > 0) && (
        <InsetText>
          {followsFrom !== null && <p className="govuk-body">{followsFrom}</p>}
          {suspects.length > 0 && (
            <>
              <p className="govuk-body">Look first at:</p>
              <ul className="govuk-list govuk-list--bullet">
                {suspects.map(({ lineId, service, reason }) => (
                  <li key={lineId}>
                    {service} (row {lineId}): {reason}
                  </li>
                ))}
              </ul>
            </>
          )}
        </InsetText>
      )}
    </>
  );
}
