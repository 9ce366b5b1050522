import type { LoaderFunctionArgs } from "@remix-run/node";
import { listPublishedDecisions } from "~db/queries/register.server";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { params as schemas, paths } from "~/paths";
import { notFound } from "~/routes/answer.server";
import { publishedAnswer } from "~/routes/answer-document.server";

/** More than most offices decide in ten years. */
const DECISIONS_IN_WORKBOOK = 1_000;

/** The register as a workbook, newest first; a longer one leads on to the next. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const before = new URL(request.url).searchParams.get("before") ?? undefined;
  if (before !== undefined && !schemas.record.safeParse({ reference: before }).success) throw notFound();
  const { decisions, next } = await listPublishedDecisions(
    context.database.publicDb,
    dateInLondon(context.now()),
    { limit: DECISIONS_IN_WORKBOOK, before },
  );
  if (before !== undefined && decisions.length === 0) throw notFound();
  context.allowKeeping();
  return publishedAnswer(context, request, {
    file: {
      name: "register",
      format: "xlsx",
      decisions,
      addressBefore: `${context.origin}${paths.decision("")}`,
      olderHref: next === null ? null : `${context.origin}${paths.decisionsWorkbook(next)}`,
    },
    before: "",
  });
}
