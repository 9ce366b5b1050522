import { eq } from "drizzle-orm";
import { listRecordSettings } from "~db/queries/dated-settings.server";
import { decisionRecord } from "~db/schema";
import {
  IMPLICATION_LABELS,
  IMPLICATIONS,
  implicationsShown,
  recordSettingOn,
  type Implications,
} from "~/domain/decision/implications";
import { formatDate } from "~/domain/shared/calendar-date";
import { recordEvent, requireVersion, writeContent, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";

export interface SaveImplicationsInput {
  frameworkId: number;
  /** Of the decision record, in which they stand. */
  version: number;
  implications: Implications;
}

/**
 * What the decision record says of implications, interests and advice.
 * @throws Refusal forbidden; stale; conflict, also for what the office does not ask for
 */
export async function saveImplications(
  context: ServiceContext,
  { frameworkId, version, implications }: SaveImplicationsInput,
): Promise<void> {
  await writeContent(context, frameworkId, async (write) => {
    const { tx, framework, today } = write;
    const [row] = await tx.select().from(decisionRecord).where(eq(decisionRecord.frameworkId, frameworkId));
    if (!row) throw new Refusal({ kind: "not-found" });
    requireVersion(row, version, implicationsInWords(row.implications));
    const { asked } = recordSettingOn(await listRecordSettings(tx), today);
    const shown = implicationsShown(asked, row.implications);
    const notAsked = IMPLICATIONS.filter((name) => implications[name] !== undefined && !shown.includes(name));
    if (notAsked.length > 0) {
      throw new Refusal({
        kind: "conflict",
        message: `This office does not ask for it: ${notAsked.map((name) => IMPLICATION_LABELS[name]).join(", ")}.`,
      });
    }
    await tx
      .update(decisionRecord)
      .set({ implications, version: row.version + 1 })
      .where(eq(decisionRecord.frameworkId, frameworkId));
    recordEvent(write, {
      act: "record.save",
      role: "eia_author",
      subject: framework.title,
      before: { implications: row.implications },
      after: { implications },
    });
  });
}

/** For whoever edited an earlier version. */
function implicationsInWords({ consideredBy = [], ...texts }: Implications): Record<string, string> {
  return {
    ...texts,
    ...Object.fromEntries(
      consideredBy.flatMap(({ body, on }, index) => [
        [`considered${index + 1}_body`, body],
        [`considered${index + 1}_on`, on === null ? "" : formatDate(on)],
      ]),
    ),
  };
}
