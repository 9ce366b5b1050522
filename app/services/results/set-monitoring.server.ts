import { and, eq } from "drizzle-orm";
import { findMonitoredLine } from "~db/queries/results.server";
import { findTemplateInUse } from "~db/queries/templates.server";
import { budgetLine, lineMonitoring } from "~db/schema";
import { mayWriteResults } from "~/auth/permissions";
import { FREQUENCY_LABELS, type Frequency } from "~/domain/results/period";
import {
  allow,
  recordEvent,
  requireVersion,
  withFramework,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import type { LinePlace } from "./internal/results-write.server";

/** Of a line that nobody has said it of. */
export const NOT_MONITORED = 0;

/**
 * Says how often results of a budget line are returned, which stays as it is once one was: a half-year and a year end on the same day.
 * @param input.version of how it was set before: `NOT_MONITORED` where it was not
 * @throws Refusal not-found; stale; invalid at `frequency` where something was returned
 */
export async function setMonitoring(
  context: ServiceContext,
  { frameworkId, lineId, frequency, version }: LinePlace & { frequency: Frequency; version: number },
): Promise<void> {
  await withFramework(context, frameworkId, async (write) => {
    const { tx, actor, standing } = write;
    const role = allow(mayWriteResults(actor, standing));
    const [line] = await tx
      .select({ service: budgetLine.service })
      .from(budgetLine)
      .where(and(eq(budgetLine.id, lineId), eq(budgetLine.frameworkId, frameworkId)));
    if (!line) throw new Refusal({ kind: "not-found" });
    const before = (await findMonitoredLine(tx, frameworkId, lineId))?.line ?? null;
    requireVersion({ version: before?.version ?? NOT_MONITORED }, version, {
      frequency: before ? FREQUENCY_LABELS[before.frequency] : "",
    });
    refuseFaults(
      before && before.returns.length > 0 && before.frequency !== frequency
        ? { frequency: "Results were returned already, so how often stays as it is" }
        : {},
    );
    await tx
      .insert(lineMonitoring)
      .values({
        ...{ lineId, frameworkId, frequency },
        templateVersionId: await findTemplateInUse(tx, "return"),
      })
      .onConflictDoUpdate({ target: lineMonitoring.lineId, set: { frequency, version: version + 1 } });
    recordEvent(write, {
      act: "results.monitoring",
      role,
      subject: line.service,
      before: before && { frequency: before.frequency },
      after: { frequency },
      detail: { lineId },
    });
  });
}
