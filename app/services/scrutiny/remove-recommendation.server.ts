import { eq } from "drizzle-orm";
import { listRecommendations } from "~db/queries/scrutiny-reports.server";
import { scrutinyRecommendation } from "~db/schema";
import { mayReplyToScrutiny } from "~/auth/permissions";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { withReport, type ReportPlace } from "./internal/scrutiny-write.server";

/** Takes a recommendation away that was written down by mistake. @throws Refusal not-found; forbidden; conflict; stale */
export async function removeRecommendation(
  context: ServiceContext,
  { recommendationId, version, ...place }: ReportPlace & { recommendationId: number; version: number },
): Promise<void> {
  await withReport(context, place, async (write) => {
    const { tx, actor, report } = write;
    const role = allow(mayReplyToScrutiny(actor, report));
    const before = (await listRecommendations(tx, report.id)).find(({ id }) => id === recommendationId);
    if (!before) throw new Refusal({ kind: "not-found" });
    const { recommendation, reason } = before;
    requireVersion(before, version, { recommendation, reason });
    await tx.delete(scrutinyRecommendation).where(eq(scrutinyRecommendation.id, before.id));
    recordEvent(write, {
      act: "recommendation.remove",
      role,
      subject: report.body,
      before,
      detail: { reportId: report.id },
    });
  });
}
