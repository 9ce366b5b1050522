import { findAccessibilityStatement } from "~db/queries/accessibility.server";
import { accessibilityStatement, office as officeTable } from "~db/schema";
import { statementFaults, type AccessibilitySettings } from "~/domain/accessibility/statement";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { writeOffice } from "./internal/office-write.server";

/**
 * The office's own part of its accessibility statement, whole: what is missing is refused, so that none is kept that only looks complete.
 * @throws Refusal forbidden; stale; invalid, by field
 */
export async function saveAccessibilityStatement(
  context: ServiceContext,
  { version, ...settings }: AccessibilitySettings & { version: number },
): Promise<void> {
  await writeOffice(context, "office.manage", async (write) => {
    const { tx, office, today, role } = write;
    requireVersion(office, version, {});
    refuseFaults(statementFaults(settings, today));
    const before = await findAccessibilityStatement(tx);
    await tx
      .insert(accessibilityStatement)
      .values(settings)
      .onConflictDoUpdate({ target: accessibilityStatement.id, set: settings });
    await tx.update(officeTable).set({ version: office.version + 1 });
    recordEvent(write, {
      act: "office.accessibility",
      role,
      subject: "Accessibility statement",
      before: before && { ...before },
      after: settings,
    });
  });
}
