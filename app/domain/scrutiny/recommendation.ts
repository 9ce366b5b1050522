/**
 * What a scrutinising body recommends, and what it is answered: Police Reform and Social Responsibility Act 2011 s.29(3) asks a
 * commissioner to respond to the panel's reports and recommendations.
 */
export const RECOMMENDATION_ANSWERS = ["accepted", "accepted_in_part", "not_accepted"] as const;
export type RecommendationAnswer = (typeof RECOMMENDATION_ANSWERS)[number];

export const RECOMMENDATION_ANSWER_LABELS: Record<RecommendationAnswer, string> = {
  accepted: "Accepted",
  accepted_in_part: "Accepted in part",
  not_accepted: "Not accepted",
};

export interface RecommendationWords {
  recommendation: string;
  /** Null as long as it is open. */
  answer: RecommendationAnswer | null;
  reason: string;
}

export interface Recommendation extends RecommendationWords {
  id: number;
  version: number;
}

/** As it is published. */
export interface RepliedRecommendation extends RecommendationWords {
  answer: RecommendationAnswer;
}

/** What keeps the answer from being published, each in a sentence; a body that recommends nothing is answered too. */
export function answeringGaps(recommendations: readonly RecommendationWords[]): string[] {
  return recommendations.flatMap(({ answer, reason }, index) => {
    if (answer === null) return [`Recommendation ${index + 1} is not answered.`];
    return reason.trim() === "" ? [`The answer to recommendation ${index + 1} gives no reason.`] : [];
  });
}

/** Of those of which `answeringGaps` finds nothing. */
export function replied(recommendations: readonly RecommendationWords[]): RepliedRecommendation[] {
  return recommendations.flatMap(({ recommendation, answer, reason }) =>
    answer === null ? [] : [{ recommendation, answer, reason }],
  );
}
