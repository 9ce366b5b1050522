import { office as officeTable } from "~db/schema";
import type { ProposedHeadings } from "~/domain/framework/sections";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeOffice } from "./internal/office-write.server";

/**
 * The headings of the sections that frameworks are offered. What a framework has of them stays as it is.
 * @throws Refusal forbidden; stale
 */
export async function saveProposedHeadings(
  context: ServiceContext,
  { version, ...headings }: ProposedHeadings & { version: number },
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, role } = write;
    const before = { before_budget: office.headingsBefore, after_budget: office.headingsAfter };
    requireVersion(office, version, {
      beforeBudget: before.before_budget.join("\n"),
      afterBudget: before.after_budget.join("\n"),
    });
    const after = { before_budget: [...headings.before_budget], after_budget: [...headings.after_budget] };
    await tx.update(officeTable).set({
      headingsBefore: after.before_budget,
      headingsAfter: after.after_budget,
      version: office.version + 1,
    });
    recordEvent(write, { act: "office.headings", role, subject: "Sections", before, after });
  });
}
