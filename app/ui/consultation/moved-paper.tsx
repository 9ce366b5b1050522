import { MOVED_SECTION_LABELS, type MovedSections } from "~/domain/consultation/draft-to-final";
import { SummaryList } from "../govuk";

/** The sections of the framework's paper: which moved since people were shown them, and how. Nothing where there is none. */
export function MovedPaper({ paper: { sections, isOrderMoved } }: { paper: MovedSections }) {
  if (sections.length === 0) return null;
  return (
    <section aria-labelledby="moved-sections">
      <h2 className="govuk-heading-m" id="moved-sections">
        Sections of the paper
      </h2>
      {isOrderMoved && (
        <p className="govuk-body">They follow each other in another order than people were shown.</p>
      )}
      <SummaryList
        rows={sections.map(({ heading, moved, differences }) => ({
          key: heading,
          value: (
            <>
              <p className="govuk-body">{MOVED_SECTION_LABELS[moved]}</p>
              {differences.map(({ field, before, now }) => (
                <div key={field}>
                  <p className="govuk-body app-preserve-lines">
                    <strong>{field} before:</strong> {before || "nothing"}
                  </p>
                  <p className="govuk-body app-preserve-lines">
                    <strong>{field} now:</strong> {now || "nothing"}
                  </p>
                </div>
              ))}
            </>
          ),
        }))}
      />
    </section>
  );
}
