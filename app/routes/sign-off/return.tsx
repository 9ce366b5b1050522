import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reasonForm } from "~/forms/reason-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { returnSubmission } from "~/services/sign-off/return-submission.server";
import { OpenRequests } from "~/ui/comments/open-requests";
import { pageHandle } from "~/ui/page-handle";
import { lapsing, ReasonPage } from "~/ui/sign-off/reason-page";
import { loadStep, postedDigest } from "./sign-off-at-hand.server";

const TITLE = "Return it to its authors";
const form = reasonForm("return");

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, steps, content } = await loadStep(args, "return");
  return {
    framework: { id: framework.id, title: framework.title },
    digest: steps.submission.digest,
    lapses: lapsing(steps),
    requests: content.openRequests,
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form,
    act: ({ service, value, params: { frameworkId }, posted }) =>
      returnSubmission(service, { frameworkId, digest: postedDigest(posted), reason: value.reason }),
    done: ({ frameworkId }) => paths.signOff(frameworkId, "return"),
    says: "nothing",
  });
}

export default function Page() {
  const { framework, digest, lapses, requests } = useLoaderData<typeof loader>();
  return (
    <ReasonPage
      title={TITLE}
      consequence="It goes back to drafting, with your reason. When it is put right it is submitted again, and every step is taken again."
      lapses={lapses}
      button="Return"
      framework={framework}
      form={form}
      answer={useActionData<typeof action>()}
      hidden={{ digest }}
    >
      {requests.length > 0 ? (
        <>
          <p className="govuk-body">With it goes what is asked to be changed at:</p>
          <OpenRequests frameworkId={framework.id} requests={requests} />
        </>
      ) : (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.newComment(framework.id, "whole")}>
            Ask for a change at a place first
          </a>
          , so that its authors see where, and it is not submitted again before it is resolved.
        </p>
      )}
    </ReasonPage>
  );
}
