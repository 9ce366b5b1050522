import type { LoaderFunctionArgs } from "@remix-run/node";
import { findingsExport } from "~/documents/equality-information.view";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { answerTable } from "~/routes/answer-export.server";
import { loadEqualityYear } from "./equality-year.server";

export async function loader(args: LoaderFunctionArgs) {
  const { year, found } = await loadEqualityYear(args);
  return answerTable(args, `Equality information ${formatFinancialYear(year)}`, findingsExport(found));
}
