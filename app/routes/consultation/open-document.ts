import type { LoaderFunctionArgs } from "@remix-run/node";
import { publishedBody } from "~/domain/consultation/consultation-report";
import { paths } from "~/paths";
import { notFound } from "~/routes/answer.server";
import { formatAsked, publishedAnswer } from "~/routes/answer-document.server";
import { loadOpen } from "./open-at-hand.server";

/** The published report of a consultation as a file, for anybody. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, request } = args;
  const { report } = await loadOpen(args);
  if (!report) throw notFound();
  return publishedAnswer(context, request, {
    file: {
      name: "consultation",
      format: formatAsked(request.url),
      report: publishedBody(report),
      officeName: context.settings.officeName,
      readHref: `${context.origin}${paths.openConsultation(report.slug)}`,
      draftAt: null,
    },
    before: report.slug,
  });
}
