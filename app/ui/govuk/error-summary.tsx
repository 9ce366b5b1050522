import { useFocusOnLoad } from "./focus-on-load";

export type ErrorSummaryItem = { href: string; text: string };
export type ErrorSummaryProps = { title?: string; errors: readonly ErrorSummaryItem[] };

export function ErrorSummary({ title = "There is a problem", errors }: ErrorSummaryProps) {
  const focus = useFocusOnLoad(true);
  return (
    <div {...focus} className="govuk-error-summary" data-module="govuk-error-summary">
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ href, text }, index) => (
              <li key={index}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
