import type { LoaderFunctionArgs } from "@remix-run/node";
import { publishedAnswer } from "~/routes/answer-document.server";
import { loadQuestionnaire } from "./questionnaire-at-hand.server";

/** The questionnaire to be filled in in Word, or printed. */
export async function loader(args: LoaderFunctionArgs) {
  const { slug, ...source } = await loadQuestionnaire(args);
  const file = { name: "questionnaire" as const, format: "docx" as const, ...source };
  return publishedAnswer(args.context, args.request, { file, before: slug });
}
