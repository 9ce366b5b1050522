import { asc, desc, eq, sql } from "drizzle-orm";
import type { Question } from "../../app/domain/consultation/question";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import { isPublic } from "../../app/domain/consultation/public-consultation";
import { phaseOf } from "../../app/domain/consultation/standing";
import type { Db } from "../client.server";
import { openConsultation, openConsultationQuestion } from "../schema/open-consultation";
import { questionOf } from "./public-consultations.server";

/** Consultations as everybody may read them, in the role of public pages: of one that was never opened nothing is here. */
export type OpenConsultationRow = typeof openConsultation.$inferSelect;

/** By the end of its public address; null also where nobody may see it on that day. */
export async function findOpenConsultation(
  publicDb: Db,
  slug: string,
  today: CalendarDate,
): Promise<OpenConsultationRow | null> {
  const [found] = await publicDb.select().from(openConsultation).where(eq(openConsultation.slug, slug));
  return found && isPublic(phaseOf(found, today)) ? found : null;
}

/** What is open, the one that closes first before the others; then what is closed, the newest first. */
export async function listOpenConsultations(
  publicDb: Db,
  today: CalendarDate,
  limit = 50,
): Promise<Pick<OpenConsultationRow, "slug" | "title" | "state" | "opensOn" | "closesOn">[]> {
  const { id, slug, title, state, opensOn, closesOn } = openConsultation;
  return publicDb
    .select({ slug, title, state, opensOn, closesOn })
    .from(openConsultation)
    .where(sql`${state} = 'reported' or ${opensOn} <= ${today}`)
    .orderBy(
      desc(sql`${state} = 'opened' and ${closesOn} >= ${today}`),
      sql`case when ${closesOn} >= ${today} then ${closesOn} end`,
      desc(closesOn),
      desc(id),
    )
    .limit(limit);
}

/** What one asks, in its order. */
export async function listOpenQuestions(publicDb: Db, consultationId: number): Promise<Question[]> {
  const rows = await publicDb
    .select()
    .from(openConsultationQuestion)
    .where(eq(openConsultationQuestion.consultationId, consultationId))
    .orderBy(asc(openConsultationQuestion.position), asc(openConsultationQuestion.id));
  return rows.map(questionOf);
}
