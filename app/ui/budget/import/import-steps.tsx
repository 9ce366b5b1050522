import { paths } from "~/paths";

export type ImportStep = "columns" | "questions" | "lines";

const STEPS: Record<ImportStep, { text: string; path: (frameworkId: number) => string }> = {
  columns: { text: "Change what the columns hold", path: (frameworkId) => paths.importColumns(frameworkId) },
  questions: {
    text: "Change what cannot be read",
    path: (frameworkId) => paths.importQuestions(frameworkId),
  },
  lines: { text: "Change which lines the rows are", path: paths.importLines },
};

/** The steps that one can go back to, and the way out. */
export function ImportSteps({ frameworkId, back }: { frameworkId: number; back: readonly ImportStep[] }) {
  return (
    <nav aria-labelledby="import-steps">
      <h2 className="govuk-heading-s" id="import-steps">
        Before it is confirmed
      </h2>
      <ul className="govuk-list">
        {back.map((step) => (
          <li key={step}>
            <a className="govuk-link" href={STEPS[step].path(frameworkId)}>
              {STEPS[step].text}
            </a>
          </li>
        ))}
        <li>
          <a className="govuk-link" href={paths.importRows(frameworkId)}>
            Leave rows out
          </a>
        </li>
        <li>
          <a className="govuk-link" href={paths.importBudget(frameworkId)}>
            Upload another file
          </a>
        </li>
        <li>
          <a className="govuk-link" href={paths.dropImport(frameworkId)}>
            Drop this import
          </a>
        </li>
      </ul>
    </nav>
  );
}
