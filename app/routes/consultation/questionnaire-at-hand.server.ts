import type { LoaderFunctionArgs } from "@remix-run/node";
import { listMonitoringQuestions } from "~db/queries/consultation-monitoring.server";
import { listOpenQuestions } from "~db/queries/open-consultations.server";
import type { QuestionnaireSource } from "~/documents/questionnaire.view";
import { paths } from "~/paths";
import { notFound } from "~/routes/answer.server";
import { loadOpen } from "./open-at-hand.server";

/** The questionnaire on paper of the consultation in the address. @throws 404 where it takes no answers */
export async function loadQuestionnaire({
  context,
  params,
}: Pick<LoaderFunctionArgs, "context" | "params">): Promise<QuestionnaireSource & { slug: string }> {
  const { id, phase, monitored, shown } = await loadOpen({ context, params });
  if (phase !== "open") throw notFound();
  const { slug, title, why, privacy, contact, closesOn, proposal } = shown;
  return {
    ...{ slug, title, why, privacy, contact, closesOn, proposal },
    questions: await listOpenQuestions(context.database.publicDb, id),
    monitoring: await listMonitoringQuestions(context.database.db, { monitored }),
    officeName: context.settings.officeName,
    answerHref: `${context.origin}${paths.openConsultation(slug)}`,
  };
}
