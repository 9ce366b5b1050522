export interface ToPutRight {
  /** What it is about: a change, or the EIA. */
  subject: string;
  message: string;
  /** Null for someone who cannot put it right. */
  href: string | null;
}

interface ToPutRightListProps {
  title: string;
  items: readonly ToPutRight[];
  /** On a page about several changes. */
  withSubject?: boolean;
}

/** What blocks submission here, each with the way to the field. */
export function ToPutRightList({ title, items, withSubject }: ToPutRightListProps) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="to-put-right">
      <h2 className="govuk-heading-m" id="to-put-right">
        {title}
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        {items.map(({ subject, message, href }, index) => {
          const text = withSubject ? `${subject}: ${message}` : message;
          return (
            <li key={index}>
              {href ? (
                <a className="govuk-link" href={href}>
                  {text}
                </a>
              ) : (
                text
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
