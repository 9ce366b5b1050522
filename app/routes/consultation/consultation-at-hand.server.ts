import type { LoaderFunctionArgs } from "@remix-run/node";
import { listDimensions } from "~db/queries/dated-settings.server";
import { findConsultation, listQuestions } from "~db/queries/public-consultations.server";
import {
  mayConsiderAnswers,
  mayReadAnswers,
  mayWriteConsultation,
  seesAllFrameworks,
  type Permission,
} from "~/auth/permissions";
import { monitorable, type MonitoringQuestion } from "~/domain/consultation/monitoring";
import { askableChanges } from "~/domain/consultation/proposal";
import type { PublicConsultation } from "~/domain/consultation/public-consultation";
import type { Question } from "~/domain/consultation/question";
import { phaseOf, type ConsultationPhase } from "~/domain/consultation/standing";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { params } from "~/paths";
import { forbidden, notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { loadStanding, type StandingAtHand } from "~/routes/sign-off/sign-off-at-hand.server";
import { todayOf } from "~/services/context.server";
import { inheritedOf } from "~/services/sign-off/framework-before.server";

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

/** For the pages of a framework's consultations. @throws 404 for a baseline; 403 for whoever has no part in them */
export async function loadAsking(args: Args): Promise<StandingAtHand & { today: CalendarDate }> {
  const at = await loadStanding(args);
  if (at.framework.state === "baseline") throw notFound();
  if (!seesAllFrameworks(at.actor)) throw forbidden("Your roles do not include reading consultations.");
  return { ...at, today: todayOf(args.context) };
}

export interface ConsultationAtHand extends StandingAtHand {
  consultation: PublicConsultation;
  phase: ConsultationPhase;
  today: CalendarDate;
  mayWrite: Permission;
  mayConsider: Permission;
}

/** The consultation in the address. @throws as `loadAsking`; 404 */
export async function loadConsultation(args: Args): Promise<ConsultationAtHand> {
  const at = await loadAsking(args);
  const { consultationId } = readParams(params.publicConsultation, args.params);
  const consultation = await findConsultation(args.context.database.db, at.framework.id, consultationId);
  if (!consultation) throw notFound();
  const phase = phaseOf(consultation, at.today);
  return {
    ...at,
    consultation,
    phase,
    mayWrite: mayWriteConsultation(at.actor, consultation, at.standing),
    mayConsider: mayConsiderAnswers(at.actor, phase, at.standing),
  };
}

/** The same for whoever writes it. @throws 403, 409 */
export async function loadConsultationToWrite(args: Args): Promise<ConsultationAtHand> {
  const at = await loadConsultation(args);
  requirePermission(at.mayWrite);
  return at;
}

/** The same with its questions, for whoever reads answers. @throws 403 */
export async function loadAnswersOf(args: Args): Promise<ConsultationAtHand & { questions: Question[] }> {
  const at = await loadConsultation(args);
  if (!mayReadAnswers(at.actor)) throw forbidden("Your roles do not include reading answers.");
  return { ...at, questions: await listQuestions(args.context.database.db, at.consultation.id) };
}

/** The changes that people can be asked about, with those that are chosen already. */
export async function changesToAskAbout(
  { context }: Args,
  frameworkId: number,
): Promise<{ id: number; title: string }[]> {
  const { db } = context.database;
  const content = await context.contentOf(frameworkId);
  const inherited = await inheritedOf(db, frameworkId, content, todayOf(context));
  return askableChanges(content, inherited).map(({ id, title }) => ({ id, title }));
}

/** What people can be asked about themselves. */
export async function monitorableNow({
  context,
}: Pick<Args, "context">): Promise<Pick<MonitoringQuestion, "key" | "label">[]> {
  const questions = monitorable(await listDimensions(context.database.db), todayOf(context));
  return questions.map(({ key, label }) => ({ key, label }));
}

/** What a page of it needs to know of the framework. */
export const asTitled = ({ id, title }: { id: number; title: string }) => ({ id, title });

/** By which a row of a survey that was deleted on request is known again, without keeping it. */
export function deletedRowsSecret({ context }: Pick<LoaderFunctionArgs, "context">, consultationId: number) {
  return context.signer.lastingSecretFor(`deleted survey rows ${consultationId}`);
}
