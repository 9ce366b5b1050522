import { and, eq } from "drizzle-orm";
import { findQuotation } from "~db/queries/consultation-readings.server";
import { findAnswer, listThemes } from "~db/queries/public-consultations.server";
import { consultationReading } from "~db/schema";
import { mayConsiderAnswers } from "~/auth/permissions";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { withConsultation, type ConsultationPlace } from "./internal/consultation-write.server";
import { writeReading } from "./internal/reading-write.server";

export interface UndoReadingInput extends ConsultationPlace {
  answerId: number;
  version: number;
}

/**
 * Puts back how an answer stood before the actor read it, as long as nobody has read it since. Themes that were removed meanwhile stay
 * away.
 * @throws Refusal not-found; stale; conflict where the last who read it was somebody else
 */
export async function undoReading(
  context: ServiceContext,
  { answerId, version, ...place }: UndoReadingInput,
): Promise<void> {
  await withConsultation(context, place, async (write) => {
    const { tx, actor, consultation, phase, standing } = write;
    const role = allow(mayConsiderAnswers(actor, phase, standing));
    const now = await findAnswer(tx, consultation.id, answerId);
    if (!now) throw new Refusal({ kind: "not-found" });
    requireVersion(now, version, {});
    const own = and(
      eq(consultationReading.answerId, answerId),
      eq(consultationReading.personId, actor.personId),
    );
    const [last] = await tx.select().from(consultationReading).where(own);
    if (last?.answerVersion !== now.version) {
      throw new Refusal({
        kind: "conflict",
        message: "You are not the last who read this answer, so there is nothing of yours to undo.",
      });
    }
    const known = new Set((await listThemes(tx, consultation.id)).map(({ id }) => id));
    const before = {
      reading: last.readingBefore,
      themeIds: last.themeIdsBefore.filter((id) => known.has(id)),
      quotation: last.quotationBefore,
    };
    const hadQuotation = (await findQuotation(tx, answerId)) !== "";
    await writeReading(tx, now, before);
    await tx.delete(consultationReading).where(own);
    recordEvent(write, {
      act: "answer.undo-reading",
      role,
      subject: consultation.title,
      before: { reading: now.reading, themeIds: now.themeIds, hasQuotation: hadQuotation },
      after: { reading: before.reading, themeIds: before.themeIds, hasQuotation: before.quotation !== "" },
      detail: { consultationId: consultation.id, answerId },
    });
  });
}
