import type { Agreement, Reading } from "~/domain/consultation/agreement";
import { agreedPercent } from "~/domain/consultation/agreement";
import { paths } from "~/paths";
import { SummaryList } from "../govuk";

interface HowItWasReadProps {
  readings: readonly Reading[];
  themes: readonly { id: number; title: string }[];
}

/** Who saw which themes in an answer; nothing where nobody has read it. */
export function HowItWasRead({ readings, themes }: HowItWasReadProps) {
  if (readings.length === 0) return null;
  const titleOf = new Map(themes.map(({ id, title }) => [id, title]));
  return (
    <section aria-labelledby="how-it-was-read">
      <h2 className="govuk-heading-m" id="how-it-was-read">
        How it was read
      </h2>
      <SummaryList
        rows={readings.map(({ name, themeIds }) => {
          const titles = themeIds.flatMap((id) => titleOf.get(id) ?? []);
          return { key: name, value: titles.length === 0 ? "No theme" : titles.join("; ") };
        })}
      />
    </section>
  );
}

interface AgreementViewProps {
  frameworkId: number;
  consultationId: number;
  agreement: Agreement;
}

/** How alike two people read the same answers, with those that were read otherwise. */
export function AgreementView({ frameworkId, consultationId, agreement }: AgreementViewProps) {
  const { answers, seen, seenByBoth, differing } = agreement;
  return (
    <>
      <p className="govuk-body">
        {`${answers === 1 ? "1 answer was" : `${answers} answers were`} read by more than one person. ${
          seen === 0
            ? "None of them saw a theme in them."
            : `Of ${seen === 1 ? "1 theme" : `${seen} themes`} that one of two saw, both saw ${seenByBoth} (${agreedPercent(agreement)}%).`
        }`}
      </p>
      {differing.length > 0 && (
        <p className="govuk-body">
          Read differently:{" "}
          {differing.map((answerId, index) => (
            <span key={answerId}>
              {index > 0 && ", "}
              <a className="govuk-link" href={paths.answer(frameworkId, consultationId, answerId)}>
                answer {answerId}
              </a>
            </span>
          ))}
          .
        </p>
      )}
    </>
  );
}
