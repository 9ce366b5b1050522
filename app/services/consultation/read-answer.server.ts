import { findAnswer, listThemes } from "~db/queries/public-consultations.server";
import { findQuotation, listReadingsOf } from "~db/queries/consultation-readings.server";
import { consultationReading } from "~db/schema";
import { mayConsiderAnswers } from "~/auth/permissions";
import { isReadBlind } from "~/domain/consultation/agreement";
import type { ReadingState } from "~/domain/consultation/answer";
import { isSaidIn } from "~/domain/consultation/quotation";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { withConsultation, type ConsultationPlace } from "./internal/consultation-write.server";
import { writeReading } from "./internal/reading-write.server";

export interface ReadAnswerInput extends ConsultationPlace {
  answerId: number;
  version: number;
  reading: Extract<ReadingState, "read" | "second_look" | "set_aside">;
  themeIds: readonly number[];
  /** Words of the answer that may be published; empty for none, or to leave those that the person was not shown. */
  quotation: string;
}

/**
 * Says of an answer that it was read and which themes it speaks of; that it is left for a second look; or that it is set aside, so
 * that it counts for nothing (rule 31). What it says is not on the audit log.
 * @throws Refusal not-found; stale; invalid at `themes` for one that is gone, at `quotation` for what is not said in it
 */
export async function readAnswer(
  context: ServiceContext,
  { answerId, version, reading, themeIds, quotation, ...place }: ReadAnswerInput,
): Promise<void> {
  await withConsultation(context, place, async (write) => {
    const { tx, actor, consultation, phase, standing } = write;
    const role = allow(mayConsiderAnswers(actor, phase, standing));
    const before = await findAnswer(tx, consultation.id, answerId);
    if (!before) throw new Refusal({ kind: "not-found" });
    requireVersion(before, version, {});
    const themes = await listThemes(tx, consultation.id);
    if (!themeIds.every((id) => themes.some((theme) => theme.id === id))) {
      throw new Refusal({
        kind: "invalid",
        errors: { themes: "One of these themes was removed. Choose again" },
      });
    }
    if (quotation !== "" && !isSaidIn(quotation, before.given)) {
      throw new Refusal({
        kind: "invalid",
        errors: { quotation: "Copy it word for word from the answer, with … for what you leave out" },
      });
    }
    const isAnswer = reading !== "set_aside";
    const counted = isAnswer ? [...new Set(themeIds)] : [];
    const quotationBefore = await findQuotation(tx, answerId);
    const readings = await listReadingsOf(tx, answerId);
    // Whoever could not see what another marked has not taken it back by marking nothing.
    const marked =
      quotation === "" && isReadBlind(before, readings, actor.personId) ? quotationBefore : quotation;
    const quoted = isAnswer ? marked : "";
    const answerVersion = await writeReading(tx, before, { reading, themeIds: counted, quotation: quoted });
    const read = {
      ...{ themeIds: counted, answerVersion, quotationBefore },
      ...{ readingBefore: before.reading, themeIdsBefore: before.themeIds },
    };
    await tx
      .insert(consultationReading)
      .values({ answerId, personId: actor.personId, ...read })
      .onConflictDoUpdate({
        target: [consultationReading.answerId, consultationReading.personId],
        set: read,
      });
    recordEvent(write, {
      act: "answer.read",
      role,
      subject: consultation.title,
      before: {
        reading: before.reading,
        themeIds: before.themeIds,
        hasQuotation: quotationBefore !== "",
      },
      after: { reading, themeIds: counted, hasQuotation: quoted !== "" },
      detail: { consultationId: consultation.id, answerId },
    });
  });
}
