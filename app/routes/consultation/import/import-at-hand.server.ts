import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { findAnswerImport, type AnswerImport } from "~db/queries/answer-imports.server";
import { paths } from "~/paths";
import { requirePermission } from "~/routes/require-permission.server";
import {
  understoodAnswers,
  type UnderstoodAnswers,
} from "~/services/consultation/import/understood-answers.server";
import { deletedRowsSecret, loadConsultation, type ConsultationAtHand } from "../consultation-at-hand.server";

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

/** For whoever imports answers, with what they have begun; null for nothing. @throws 403, 409 */
export async function loadImporting(
  args: Args,
): Promise<ConsultationAtHand & { draft: AnswerImport | null }> {
  const at = await loadConsultation(args);
  requirePermission(at.mayConsider);
  const { consultation, actor } = at;
  return { ...at, draft: await findAnswerImport(args.context.database.db, consultation.id, actor.personId) };
}

/** The same where something was begun, and what it says; else it leads to where that is done. */
export async function loadImport(
  args: Args,
): Promise<ConsultationAtHand & { draft: AnswerImport; understood: UnderstoodAnswers }> {
  const { draft, ...at } = await loadImporting(args);
  if (!draft) throw redirect(paths.importAnswers(at.framework.id, at.consultation.id));
  const secret = await deletedRowsSecret(args, at.consultation.id);
  const understood = await understoodAnswers(args.context.database.db, at.consultation, draft, secret);
  return { ...at, draft, understood };
}
