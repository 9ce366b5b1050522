import type { Database } from "../../db/client.server";
import { findConsultation, listQuestions } from "../../db/queries/public-consultations.server";
import type { Actor } from "../../db/queries/people.server";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import type { ConsultationAct } from "../../app/domain/consultation/public-consultation";
import { NO_VERSION } from "../../app/services/context.server";
import { savePublicConsultation } from "../../app/services/consultation/save-consultation.server";
import { saveQuestion } from "../../app/services/consultation/save-question.server";
import { takeConsultationStep } from "../../app/services/consultation/take-step.server";
import type { Office } from "./action-plan";
import { at } from "./sign-off";

/** Before it opens, while it takes answers, and after the last of them. */
export const BEFORE = new Date("2018-01-02T10:00:00Z");
export const DURING = new Date("2018-01-20T10:00:00Z");
export const AFTER = new Date("2018-02-20T10:00:00Z");

export interface AskedConsultation {
  frameworkId: number;
  consultationId: number;
  slug: string;
  /** Of its one question, which is answered in words. */
  questionId: number;
  step: (act: ConsultationAct, who: Actor, when: Date) => Promise<void>;
}

/** A consultation that was opened on `BEFORE`, with one question in words. @param monitored what people are asked about themselves */
export async function anAskedConsultation(
  database: Database,
  office: Office,
  frameworkId: number,
  monitored: readonly string[],
): Promise<AskedConsultation> {
  const consultationId = await savePublicConsultation(at(database, office.author, BEFORE), {
    ...{ frameworkId, consultationId: "new", version: NO_VERSION, changeIds: [], monitored },
    title: "Our budget",
    why: "The money is less than last year.",
    privacy: "Two officers read them.",
    contact: "0116 496 0000",
    opensOn: calendarDate("2018-01-08"),
    closesOn: calendarDate("2018-02-19"),
  });
  const place = { frameworkId, consultationId };
  await saveQuestion(at(database, office.author, BEFORE), {
    ...{ ...place, questionId: "new", version: NO_VERSION },
    ...{ kind: "text", section: "", text: "What is missing?", hint: "", options: [], isRequired: false },
  });
  const now = () => findConsultation(database.db, frameworkId, consultationId);
  const step = async (act: ConsultationAct, who: Actor, when: Date) => {
    const version = (await now())?.version ?? 0;
    const reason = act === "withdraw" ? "It was asked too late" : "";
    await takeConsultationStep(at(database, who, when), { ...place, act, version, reason });
  };
  await step("approve", office.senior, BEFORE);
  await step("open", office.monitoring, BEFORE);
  const [question] = await listQuestions(database.db, consultationId);
  return { ...place, slug: (await now())?.slug ?? "", questionId: question?.id ?? 0, step };
}
