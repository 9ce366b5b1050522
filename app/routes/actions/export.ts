import type { LoaderFunctionArgs } from "@remix-run/node";
import { actionPlanExport } from "~/documents/action-plan-form.view";
import { namedChanges } from "~/documents/record-eia.view";
import { detailsBody, eiaBody } from "~/domain/decision/signed-snapshot";
import { answerExport } from "~/routes/answer-export.server";

export function loader(args: LoaderFunctionArgs) {
  return answerExport(args, (content) =>
    actionPlanExport(eiaBody(content), namedChanges({ published: true, body: detailsBody(content) })),
  );
}
