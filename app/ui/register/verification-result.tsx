import type { SealFault } from "~/domain/decision/verify-seal";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { gapsInWords, sinceSigned } from "~/domain/decision/verified-in-words";
import { NotificationBanner } from "../govuk";

export type Checked =
  | { ok: true; reference: string; decidedOn: CalendarDate; addenda: number; withGaps: readonly string[] }
  | { ok: false; faults: readonly SealFault[] };

/** What came of the check, in words; what does not hold is named. */
export function VerificationResult({ checked }: { checked: Checked }) {
  if (checked.ok) {
    return (
      <NotificationBanner type="success">
        Verified: this is decision {checked.reference} of {formatDate(checked.decidedOn)}, as it was signed.
        {checked.addenda > 0 && ` ${sinceSigned(checked.addenda)}`}
        {checked.withGaps.length > 0 && ` ${gapsInWords(checked.withGaps)}`}
      </NotificationBanner>
    );
  }
  return (
    <section className="govuk-error-summary" aria-labelledby="not-verified" role="alert">
      <h2 className="govuk-error-summary__title" id="not-verified">
        Not verified
      </h2>
      <p>This file is not a record as it was signed here:</p>
      <ul className="govuk-list govuk-error-summary__list">
        {checked.faults.map(({ where, problem }) => (
          <li key={`${where} ${problem}`}>
            {where} {problem}
          </li>
        ))}
      </ul>
      <p>
        If you downloaded it from this service, download it again. If it is still not verified, tell the
        office.
      </p>
    </section>
  );
}
