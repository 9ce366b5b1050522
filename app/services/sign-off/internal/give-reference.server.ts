import { eq } from "drizzle-orm";
import { getOffice } from "~db/queries/office.server";
import { isReferenceKeyTaken, takeReferenceNumber } from "~db/queries/sign-off.server";
import { framework as frameworkTable } from "~db/schema";
import { formatReference, referenceKey, referenceYear } from "~/domain/decision/reference";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import type { FrameworkWrite } from "~/services/context.server";

/**
 * Gives the framework's record its reference at the first submission. It is kept through recalls and never used again,
 * also where the office has changed its pattern meanwhile and another number would read the same.
 * @returns the reference, for example `007/2018`
 */
export async function giveReference(
  { tx, framework }: Pick<FrameworkWrite, "tx" | "framework">,
  receivedOn: CalendarDate,
): Promise<string> {
  if (framework.reference !== null) return framework.reference;
  const { referencePattern } = await getOffice(tx);
  const year = referenceYear(referencePattern, receivedOn);
  let reference: string;
  do {
    reference = formatReference(referencePattern, await takeReferenceNumber(tx, year), year);
  } while (await isReferenceKeyTaken(tx, referenceKey(reference)));
  await tx
    .update(frameworkTable)
    .set({ reference, referenceKey: referenceKey(reference) })
    .where(eq(frameworkTable.id, framework.id));
  return reference;
}
