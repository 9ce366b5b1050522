import { eq } from "drizzle-orm";
import { decisionRecord } from "~db/schema";
import { attachedReportFaults } from "~/domain/decision/attached-report";
import type { DecisionRecordFields } from "~/domain/decision/decision-record";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { changedFields } from "~/services/internal/audit-log.server";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { Refusal, refuseFaults } from "~/services/refusal";

export type SaveDecisionRecordInput = Omit<DecisionRecordFields, "implications"> & { frameworkId: number };

/** The decision record's own fields. All may be empty in a draft: the gate says what is missing. */
export async function saveDecisionRecord(
  context: ServiceContext,
  { frameworkId, version, ...fields }: SaveDecisionRecordInput,
): Promise<void> {
  return writeContent(context, frameworkId, async (write) => {
    const { tx, framework, today } = write;
    const [row] = await tx.select().from(decisionRecord).where(eq(decisionRecord.frameworkId, frameworkId));
    if (!row) throw new Refusal({ kind: "not-found" });
    requireVersion(row, version, inWords(row));
    if (fields.receivedOn !== null && fields.receivedOn > today) {
      throw new Refusal({
        kind: "invalid",
        errors: { receivedOn: "Date received must be today or in the past" },
      });
    }
    refuseFaults(attachedReportFaults(fields));
    await tx
      .update(decisionRecord)
      .set({ ...fields, version: version + 1 })
      .where(eq(decisionRecord.frameworkId, frameworkId));
    recordEvent(write, {
      act: "record.save",
      role: "eia_author",
      subject: framework.title,
      ...changedFields(row, fields),
    });
  });
}

function inWords({
  frameworkId: _of,
  version: _version,
  implications: _elsewhere,
  datedOn,
  receivedOn,
  reportDatedOn,
  ...words
}: typeof decisionRecord.$inferSelect): Record<string, string> {
  const day = (date: CalendarDate | null) => (date ? formatDate(date) : "");
  return {
    ...words,
    datedOn: day(datedOn),
    receivedOn: day(receivedOn),
    reportDatedOn: day(reportDatedOn),
  };
}
