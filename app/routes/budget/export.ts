import type { LoaderFunctionArgs } from "@remix-run/node";
import { budgetExport } from "~/documents/budget-export.view";
import { answerExport } from "~/routes/answer-export.server";

export function loader(args: LoaderFunctionArgs) {
  return answerExport(args, ({ budget, statedTotals }) => budgetExport(budget, statedTotals));
}
