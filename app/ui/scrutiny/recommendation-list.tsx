import { RECOMMENDATION_ANSWER_LABELS, type Recommendation } from "~/domain/scrutiny/recommendation";
import { paths } from "~/paths";
import { ButtonLink, SummaryList } from "../govuk";

interface RecommendationListProps {
  frameworkId: number;
  reportId: number;
  recommendations: readonly Recommendation[];
  mayReply: boolean;
}

/** What the body recommended, with the answer to each. */
export function RecommendationList({
  frameworkId,
  reportId,
  recommendations,
  mayReply,
}: RecommendationListProps) {
  return (
    <section aria-labelledby="recommendations">
      <h2 className="govuk-heading-m" id="recommendations">
        What was recommended, and the answer
      </h2>
      {recommendations.length === 0 ? (
        <p className="govuk-body">No recommendation is written down.</p>
      ) : (
        <SummaryList
          rows={recommendations.map(({ id, recommendation, answer, reason }, index) => ({
            key: mayReply ? (
              <a className="govuk-link" href={paths.recommendation(frameworkId, reportId, id)}>
                Recommendation {index + 1}
              </a>
            ) : (
              `Recommendation ${index + 1}`
            ),
            value: (
              <span className="app-preserve-lines">
                {[
                  recommendation,
                  `Answer: ${answer === null ? "open" : RECOMMENDATION_ANSWER_LABELS[answer]}`,
                  ...(reason === "" ? [] : [reason]),
                ].join("\n")}
              </span>
            ),
          }))}
        />
      )}
      {mayReply && (
        <ButtonLink variant="secondary" href={paths.recommendation(frameworkId, reportId, "new")}>
          Add a recommendation
        </ButtonLink>
      )}
    </section>
  );
}
