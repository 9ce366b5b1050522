import type { LineEditDifference, LineEditKind } from "~/domain/budget/line-history";
import { paths } from "~/paths";

/** How many edits stand on one page of a history. */
export const EDITS_ON_PAGE = 100;

export interface LineEditView {
  id: number;
  lineId: number;
  /** The line's name after the edit, or at its end. */
  service: string;
  kind: LineEditKind;
  isThereBefore: boolean;
  isThereAfter: boolean;
  /** In words. */
  when: string;
  personName: string;
  reason: string;
  differences: readonly LineEditDifference[];
}

interface LineEditsProps {
  frameworkId: number;
  edits: readonly LineEditView[];
  /** Whether each edit leads to the history of its line: where they are of several. */
  ofSeveralLines: boolean;
}

/** What became of lines, newest first: who, when, what, from what to what, and why. */
export function LineEdits({ frameworkId, edits, ofSeveralLines }: LineEditsProps) {
  return edits.map((edit) => (
    <section key={edit.id} aria-labelledby={`edit-${edit.id}`}>
      <h2 className="govuk-heading-s govuk-!-margin-bottom-1" id={`edit-${edit.id}`}>
        {actInWords(edit)}
        {ofSeveralLines && (
          <>
            {": "}
            <a className="govuk-link" href={paths.lineHistory(frameworkId, edit.lineId)}>
              {edit.service}
            </a>
          </>
        )}
      </h2>
      <p className="govuk-body govuk-!-margin-bottom-1">
        {edit.personName}, {edit.when}
      </p>
      {edit.reason !== "" && (
        <p className="govuk-body govuk-!-margin-bottom-1 app-preserve-lines">Reason: {edit.reason}</p>
      )}
      <ul className="govuk-list govuk-list--bullet">
        {edit.differences.map((difference) => (
          <li key={difference.field} className="app-preserve-lines">
            <Difference edit={edit} difference={difference} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Difference({
  edit: { isThereBefore, isThereAfter },
  difference: { field, from, to },
}: {
  edit: LineEditView;
  difference: LineEditDifference;
}) {
  if (!isThereBefore || !isThereAfter) return `${field}: ${from || to}`;
  return (
    <>
      {field}: from <strong>{from || "nothing"}</strong> to <strong>{to || "nothing"}</strong>
    </>
  );
}

function actInWords({ kind, isThereBefore, isThereAfter }: LineEditView): string {
  const act = isThereBefore ? (isThereAfter ? "Changed" : "Removed") : "Added";
  return kind === "imported" ? `${act} by an import` : act;
}
