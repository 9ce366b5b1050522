import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getBudget } from "~db/queries/content.server";
import { findMonitoredLine, findReturnLink } from "~db/queries/results.server";
import { hashToken } from "~/auth/session.server";
import { periodInWords, periodsOf } from "~/domain/results/period";
import { formatDate, formatInstant } from "~/domain/shared/calendar-date";
import { readReturn, returnForm, returnValues } from "~/forms/results/return-form";
import { NOT_RETURNED } from "~/domain/results/line-return";
import { params, paths } from "~/paths";
import { answerOpenPost, notFound, readParams } from "~/routes/answer.server";
import { NO_VERSION, todayOf } from "~/services/context.server";
import { enterReturn } from "~/services/results/enter-return.server";
import { PostForm } from "~/ui/form";
import { Button, InsetText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { ReturnFields } from "~/ui/results/return-fields";

export const handle = pageHandle<typeof loader>({
  title: ({ period, service }) => `Return for ${period} – ${service}`,
});

/**
 * The address is a secret. It is in no index, and no other page is told it: with `no-referrer` a browser would send forms without
 * saying where they come from, which this site refuses.
 */
export const headers: HeadersFunction = () => ({
  "Referrer-Policy": "strict-origin",
  "X-Robots-Tag": "noindex",
  "Cache-Control": "no-store",
});

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

/** What the link is for. @throws 404 for one that does not work, whyever */
async function loadLinked({ context, params: given }: Args) {
  const { returnToken } = readParams(params.returnLink, given);
  const { db } = context.database;
  const link = await findReturnLink(db, hashToken(returnToken), todayOf(context));
  if (!link) throw notFound();
  const { frameworkId, lineId, periodEndsOn } = link;
  const [budget, found] = await Promise.all([
    getBudget(db, frameworkId),
    findMonitoredLine(db, frameworkId, lineId),
  ]);
  const period =
    found && periodsOf(budget.years, found.line.frequency).find(({ endsOn }) => endsOn === periodEndsOn);
  if (!found || !period) throw notFound();
  const { line } = found;
  return {
    ...{ token: returnToken, link, line, period },
    stands: line.returns.find((one) => one.periodEndsOn === periodEndsOn) ?? null,
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const { link, line, period, stands } = await loadLinked(args);
  return {
    service: line.service,
    provider: line.provider,
    period: periodInWords(period),
    worksUntil: link.worksUntil,
    indicators: line.indicators,
    questions: line.questions,
    values: returnValues(line.indicators, stands),
    version: stands?.version ?? NOT_RETURNED,
    savedAt: stands ? formatInstant(stands.at) : null,
    officeName: args.context.settings.officeName,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { token, line } = await loadLinked(args);
  return answerOpenPost(args.request, returnForm(line), async (value, posted) => {
    const version = posted.get("version");
    await enterReturn(args.context, {
      token,
      ...readReturn(line, value),
      version: typeof version === "string" && /^\d{1,9}$/u.test(version) ? Number(version) : NO_VERSION,
    });
    return redirect(paths.enterReturn(token));
  });
}

export default function EnterReturn() {
  const {
    service,
    provider,
    period,
    worksUntil,
    indicators,
    questions,
    values,
    version,
    savedAt,
    officeName,
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <TwoThirds>
      <PostForm
        form={returnForm({ indicators, questions })}
        initial={values}
        version={version}
        answer={answer}
        before={
          <>
            <PageHeading title={`Return for ${period}`} caption={service} />
            {savedAt !== null && (
              <InsetText>
                Your return is there, as it was saved on {savedAt}. You can correct it until{" "}
                {formatDate(worksUntil)}: what was there before is kept.
              </InsetText>
            )}
            <p className="govuk-body">
              {officeName} asks {provider === "" ? "you" : provider} what came of the service in this period.
              This address is private to you, and works until {formatDate(worksUntil)}. Keep it to those who
              fill this in.
            </p>
          </>
        }
      >
        <ReturnFields indicators={indicators} questions={questions} isCorrection={savedAt !== null} />
        <Button>{savedAt === null ? "Send the return" : "Send the correction"}</Button>
      </PostForm>
    </TwoThirds>
  );
}
