import { InsetText, Panel } from "../govuk";
import { whoWillConfirm } from "./confirmation-words";

export interface ShownLink {
  /** The link in full. */
  address: string;
  /** In words. */
  usableUntil: string;
}

/** What is handed over to the holder of an account, in the one answer in which it can be shown. */
export function OneTimeLinkPage({
  title,
  name,
  link,
  makerConfirms,
  next,
}: {
  title: string;
  name: string;
  link: ShownLink;
  /** Whoever made it confirms the account too, as nobody else could. */
  makerConfirms: boolean;
  next: { text: string; href: string };
}) {
  return (
    <>
      <Panel title={title}>Their one-time link is shown only now</Panel>
      <p className="govuk-body">
        Hand this link to {name} in person, or by a way that only they can read. With it they choose their own
        password. It works once, until {link.usableUntil}. Whoever has it can sign in as {name}.
      </p>
      <InsetText>
        <code className="app-break-anywhere">{link.address}</code>
      </InsetText>
      <p className="govuk-body">
        If the page that it opens asks for the link, {name} pastes it there. If it gets lost, make another
        one: this one then stops working. The audit log records that it was made, and by whom.
      </p>
      <p className="govuk-body">
        Tell {name} that they can read and write drafts at once, and do everything else once{" "}
        {whoWillConfirm(name, makerConfirms)}. It then waits on the start page
        {makerConfirms ? "." : " of everybody who can."}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={next.href}>
          {next.text}
        </a>
      </p>
    </>
  );
}
