import type { LoaderFunctionArgs } from "@remix-run/node";
import { consultationBodies } from "~/domain/consultation/consultation-report";
import type { ConsultationBody } from "~/domain/consultation/reported";
import { notFound } from "~/routes/answer.server";
import { reportNow } from "~/services/consultation/report-now.server";
import { loadAnswersOf, type ConsultationAtHand } from "./consultation-at-hand.server";

/**
 * The report of the consultation in the address: as it was published, else drafted from what is there today.
 * @throws 404 before people were asked; 403
 */
export async function loadReport(
  args: Pick<LoaderFunctionArgs, "context" | "request" | "params">,
): Promise<ConsultationAtHand & { report: ConsultationBody; isDraft: boolean }> {
  const at = await loadAnswersOf(args);
  const { consultation, framework, today } = at;
  const { db } = args.context.database;
  const reported = consultation.report ?? (await reportNow(db, consultation, today));
  if (reported === null) throw notFound();
  const content = await args.context.contentOf(framework.id);
  const [report] = consultationBodies({
    ...content,
    consultationReports: [{ id: consultation.id, ...reported }],
  });
  if (!report) throw notFound();
  return { ...at, report, isDraft: consultation.report === null };
}
