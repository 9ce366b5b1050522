import { office as officeTable } from "~db/schema";
import { isContractMonths, MOST_CONTRACT_MONTHS } from "~/domain/budget/ending-contract";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { writeOffice } from "./internal/office-write.server";

/**
 * How many months before a contract ends EIA authors are reminded of it. Nothing that is submitted, sealed or judged knows of it.
 * @throws Refusal forbidden; stale; invalid at the field `contractMonths`
 */
export async function saveContractMonths(
  context: ServiceContext,
  { version, contractMonths }: { version: number; contractMonths: number },
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, role } = write;
    requireVersion(office, version, { contractMonths: String(office.contractMonths) });
    refuseFaults(
      isContractMonths(contractMonths)
        ? {}
        : { contractMonths: `Enter a number from 1 to ${MOST_CONTRACT_MONTHS}` },
    );
    await tx.update(officeTable).set({ contractMonths, version: office.version + 1 });
    recordEvent(write, {
      act: "office.contract-months",
      role,
      subject: String(contractMonths),
      before: { contractMonths: office.contractMonths },
      after: { contractMonths },
    });
  });
}
