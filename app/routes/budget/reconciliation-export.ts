import type { LoaderFunctionArgs } from "@remix-run/node";
import { reconciliationExport } from "~/documents/reconciliation-export.view";
import { answerExport } from "~/routes/answer-export.server";

export function loader(args: LoaderFunctionArgs) {
  return answerExport(args, reconciliationExport);
}
