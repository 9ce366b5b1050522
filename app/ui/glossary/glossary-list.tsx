import type { GlossaryTerm, TermInWords } from "~/domain/framework/glossary";
import { paths } from "~/paths";
import { SummaryList } from "../govuk";

interface GlossaryListProps {
  terms: readonly GlossaryTerm[];
  /** The framework whose terms may be changed; null where nobody may who reads this. */
  editableIn: number | null;
}

export function GlossaryList({ terms, editableIn }: GlossaryListProps) {
  if (terms.length === 0) return <p className="govuk-body">No abbreviation is explained yet.</p>;
  return (
    <SummaryList
      rows={terms.map(({ id, term, meaning }) => ({
        key: term,
        value: meaning,
        actions:
          editableIn === null
            ? []
            : [
                { text: "Change", href: paths.term(editableIn, id), visuallyHidden: term },
                { text: "Remove", href: paths.removeTerm(editableIn, id), visuallyHidden: term },
              ],
      }))}
    />
  );
}

/** Found in what was written; nothing is added unless somebody says so. */
export function SuggestedTerms({
  frameworkId,
  suggested,
}: {
  frameworkId: number;
  suggested: readonly TermInWords[];
}) {
  if (suggested.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Used, but not explained</h2>
      <p className="govuk-body">
        These stand in the budget, the EIA or the record. What one seems to stand for is taken from the words
        beside it.
      </p>
      <SummaryList
        rows={suggested.map(({ term, meaning }) => ({
          key: term,
          value: meaning || "Its meaning is not given",
          actions: [{ text: "Add", href: paths.newTerm(frameworkId, term), visuallyHidden: term }],
        }))}
      />
    </>
  );
}
