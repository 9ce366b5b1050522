import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isBeforeDecision } from "~/domain/framework/lifecycle";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { submitFramework } from "~/services/sign-off/submit-framework.server";
import { countsInWords } from "~/ui/comments/words";
import { useDecidedThing } from "~/ui/decided-thing";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { Confirmation } from "~/ui/sign-off/confirmation";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";
import { LastSentBack } from "~/ui/sign-off/last-sent-back";
import { InDrafting, submitForm } from "~/ui/sign-off/in-drafting";
import { AfterSubmission } from "~/ui/sign-off/after-submission";
import { loadSignOff } from "./load-sign-off.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Sign-off – ${data.framework.title}`,
  needsScript: "alone",
  isKept: true,
});

export function loader(args: LoaderFunctionArgs) {
  return loadSignOff(args);
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: submitForm,
    act: async ({ service, params: { frameworkId }, posted }) => {
      const version = posted.get("contentVersion");
      await submitFramework(service, {
        frameworkId,
        contentVersion: typeof version === "string" ? version : "",
      });
    },
    done: ({ frameworkId }) => paths.signOff(frameworkId, "submit"),
    says: "nothing",
  });
}

export default function SignOffPage() {
  const thing = useDecidedThing();
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { framework, drafting, submitted, done, next } = data;
  const head = (
    <>
      <Confirmation done={done} state={framework.state} next={next} />
      <PageHeading title={titleOf(drafting)} caption={framework.title} />
      <p className="govuk-body-l">{data.statusLine}</p>
      {data.sentBack && <LastSentBack frameworkId={framework.id} event={data.sentBack} />}
      {isBeforeDecision(framework.state) && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.asPublished(framework.id)}>
            Read it as it will be read
          </a>
        </p>
      )}
    </>
  );
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <TwoThirds>
        {drafting ? (
          <InDrafting frameworkId={framework.id} head={head} answer={answer} {...drafting} />
        ) : (
          head
        )}
        {submitted && <AfterSubmission framework={framework} {...submitted} />}
        {data.comments && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.comments(framework.id)}>
              Comments
            </a>
            {`: ${countsInWords(data.comments)}`}
          </p>
        )}
        {data.mayWithdraw && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.withdrawFramework(framework.id)}>
              Withdraw this {thing.one}
            </a>
          </p>
        )}
      </TwoThirds>
    </>
  );
}

function titleOf(drafting: ReturnType<typeof useLoaderData<typeof loader>>["drafting"]): string {
  if (!drafting) return "Sign-off";
  return drafting.frozen ? "Submit it for sign-off" : "Why can’t we sign?";
}
