import { formatFinancialYear } from "~/domain/shared/calendar-date";
import {
  changeListSearch,
  type ChangeListQuery,
  type ChangeListScope,
} from "~/forms/changes/change-list-form";
import { paths } from "~/paths";

interface YearChoiceProps {
  frameworkId: number;
  query: ChangeListQuery;
  scope: ChangeListScope;
}

/** The year by whose figures the page goes; what else is chosen stays so. */
export function YearChoice({ frameworkId, query, scope }: YearChoiceProps) {
  if (scope.years.length < 2) return null;
  return (
    <nav aria-label="Year" className="app-choices app-no-print">
      <ul className="app-choices__list">
        {scope.years.map((year) => (
          <li key={year}>
            {year === query.year ? (
              <strong aria-current="true">{formatFinancialYear(year)}</strong>
            ) : (
              <a
                className="govuk-link"
                href={paths.changes(frameworkId, changeListSearch({ ...query, year, page: 1 }, scope))}
              >
                {formatFinancialYear(year)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
