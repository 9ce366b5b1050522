/** The way back from a page that asks whether to remove something. */
export function KeepIt({ href }: { href: string }) {
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={href}>
        Keep it
      </a>
    </p>
  );
}
