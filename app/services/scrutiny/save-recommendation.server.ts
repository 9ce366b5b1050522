import { eq } from "drizzle-orm";
import { listRecommendations } from "~db/queries/scrutiny-reports.server";
import { scrutinyRecommendation } from "~db/schema";
import { mayReplyToScrutiny } from "~/auth/permissions";
import { RECOMMENDATION_ANSWER_LABELS, type RecommendationWords } from "~/domain/scrutiny/recommendation";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { withReport, type ReportPlace } from "./internal/scrutiny-write.server";

export interface SaveRecommendationInput extends ReportPlace, RecommendationWords {
  recommendationId: number | "new";
  version: number;
}

/** Writes a recommendation, and its answer once there is one. @throws Refusal not-found; forbidden; conflict; stale */
export async function saveRecommendation(
  context: ServiceContext,
  { frameworkId, reportId, recommendationId, version, ...words }: SaveRecommendationInput,
): Promise<void> {
  await withReport(context, { frameworkId, reportId }, async (write) => {
    const { tx, actor, report } = write;
    const role = allow(mayReplyToScrutiny(actor, report));
    const before =
      recommendationId === "new"
        ? null
        : (await listRecommendations(tx, report.id)).find(({ id }) => id === recommendationId);
    if (before === undefined) throw new Refusal({ kind: "not-found" });
    if (before) {
      requireVersion(before, version, inWords(before));
      await tx
        .update(scrutinyRecommendation)
        .set({ ...words, version: before.version + 1 })
        .where(eq(scrutinyRecommendation.id, before.id));
    } else {
      await tx.insert(scrutinyRecommendation).values({ ...words, reportId: report.id });
    }
    recordEvent(write, {
      act: "recommendation.save",
      role,
      subject: report.body,
      before: before ? inWords(before) : null,
      after: inWords(words),
      detail: { reportId: report.id },
    });
  });
}

const inWords = ({ recommendation, answer, reason }: RecommendationWords) => ({
  recommendation,
  answer: answer === null ? "" : RECOMMENDATION_ANSWER_LABELS[answer],
  reason,
});
