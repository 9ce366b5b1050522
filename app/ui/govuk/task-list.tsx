import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type TaskListItem = {
  title: ReactNode;
  href?: string;
  hint?: ReactNode;
  status: ReactNode;
  /** Greys the status of a task which is still out of reach. */
  cannotStartYet?: boolean;
};
export type TaskListProps = { idPrefix: string; items: readonly TaskListItem[] };

export function TaskList({ idPrefix, items }: TaskListProps) {
  return (
    <ul className="govuk-task-list">
      {items.map((item, index) => (
        <Task key={index} {...item} id={`${idPrefix}-${index + 1}`} />
      ))}
    </ul>
  );
}

function Task({ id, title, href, hint, status, cannotStartYet }: TaskListItem & { id: string }) {
  const hintId = hint ? `${id}-hint` : undefined;
  const statusId = `${id}-status`;
  return (
    <li className={classNames("govuk-task-list__item", href && "govuk-task-list__item--with-link")}>
      <div className="govuk-task-list__name-and-hint">
        {href ? (
          <a
            className="govuk-link govuk-task-list__link"
            href={href}
            aria-describedby={classNames(hintId, statusId)}
          >
            {title}
          </a>
        ) : (
          <div>{title}</div>
        )}
        {hintId && (
          <div id={hintId} className="govuk-task-list__hint">
            {hint}
          </div>
        )}
      </div>
      <div
        className={classNames(
          "govuk-task-list__status",
          cannotStartYet && "govuk-task-list__status--cannot-start-yet",
        )}
        id={statusId}
      >
        {status}
      </div>
    </li>
  );
}
