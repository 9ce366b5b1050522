import { eq } from "drizzle-orm";
import { getContent } from "~db/queries/content.server";
import { countReadings, listQuestions, listThemes } from "~db/queries/public-consultations.server";
import { answerImport, consultationAnswer, consultationSavedAnswer, publicConsultation } from "~db/schema";
import { mayTakeConsultationStep } from "~/auth/permissions";
import { TO_BE_READ } from "~/domain/consultation/answer";
import { frozenBeside, proposalOf } from "~/domain/consultation/proposal";
import {
  CONSULTATION_STEPS,
  openingGaps,
  type ConsultationAct,
} from "~/domain/consultation/public-consultation";
import { consideringGap } from "~/domain/consultation/standing";
import { themeGap } from "~/domain/consultation/theme";
import { inheritedOf } from "~/services/sign-off/framework-before.server";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal, requireReason } from "~/services/refusal";
import {
  consultationInWords,
  destroyKey,
  withConsultation,
  type ConsultationPlace,
  type ConsultationWrite,
} from "./internal/consultation-write.server";
import { beginMonitoring } from "./internal/monitoring.server";
import { settleCounts } from "./count-monitoring.server";
import { reportNow } from "./report-now.server";

export interface StepInput extends ConsultationPlace {
  act: ConsultationAct;
  version: number;
  /** Why it is withdrawn; of no matter to the other steps. */
  reason: string;
}

/**
 * Approves, opens, reports or withdraws a consultation (rule 31). To open it freezes what people are shown, as it is on the day; to
 * report it freezes what is published of the answers.
 * @throws Refusal not-found; forbidden; conflict where something is missing; stale
 */
export async function takeConsultationStep(
  context: ServiceContext,
  { act, version, reason, ...place }: StepInput,
): Promise<void> {
  await withConsultation(context, place, async (write) => {
    const { tx, actor, consultation, phase } = write;
    const role = allow(mayTakeConsultationStep(actor, act, { phase, writtenBy: consultation.writtenBy }));
    requireVersion(consultation, version, consultationInWords(consultation));
    const withdrawnReason = act === "withdraw" ? requireReason(reason) : "";
    await refuseGaps(write, act);
    if (act === "report") await settleCounts(write, role);
    const { to } = CONSULTATION_STEPS[act];
    await tx
      .update(publicConsultation)
      .set({
        state: to,
        withdrawnReason,
        version: consultation.version + 1,
        ...(act === "open" && (await frozenNow(write))),
        ...(act === "report" && { report: await reportNow(tx, consultation, write.today) }),
      })
      .where(eq(publicConsultation.id, consultation.id));
    if (act === "open" && consultation.monitored.length > 0) await beginMonitoring(tx, consultation.id);
    if (act === "withdraw") await destroyKey(write, consultation);
    // What an answer came from is of no use any more, nor is what was never sent, nor an import that nobody confirmed.
    if (act === "report" || act === "withdraw") {
      await tx
        .update(consultationAnswer)
        .set({ originMark: "" })
        .where(eq(consultationAnswer.consultationId, consultation.id));
      await tx
        .delete(consultationSavedAnswer)
        .where(eq(consultationSavedAnswer.consultationId, consultation.id));
      await tx.delete(answerImport).where(eq(answerImport.consultationId, consultation.id));
    }
    recordEvent(write, {
      act: `public-consultation.${act}`,
      role,
      subject: consultation.title,
      before: { state: consultation.state },
      after: { state: to, ...(withdrawnReason && { reason: withdrawnReason }) },
      detail: { consultationId: consultation.id },
    });
  });
}

async function frozenNow({ tx, framework, consultation, today, now }: ConsultationWrite) {
  const content = await getContent(tx, framework.id);
  const inherited = await inheritedOf(tx, framework.id, content, today);
  const proposal = proposalOf(content, { changeIds: consultation.changeIds, inherited }, today);
  return { proposal, frozenBeside: frozenBeside(content, proposal, now) };
}

async function refuseGaps(write: ConsultationWrite, act: ConsultationAct): Promise<void> {
  const { tx, consultation, framework, today } = write;
  if (act === "withdraw") return;
  const gaps =
    act === "report"
      ? await reportingGaps(write)
      : openingGaps(consultation, await listQuestions(tx, consultation.id), framework.state, today);
  if (gaps.length > 0) throw new Refusal({ kind: "conflict", message: gaps.join(" ") });
}

async function reportingGaps({ tx, consultation, today }: ConsultationWrite): Promise<string[]> {
  const readings = await countReadings(tx, consultation.id);
  const themes = await listThemes(tx, consultation.id);
  const gap = consideringGap(
    {
      ...consultation,
      consultationId: consultation.id,
      unread: TO_BE_READ.reduce((sum, state) => sum + readings[state], 0),
      unanswered: themes.filter((theme) => themeGap(theme) !== null).length,
    },
    today,
  );
  return gap === null ? [] : [gap];
}
