import { SummaryList } from "../govuk";
import { PageHeading, TwoThirds } from "../page";

/** What the page of a post shows whose session ended while it was being sent. */
export interface SignedOutData {
  typed: { label: string; text: string }[];
  /** Leads back to the form, with what was typed in it. */
  signInHref: string;
}

export const SIGNED_OUT_STATUS = 401;

export function SignedOutPage({ typed, signInHref }: SignedOutData) {
  return (
    <TwoThirds>
      <PageHeading title="You were signed out, so nothing was saved" />
      <p className="govuk-body">
        Your session ended while this was being sent: you signed out in another window, your password was
        changed, or your account was closed.
      </p>
      {typed.length > 0 && (
        <>
          <h2 className="govuk-heading-m">What you typed</h2>
          <p className="govuk-body">
            It is kept for an hour. Sign in, and you are led back to the form with it. Passwords and files are
            not kept.
          </p>
          <SummaryList
            rows={typed.map(({ label, text }) => ({
              key: label,
              value: <span className="app-preserve-lines app-break-anywhere">{text}</span>,
            }))}
          />
        </>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={signInHref}>
          Sign in again
        </a>
      </p>
    </TwoThirds>
  );
}
