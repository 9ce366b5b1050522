export interface ToPutRight {
  message: string;
  /** Null for someone who cannot put it right. */
  href: string | null;
}

/** What blocks submission here, each with the way to the field. */
export function ToPutRightList({ title, items }: { title: string; items: readonly ToPutRight[] }) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="to-put-right">
      <h2 className="govuk-heading-m" id="to-put-right">
        {title}
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {items.map(({ message, href }, index) => (
          <li key={index}>
            {href ? (
              <a className="govuk-link" href={href}>
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
