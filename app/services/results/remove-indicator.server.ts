import { eq } from "drizzle-orm";
import { findIndicator } from "~db/queries/results.server";
import { indicator, returnCount, returnValue } from "~db/schema";
import { mayWriteResults } from "~/auth/permissions";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { withMonitoredLine, type LinePlace } from "./internal/results-write.server";
import { indicatorInWords } from "./save-indicator.server";

/** @throws Refusal not-found; stale; conflict where something was returned of it, which stays */
export async function removeIndicator(
  context: ServiceContext,
  { indicatorId, version, ...place }: LinePlace & { indicatorId: number; version: number },
): Promise<void> {
  await withMonitoredLine(context, place, async (write) => {
    const { tx, actor, standing, line } = write;
    const role = allow(mayWriteResults(actor, standing));
    const found = await findIndicator(tx, place.lineId, indicatorId);
    if (!found) throw new Refusal({ kind: "not-found" });
    requireVersion(found, version, indicatorInWords(found));
    const values = await tx.$count(returnValue, eq(returnValue.indicatorId, indicatorId));
    const counts = await tx.$count(returnCount, eq(returnCount.indicatorId, indicatorId));
    if (values + counts > 0) {
      throw new Refusal({
        kind: "conflict",
        message: "Something was returned of this indicator, so it stays.",
      });
    }
    await tx.delete(indicator).where(eq(indicator.id, indicatorId));
    recordEvent(write, {
      act: "indicator.remove",
      role,
      subject: `${line.service}: ${found.name}`,
      before: indicatorInWords(found),
      detail: { lineId: place.lineId, indicatorId },
    });
  });
}
