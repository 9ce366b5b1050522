import { Fragment } from "react";
import { classNames } from "./class-names";

export type PaginationProps = {
  page: number;
  /** Nothing is shown where there is only one. */
  pages: number;
  hrefOf: (page: number) => string;
  /** Names this navigation among others. */
  label?: string;
};

/** The way through a long list: the first page, the last, and those beside this one. */
export function Pagination({ page, pages, hrefOf, label = "Pagination" }: PaginationProps) {
  if (pages <= 1) return null;
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  return (
    <nav className="govuk-pagination" aria-label={label}>
      {page > 1 && (
        <div className="govuk-pagination__prev">
          <a className="govuk-link govuk-pagination__link" href={hrefOf(page - 1)} rel="prev">
            <Arrow
              side="prev"
              path="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"
            />
            <span className="govuk-pagination__link-title">
              Previous<span className="govuk-visually-hidden"> page</span>
            </span>
          </a>
        </div>
      )}
      <ul className="govuk-pagination__list">
        {shown.map((n, index) => (
          <Fragment key={n}>
            {n - (shown[index - 1] ?? 0) > 1 && (
              <li className="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
            )}
            <li
              className={classNames(
                "govuk-pagination__item",
                n === page && "govuk-pagination__item--current",
              )}
            >
              <a
                className="govuk-link govuk-pagination__link"
                href={hrefOf(n)}
                aria-label={`Page ${n}`}
                aria-current={n === page ? "page" : undefined}
              >
                {n}
              </a>
            </li>
          </Fragment>
        ))}
      </ul>
      {page < pages && (
        <div className="govuk-pagination__next">
          <a className="govuk-link govuk-pagination__link" href={hrefOf(page + 1)} rel="next">
            <span className="govuk-pagination__link-title">
              Next<span className="govuk-visually-hidden"> page</span>
            </span>
            <Arrow
              side="next"
              path="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"
            />
          </a>
        </div>
      )}
    </nav>
  );
}

function Arrow({ side, path }: { side: "prev" | "next"; path: string }) {
  return (
    <svg
      className={`govuk-pagination__icon govuk-pagination__icon--${side}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={path} />
    </svg>
  );
}
