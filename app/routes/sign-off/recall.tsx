import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reasonForm } from "~/forms/reason-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { recallSubmission } from "~/services/sign-off/recall-submission.server";
import { pageHandle } from "~/ui/page-handle";
import { lapsing, ReasonPage } from "~/ui/sign-off/reason-page";
import { loadStep, postedDigest } from "./sign-off-at-hand.server";

const TITLE = "Recall it";
const form = reasonForm("recall");

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, steps } = await loadStep(args, "recall");
  return {
    framework: { id: framework.id, title: framework.title },
    digest: steps.submission.digest,
    lapses: lapsing(steps),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form,
    act: ({ service, value, params: { frameworkId }, posted }) =>
      recallSubmission(service, { frameworkId, digest: postedDigest(posted), reason: value.reason }),
    done: ({ frameworkId }) => paths.signOff(frameworkId, "recall"),
    says: "nothing",
  });
}

export default function Page() {
  const { framework, digest, lapses } = useLoaderData<typeof loader>();
  return (
    <ReasonPage
      title={TITLE}
      consequence="It goes back to drafting, so that it can be changed. It must be submitted and approved again, and keeps its reference."
      lapses={lapses}
      button="Recall"
      framework={framework}
      form={form}
      answer={useActionData<typeof action>()}
      hidden={{ digest }}
    />
  );
}
