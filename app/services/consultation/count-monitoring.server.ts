import { findMonitoring } from "~db/queries/consultation-monitoring.server";
import { mayCountMonitoring } from "~/auth/permissions";
import type { Role } from "~/domain/framework/lifecycle";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";
import {
  consultationInWords,
  withConsultation,
  type ConsultationPlace,
  type ConsultationWrite,
} from "./internal/consultation-write.server";
import { settleMonitoring } from "./internal/monitoring.server";

/**
 * Says that everything on paper is entered: what people said of themselves is counted, nothing is added any more, and the counts that
 * are safe are shown (rule 31). They are shown once and never others, since of two the difference would tell of whoever came between.
 * @throws Refusal not-found; stale; conflict while it takes answers, and where it asks nothing of the kind
 */
export async function countMonitoring(
  context: ServiceContext,
  { version, ...place }: ConsultationPlace & { version: number },
): Promise<void> {
  await withConsultation(context, place, async (write) => {
    const role = allow(mayCountMonitoring(write.actor, write.phase, write.standing));
    requireVersion(write.consultation, version, consultationInWords(write.consultation));
    if (write.consultation.monitored.length === 0) {
      throw new Refusal({ kind: "conflict", message: "It asks people nothing about themselves." });
    }
    await settleCounts(write, role);
  });
}

/** The same with what publishes them. Where they are counted already, or nothing was asked, there is nothing to do. */
export async function settleCounts(write: ConsultationWrite, role: Role): Promise<void> {
  const { tx, consultation, today } = write;
  const monitoring = await findMonitoring(tx, consultation.id);
  if (monitoring?.countedOn !== null) return;
  await settleMonitoring(tx, consultation.id, today);
  recordEvent(write, {
    act: "monitoring.count",
    role,
    subject: consultation.title,
    detail: { consultationId: consultation.id },
  });
}
