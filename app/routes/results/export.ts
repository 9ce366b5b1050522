import type { LoaderFunctionArgs } from "@remix-run/node";
import { readResults } from "~db/queries/results.server";
import { resultsExport } from "~/documents/results-export.view";
import { answerTable } from "~/routes/answer-export.server";
import { loadResultsRoom } from "./results-at-hand.server";

export async function loader(args: LoaderFunctionArgs) {
  const { framework, today, setting } = await loadResultsRoom(args);
  const { lines } = await readResults(args.context.database.db, framework.id);
  const table = resultsExport(lines, {
    ...{ years: framework.years, today },
    limitPercent: setting.limitPercent,
  });
  return answerTable(args, framework.title, table);
}
