import type { Db } from "~db/client.server";
import { findBaselineWithholding, findSignedPublication } from "~db/queries/framework-before.server";
import { getPreviousId } from "~db/queries/frameworks.server";
import type { FrameworkContent } from "~/domain/framework/content";
import type { InheritedItem } from "~/domain/publication/determinations";
import { inheritedWithholding, lineTexts } from "~/domain/publication/inherited-withholding";
import { withheldBefore, type FrameworkBefore } from "~/domain/publication/withheld-before";
import { dateInLondon, type CalendarDate } from "~/domain/shared/calendar-date";

/** What a framework must withhold on a day because the one before it does, unless it is released. */
export async function inheritedOf(
  db: Db,
  frameworkId: number,
  content: FrameworkContent,
  day: CalendarDate,
): Promise<InheritedItem[]> {
  return inheritedWithholding(
    content,
    withheldBefore(await findFrameworkBefore(db, frameworkId, content), day),
  );
}

/** The framework that this one is compared with, as far as it withholds anything. */
export async function findFrameworkBefore(
  db: Db,
  frameworkId: number,
  { previous }: Pick<FrameworkContent, "previous">,
): Promise<FrameworkBefore | null> {
  const previousId = await getPreviousId(db, frameworkId);
  if (previousId === null || previous === null) return null;
  const signed = await findSignedPublication(db, previousId);
  if (signed)
    return { kind: "signed", bodies: signed.snapshot, parts: signed.parts, withdrawn: signed.withdrawn };
  const baseline = await findBaselineWithholding(db, previousId);
  if (!baseline) return null;
  const { legalGround, withheldUntil, lineIds } = baseline;
  const withheld = new Set(lineIds);
  return {
    kind: "baseline",
    since: dateInLondon(baseline.at),
    legalGround,
    withheldUntil,
    lines: previous.lines.map((line, index) => ({
      number: index + 1,
      texts: lineTexts(line),
      isWithheld: withheld.has(line.id),
    })),
  };
}
