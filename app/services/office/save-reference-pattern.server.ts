import { lte } from "drizzle-orm";
import { office as officeTable, referenceCounter } from "~db/schema";
import { EVERY_YEAR, isReferencePattern } from "~/domain/decision/reference";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeOffice, type OfficeWrite } from "./internal/office-write.server";
import { Refusal, refuseFaults } from "~/services/refusal";

export interface SaveReferencePattern {
  /** The office's version. */
  version: number;
  /** For example `{number}/{year}`. */
  referencePattern: string;
  /**
   * The number that the next record of a year gets, or the next of all where the pattern has no year (`EVERY_YEAR`); null leaves
   * the counters as they are.
   */
  next: { year: number; number: number } | null;
}

/**
 * How references read, and with which number a year goes on. Numbers only ever go up: none is given twice.
 * @throws Refusal forbidden; stale; invalid at the fields `referencePattern` or `nextNumber`
 */
export async function saveReferencePattern(
  context: ServiceContext,
  { version, referencePattern, next }: SaveReferencePattern,
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, role } = write;
    requireVersion(office, version, { referencePattern: office.referencePattern });
    refuseFaults(
      isReferencePattern(referencePattern)
        ? {}
        : { referencePattern: "The pattern must contain {number} once, and one kind of year at most" },
    );
    if (next) await setNextNumber(write, next);
    await tx.update(officeTable).set({ referencePattern, version: office.version + 1 });
    recordEvent(write, {
      act: "office.references",
      role,
      subject: referencePattern,
      before: office.referencePattern,
      after: referencePattern,
      detail: { next },
    });
  });
}

/** In one statement with its check, so that no number that was given comes again. */
async function setNextNumber({ tx }: OfficeWrite, { year, number }: { year: number; number: number }) {
  const set = await tx
    .insert(referenceCounter)
    .values({ year, nextNumber: number })
    .onConflictDoUpdate({
      target: referenceCounter.year,
      set: { nextNumber: number },
      setWhere: lte(referenceCounter.nextNumber, number),
    })
    .returning({ year: referenceCounter.year });
  if (set.length === 0) {
    throw new Refusal({
      kind: "invalid",
      errors: {
        nextNumber: `Numbers as high as this were given${year === EVERY_YEAR ? "" : ` in ${year}`} already. Enter a higher one`,
      },
    });
  }
}
