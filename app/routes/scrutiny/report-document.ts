import type { LoaderFunctionArgs } from "@remix-run/node";
import { draftedReport, scrutinyDocument } from "~/documents/scrutiny-report.view";
import { paths } from "~/paths";
import { documentAnswer, formatAsked } from "~/routes/answer-document.server";
import { loadReport, sourceNow } from "./report-at-hand.server";

/** The report as a file, for those inside the office: marked as a draft until it is presented. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, request } = args;
  const { framework, report } = await loadReport(args);
  const format = formatAsked(request.url);
  const shown = report.presented ?? draftedReport(report, await sourceNow(args, framework));
  const document = scrutinyDocument(shown, {
    href: `${context.origin}${paths.scrutinyReport(framework.id, report.id)}`,
    at: context.now().toISOString(),
  });
  const made = await context.offThread.run("make-draft", { name: "scrutiny-report", format, document });
  return documentAnswer(made, { name: "scrutiny-report", format, before: "" });
}
