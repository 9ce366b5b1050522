import { office as officeTable } from "~db/schema";
import type { ResultsSetting } from "~/domain/results/results-setting";
import { formatMoney } from "~/domain/shared/money";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { writeOffice } from "./internal/office-write.server";

/**
 * When returns of results are due, what difference stands out, and how often results are suggested to be returned. It belongs to no
 * framework: nothing that is submitted, sealed or judged knows of it.
 * @throws Refusal forbidden; stale; invalid at `quarterlyFrom` where it is less than `halfYearlyFrom`
 */
export async function saveResultsSetting(
  context: ServiceContext,
  { version, ...setting }: ResultsSetting & { version: number },
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, role } = write;
    const { returnDays, limitPercent, halfYearlyFrom, quarterlyFrom } = setting;
    const before: ResultsSetting = {
      returnDays: office.returnDays,
      limitPercent: office.resultsLimit,
      halfYearlyFrom: office.halfYearlyFrom,
      quarterlyFrom: office.quarterlyFrom,
    };
    requireVersion(office, version, inWords(before));
    refuseFaults(
      halfYearlyFrom !== null && quarterlyFrom !== null && quarterlyFrom < halfYearlyFrom
        ? { quarterlyFrom: "The amount for every quarter must not be less than that for every half-year" }
        : {},
    );
    await tx.update(officeTable).set({
      ...{ returnDays, halfYearlyFrom, quarterlyFrom },
      ...{ resultsLimit: limitPercent, version: office.version + 1 },
    });
    recordEvent(write, { act: "office.results", role, subject: "Results", before, after: setting });
  });
}

function inWords({ returnDays, limitPercent, halfYearlyFrom, quarterlyFrom }: ResultsSetting) {
  const amount = (pence: number | null) => (pence === null ? "" : formatMoney(pence));
  return {
    returnDays: String(returnDays),
    limitPercent: String(limitPercent),
    halfYearlyFrom: amount(halfYearlyFrom),
    quarterlyFrom: amount(quarterlyFrom),
  };
}
