import type { LoaderFunctionArgs } from "@remix-run/node";
import { listAnswers, listThemes } from "~db/queries/public-consultations.server";
import { answersExport } from "~/documents/answers-export.view";
import { readAnswersQuery } from "~/forms/consultation/answers-query";
import { answerTable } from "~/routes/answer-export.server";
import { loadAnswersOf } from "./consultation-at-hand.server";

/** The answers that are asked for, all of them where the address asks for none in particular. */
export async function loader(args: LoaderFunctionArgs) {
  const { consultation, questions } = await loadAnswersOf(args);
  const { db } = args.context.database;
  const query = readAnswersQuery(new URL(args.request.url).searchParams, null);
  const [answers, themes] = await Promise.all([
    listAnswers(db, consultation.id, { ...query, after: 0, limit: null }),
    listThemes(db, consultation.id),
  ]);
  const changes = consultation.proposal?.changes ?? [];
  return answerTable(args, consultation.title, answersExport({ questions, changes, themes, answers }));
}
