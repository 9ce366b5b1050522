import { THEME_OUTCOME_LABELS, type Theme } from "~/domain/consultation/theme";
import { paths } from "~/paths";
import { SummaryList, Tag } from "../govuk";

interface ThemeListProps {
  frameworkId: number;
  consultationId: number;
  /** The gap says what a theme lacks; null where nothing. */
  themes: readonly (Theme & { gap: string | null })[];
  mayConsider: boolean;
}

/** What was said, the most often first, and what became of it. */
export function ThemeList({ frameworkId, consultationId, themes, mayConsider }: ThemeListProps) {
  return (
    <section aria-labelledby="themes">
      <h2 className="govuk-heading-m" id="themes">
        Themes
      </h2>
      {themes.length === 0 ? (
        <p className="govuk-body">No theme is written yet.</p>
      ) : (
        <SummaryList
          rows={themes.map(({ id, title, outcome, reply, answerIds, gap }) => ({
            key: mayConsider ? (
              <a className="govuk-link" href={paths.theme(frameworkId, consultationId, id)}>
                {title}
              </a>
            ) : (
              title
            ),
            value: (
              <>
                <p className="govuk-body">
                  {answerIds.length === 1 ? "1 answer" : `${answerIds.length} answers`}
                </p>
                {gap === null ? (
                  <p className="govuk-body app-preserve-lines">
                    <strong>{outcome && THEME_OUTCOME_LABELS[outcome]}:</strong> {reply}
                  </p>
                ) : (
                  <p className="govuk-body">
                    <Tag colour="yellow">To answer</Tag> {gap}
                  </p>
                )}
              </>
            ),
          }))}
        />
      )}
      {mayConsider && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.theme(frameworkId, consultationId, "new")}>
            Add a theme
          </a>
        </p>
      )}
    </section>
  );
}
