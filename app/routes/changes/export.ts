import type { LoaderFunctionArgs } from "@remix-run/node";
import { changesExport } from "~/documents/changes-export.view";
import { answerExport } from "~/routes/answer-export.server";

export function loader(args: LoaderFunctionArgs) {
  return answerExport(args, changesExport);
}
