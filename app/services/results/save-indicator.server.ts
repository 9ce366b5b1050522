import { eq } from "drizzle-orm";
import { findIndicator } from "~db/queries/results.server";
import { indicator } from "~db/schema";
import { mayWriteResults } from "~/auth/permissions";
import { CHARACTERISTIC_LABELS } from "~/domain/eia/characteristics";
import { formatFigure } from "~/domain/results/figure";
import { GOOD_DIRECTION_LABELS, type IndicatorWords } from "~/domain/results/indicator";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import { withMonitoredLine, type LinePlace } from "./internal/results-write.server";

export interface SaveIndicatorInput extends LinePlace, IndicatorWords {
  indicatorId: number | "new";
  /** Of the indicator that the form was made on; of a new one there is none. */
  version: number;
}

/**
 * Writes what is measured of a line. What was returned of it stays, whatever it is called since.
 * @returns its id
 * @throws Refusal not-found; stale; invalid at `name` for one that the line has already, at `countedBy` once people were counted
 */
export async function saveIndicator(
  context: ServiceContext,
  { frameworkId, lineId, indicatorId, version, ...words }: SaveIndicatorInput,
): Promise<number> {
  return withMonitoredLine(context, { frameworkId, lineId }, async (write) => {
    const { tx, actor, standing, line } = write;
    const role = allow(mayWriteResults(actor, standing));
    const before = indicatorId === "new" ? null : await findIndicator(tx, lineId, indicatorId);
    if (before === null && indicatorId !== "new") throw new Refusal({ kind: "not-found" });
    if (before) requireVersion(before, version, indicatorInWords(before));
    const isTaken = line.indicators.some(({ id, name }) => id !== before?.id && name === words.name);
    const isReturned = before !== null && line.returns.some(({ values }) => values[before.id] !== undefined);
    refuseFaults({
      ...(isTaken ? { name: "This line has an indicator of this name" } : {}),
      ...(isReturned && before.countedBy !== null && words.countedBy !== before.countedBy
        ? {
            countedBy: "People were counted by this already. Add another indicator to count them differently",
          }
        : {}),
    });
    const [saved] = before
      ? await tx
          .update(indicator)
          .set({ ...words, version: before.version + 1 })
          .where(eq(indicator.id, before.id))
          .returning({ id: indicator.id })
      : await tx
          .insert(indicator)
          .values({ ...words, frameworkId, lineId })
          .returning({ id: indicator.id });
    if (!saved) throw new Error("The indicator was not saved");
    recordEvent(write, {
      act: "indicator.save",
      role,
      subject: `${line.service}: ${words.name}`,
      before: before && indicatorInWords(before),
      after: indicatorInWords(words),
      detail: { lineId, indicatorId: saved.id },
    });
    return saved.id;
  });
}

/** For whoever edited an earlier version, by the fields of the form, and for the audit log. */
export function indicatorInWords(words: IndicatorWords): Record<string, string> {
  const { name, unit, goodDirection, baseline, target, about, countedBy } = words;
  const figure = (hundredths: number | null) => (hundredths === null ? "" : formatFigure(hundredths));
  return {
    ...{ name, unit, baseline: figure(baseline), target: figure(target) },
    goodDirection: GOOD_DIRECTION_LABELS[goodDirection],
    about: about === null ? "" : CHARACTERISTIC_LABELS[about],
    countedBy: countedBy === null ? "" : CHARACTERISTIC_LABELS[countedBy],
  };
}
