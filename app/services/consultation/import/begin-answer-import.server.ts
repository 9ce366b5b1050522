import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { listQuestions } from "~db/queries/public-consultations.server";
import { answerImport } from "~db/schema";
import { mayConsiderAnswers } from "~/auth/permissions";
import type { SurveySheet } from "~/domain/consultation/imported-answers";
import { shownName } from "~/imports/file-name.parse";
import { guessSurveyMapping } from "~/imports/survey-answers.parse";
import { readSurvey } from "~/imports/survey.parse";
import { sheetsIn, type UploadReading } from "~/imports/uploaded-sheets.server";
import { allow, type ServiceContext } from "~/services/context.server";
import {
  withConsultation,
  type ConsultationPlace,
} from "~/services/consultation/internal/consultation-write.server";
import { oneAtATime } from "~/services/one-at-a-time.server";
import { Refusal } from "~/services/refusal";

const inTurn = oneAtATime();

export interface BeginAnswerImportInput extends ConsultationPlace {
  /** Null for what was pasted. */
  fileName: string | null;
  /** Reads it; asked once its turn has come. */
  read: () => Promise<UploadReading>;
}

/**
 * Reads a survey's export, lets go what tells who answered before anything is stored, and keeps the rest beside the consultation, in
 * place of what the person had begun to import before.
 * @throws Refusal invalid at `file` or `pasted`; forbidden; busy
 */
export async function beginAnswerImport(
  context: ServiceContext,
  { fileName, read, ...place }: BeginAnswerImportInput,
): Promise<void> {
  await inTurn(async () => {
    const reading = await read();
    const survey = reading.ok ? readSurvey(sheetsIn(reading.sheetsJson)) : reading;
    if (!survey.ok) {
      throw new Refusal({
        kind: "invalid",
        errors: { [fileName === null ? "pasted" : "file"]: survey.problem },
      });
    }
    const { sheet } = survey;
    await withConsultation(context, place, async ({ tx, actor, consultation, phase, standing, now }) => {
      allow(mayConsiderAnswers(actor, phase, standing));
      const questions = await listQuestions(tx, consultation.id);
      await tx
        .delete(answerImport)
        .where(
          and(eq(answerImport.consultationId, consultation.id), eq(answerImport.personId, actor.personId)),
        );
      await tx.insert(answerImport).values({
        consultationId: consultation.id,
        personId: actor.personId,
        createdAt: now,
        fileName: fileName === null ? "" : shownName(fileName),
        sheet,
        digests: digestsOf(consultation.id, sheet),
        mapping: guessSurveyMapping(sheet.columns, questions, consultation.proposal?.changes ?? []),
      });
    });
  });
}

/**
 * By which a row is known when it comes again, also in a longer file. Of rows that say the same, each by its place among them: they are
 * several people's.
 */
function digestsOf(consultationId: number, { rows }: SurveySheet): string[] {
  const seen = new Map<string, number>();
  return rows.map(({ cells }) => {
    const said = JSON.stringify([...cells].filter((cell) => cell !== ""));
    const place = (seen.get(said) ?? 0) + 1;
    seen.set(said, place);
    return createHash("sha256").update(`survey ${consultationId} ${place} ${said}`).digest("hex");
  });
}
