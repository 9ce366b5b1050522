import { eq } from "drizzle-orm";
import { findConsultation, lockConsultation } from "~db/queries/public-consultations.server";
import { publicConsultation } from "~db/schema";
import type { ConsultationWords, PublicConsultation } from "~/domain/consultation/public-consultation";
import { phaseOf, type ConsultationPhase } from "~/domain/consultation/standing";
import type { QuestionWords } from "~/domain/consultation/question";
import { askedOfInWords } from "~/domain/consultation/whom";
import { formatDate } from "~/domain/shared/calendar-date";
import {
  recordEvent,
  withFramework,
  type FrameworkWrite,
  type ServiceContext,
} from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import { destroyMonitoringKey } from "./monitoring.server";

export interface ConsultationPlace {
  frameworkId: number;
  consultationId: number;
}

export interface ConsultationWrite extends FrameworkWrite {
  consultation: PublicConsultation;
  phase: ConsultationPhase;
}

/**
 * The framework's row is locked, then the consultation's. The first act after it closed destroys the key of its monitoring, in
 * nobody's capacity: it is not what was asked for.
 * @throws Refusal not-found
 */
export function withConsultation<T>(
  context: ServiceContext,
  { frameworkId, consultationId }: ConsultationPlace,
  work: (write: ConsultationWrite) => Promise<T>,
): Promise<T> {
  return withFramework(context, frameworkId, async (write) => {
    await lockConsultation(write.tx, consultationId);
    const consultation = await findConsultation(write.tx, frameworkId, consultationId);
    if (!consultation) throw new Refusal({ kind: "not-found" });
    const phase = phaseOf(consultation, write.today);
    if (takesNoMore(phase)) await destroyKey(write, consultation);
    return work({ ...write, consultation, phase });
  });
}

const takesNoMore = (phase: ConsultationPhase) =>
  phase === "closed" || phase === "reported" || phase === "withdrawn";

/** What people said of themselves becomes counts, and says so on the audit log. */
export async function destroyKey(
  write: FrameworkWrite,
  { id, title }: Pick<PublicConsultation, "id" | "title">,
): Promise<void> {
  if (!(await destroyMonitoringKey(write.tx, id))) return;
  recordEvent(write, {
    act: "monitoring.key-destroy",
    role: null,
    subject: title,
    detail: { consultationId: id },
  });
}

/** For whoever edited an earlier version, and for the audit log. */
export function consultationInWords({
  title,
  why,
  privacy,
  contact,
  opensOn,
  closesOn,
  keptUntil,
  outcomeBy,
  askedOf,
  bodies,
  channels,
}: ConsultationWords): Record<string, string> {
  const day = (date: ConsultationWords["opensOn"]) => (date === null ? "" : formatDate(date));
  return {
    title,
    why,
    privacy,
    contact,
    opensOn: day(opensOn),
    closesOn: day(closesOn),
    keptUntil: day(keptUntil),
    outcomeBy: day(outcomeBy),
    askedOf: askedOfInWords(askedOf),
    bodies,
    channels,
  };
}

export const questionInWords = ({ text, section, hint, options }: QuestionWords): Record<string, string> => ({
  text,
  section,
  hint,
  options: options.join("\n"),
});

/** What was approved was approved as it was. */
export async function draftAgain({ tx, actor, consultation }: ConsultationWrite): Promise<void> {
  await tx
    .update(publicConsultation)
    .set({ state: "draft", writtenBy: actor.personId, version: consultation.version + 1 })
    .where(eq(publicConsultation.id, consultation.id));
}
