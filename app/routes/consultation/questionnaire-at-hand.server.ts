import type { LoaderFunctionArgs } from "@remix-run/node";
import { listMonitoringQuestions } from "~db/queries/consultation-monitoring.server";
import { listOpenQuestions } from "~db/queries/open-consultations.server";
import type { QuestionnaireSource } from "~/documents/questionnaire.view";
import type { Questionnaire } from "~/forms/consultation/answer-page-form";
import { paths } from "~/paths";
import { notFound } from "~/routes/answer.server";
import { loadOpen, type OpenConsultation } from "./open-at-hand.server";

type Args = Pick<LoaderFunctionArgs, "context" | "params">;

/** A consultation with what it asks. */
export type AskedNow = OpenConsultation & Questionnaire;

/** By what each request has of its own: that of a post is also that of the page which answers it. */
const told = new WeakMap<Args["context"], Promise<AskedNow>>();

/** The consultation in the address with its questions, read once for each request. @throws 404 where nobody may see it today */
export function loadAsked({ context, params }: Args): Promise<AskedNow> {
  const asked = told.get(context) ?? readAsked({ context, params });
  told.set(context, asked);
  return asked;
}

async function readAsked({ context, params }: Args): Promise<AskedNow> {
  const open = await loadOpen({ context, params });
  const { db, publicDb } = context.database;
  const [questions, monitoring] = await Promise.all([
    listOpenQuestions(publicDb, open.id),
    listMonitoringQuestions(db, open),
  ]);
  const changes = open.shown.proposal.changes.map(({ changeId, title }) => ({ changeId, title }));
  return { ...open, ...asItWas({ questions, changes, monitoring }) };
}

/** Of so many questionnaires what was asked for last is kept: their fields are made once, and not for each who answers. */
const MOST = 20;
const kept = new Map<string, Questionnaire>();

function asItWas(asked: Questionnaire): Questionnaire {
  const key = JSON.stringify(asked);
  const known = kept.get(key) ?? asked;
  kept.delete(key);
  kept.set(key, known);
  const [oldest] = kept.keys();
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
  return known;
}

/** The questionnaire on paper of the consultation in the address. @throws 404 where it takes no answers */
export async function loadQuestionnaire({
  context,
  params,
}: Args): Promise<QuestionnaireSource & { slug: string }> {
  const { phase, shown, questions, monitoring } = await loadAsked({ context, params });
  if (phase !== "open") throw notFound();
  const { slug, title, why, privacy, contact, closesOn, proposal } = shown;
  return {
    ...{ slug, title, why, privacy, contact, closesOn, proposal, questions, monitoring },
    officeName: context.settings.officeName,
    answerHref: `${context.origin}${paths.openConsultation(slug)}`,
  };
}
