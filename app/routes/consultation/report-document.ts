import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportFileName } from "~/documents/exported-table.view";
import { paths } from "~/paths";
import { documentAnswer, formatAsked } from "~/routes/answer-document.server";
import { loadReport } from "./report-at-hand.server";

/** The report as a file, marked as a draft until it is published. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, request } = args;
  const { framework, consultation, report, isDraft } = await loadReport(args);
  const format = formatAsked(request.url);
  const made = await context.offThread.run("make-draft", {
    name: "consultation",
    format,
    report,
    officeName: context.settings.officeName,
    readHref: `${context.origin}${paths.consultationReport(framework.id, consultation.id)}`,
    draftAt: isDraft ? context.now().toISOString() : null,
  });
  return documentAnswer(made, {
    name: "consultation",
    format,
    before: exportFileName(framework.title, { name: isDraft ? "draft" : "" }),
  });
}
