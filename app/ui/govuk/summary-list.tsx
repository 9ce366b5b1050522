import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type SummaryAction = { href: string; text: string; visuallyHidden?: string };
export type SummaryRow = { key: ReactNode; value: ReactNode; actions?: readonly SummaryAction[] };
export type SummaryListProps = { rows: readonly SummaryRow[]; noBorder?: boolean };

export function SummaryList({ rows, noBorder }: SummaryListProps) {
  const anyActions = rows.some(({ actions }) => actions?.length);
  return (
    <dl className={classNames("govuk-summary-list", noBorder && "govuk-summary-list--no-border")}>
      {rows.map(({ key, value, actions = [] }, index) => (
        <div
          key={index}
          className={classNames(
            "govuk-summary-list__row",
            anyActions && actions.length === 0 && "govuk-summary-list__row--no-actions",
          )}
        >
          <dt className="govuk-summary-list__key">{key}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
          {actions.length > 0 && (
            <dd className="govuk-summary-list__actions">
              <RowActions actions={actions} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function RowActions({ actions }: { actions: readonly SummaryAction[] }) {
  const [only, ...others] = actions;
  if (only && others.length === 0) return <ActionLink {...only} />;
  return (
    <ul className="govuk-summary-list__actions-list">
      {actions.map((action, index) => (
        <li key={index} className="govuk-summary-list__actions-list-item">
          <ActionLink {...action} />
        </li>
      ))}
    </ul>
  );
}

export type SummaryCardProps = {
  title: string;
  headingLevel?: 2 | 3 | 4;
  actions?: readonly SummaryAction[];
  children: ReactNode;
};

export function SummaryCard({ title, headingLevel = 2, actions = [], children }: SummaryCardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="govuk-summary-card">
      <div className="govuk-summary-card__title-wrapper">
        <Heading className="govuk-summary-card__title">{title}</Heading>
        <CardActions actions={actions} cardTitle={title} />
      </div>
      <div className="govuk-summary-card__content">{children}</div>
    </div>
  );
}

function CardActions({ actions, cardTitle }: { actions: readonly SummaryAction[]; cardTitle: string }) {
  const [only, ...others] = actions;
  if (!only) return null;
  if (others.length === 0) {
    return (
      <div className="govuk-summary-card__actions">
        <ActionLink {...only} cardTitle={cardTitle} />
      </div>
    );
  }
  return (
    <ul className="govuk-summary-card__actions">
      {actions.map((action, index) => (
        <li key={index} className="govuk-summary-card__action">
          <ActionLink {...action} cardTitle={cardTitle} />
        </li>
      ))}
    </ul>
  );
}

function ActionLink({ href, text, visuallyHidden, cardTitle }: SummaryAction & { cardTitle?: string }) {
  return (
    <a className="govuk-link" href={href}>
      {text}
      {(visuallyHidden || cardTitle) && (
        <span className="govuk-visually-hidden">
          {visuallyHidden && ` ${visuallyHidden}`}
          {cardTitle && ` (${cardTitle})`}
        </span>
      )}
    </a>
  );
}
